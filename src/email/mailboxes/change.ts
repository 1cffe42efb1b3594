// Adding, changing and removing a mailbox. What it is told in secret goes into no event.
import { newToken, teamId } from '../../directory/index.ts'
import { audience } from '../../platform/audience.ts'
import type { Context } from '../../platform/context.ts'
import { violated } from '../../platform/database/failures.ts'
import { DeskError, invalid } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { unchanged } from '../../platform/revision.ts'
import { categoryId } from '../../tickets/index.ts'
import { addMailbox, changeMailbox, Handling, type Mailbox, removeMailbox, renewHook } from './contract.ts'
import { present } from './present.ts'
import { mailboxOf } from './read.ts'
import { readableSecrets, type Secrets, sealSecrets } from './secrets.ts'
import * as store from './store.ts'

export const add = implement(addMailbox, async (ctx, { name, address, ...wish }) => {
  const id = ctx.newId()
  const { token, hash } = newToken('mail_hook', ctx.tenant)
  const placed = await placeOf(ctx, wish)
  const row = {
    name,
    address,
    sender_name: wish.senderName ?? null,
    team_id: placed.team_id ?? null,
    category_id: placed.category_id ?? null,
    language: wish.language ?? 'en',
    signature: wish.signature ?? '',
    active: wish.active ?? true,
    incoming: wish.incoming ?? { kind: 'delivered' as const },
    outgoing: wish.outgoing ?? { kind: 'none' as const },
    handling: Handling.parse(wish.handling ?? {}),
    secrets: sealSecrets(ctx, secretsOf({}, wish)),
    hook_hash: hash,
  }
  refuse(row)
  await store.insert(ctx, id, row).catch(taken)
  await tell(ctx, id, 'mailbox.added', { name, address })
  return { ...present(ctx, await mailboxOf(ctx, id)), hookKey: token }
})

export const change = implement(changeMailbox, async (ctx, { id: reference, ...wish }) => {
  const { id } = await mailboxOf(ctx, reference)
  await store.hold(ctx, id)
  const before = await mailboxOf(ctx, id)
  const shown = present(ctx, before)
  await unchanged(ctx, 'mailbox', before.revision, async () => shown)
  const { name, address, language, signature, active, incoming, outgoing } = wish
  const values = {
    ...defined({ name, address, language, signature, active, incoming, outgoing }),
    ...(await placeOf(ctx, wish)),
    ...(wish.senderName !== undefined && { sender_name: wish.senderName }),
    ...(wish.handling && { handling: Handling.parse({ ...shown.handling, ...defined(wish.handling) }) }),
    ...(hasSecrets(wish) && {
      secrets: sealSecrets(ctx, secretsOf(readableSecrets(ctx, before.secrets) ?? {}, wish)),
    }),
  }
  refuse({ ...before, ...values })
  await store.update(ctx, id, values).catch(taken)
  const after = present(ctx, await mailboxOf(ctx, id))
  await tell(ctx, id, 'mailbox.changed', {
    ...differences(shown, after),
    ...(hasSecrets(wish) && { secrets: 'changed' }),
  })
  return after
})

export const remove = implement(removeMailbox, async (ctx, { id: reference }) => {
  const { id, name } = await mailboxOf(ctx, reference)
  if (!(await store.removeUnused(ctx, id)))
    throw new DeskError(
      'conflict',
      `${name} has held or sent messages, which stay in the ledger and the outbox, so it was not removed. Switch it off instead.`,
    )
  await tell(ctx, id, 'mailbox.removed', { name })
  return null
})

export const renew = implement(renewHook, async (ctx, { id: reference }) => {
  const { id } = await mailboxOf(ctx, reference)
  const { token, hash } = newToken('mail_hook', ctx.tenant)
  await store.update(ctx, id, { hook_hash: hash })
  await tell(ctx, id, 'mailbox.changed', { hookKey: 'renewed' })
  return { hookKey: token }
})

interface Placing {
  team?: string | null | undefined
  category?: string | null | undefined
}

async function placeOf(ctx: Context, { team, category }: Placing) {
  return {
    ...(team !== undefined && { team_id: team === null ? null : await teamId(ctx, team) }),
    ...(category !== undefined && { category_id: category === null ? null : await categoryId(ctx, category) }),
  }
}

interface Told {
  incomingPassword?: string | undefined
  outgoingPassword?: string | undefined
}

const hasSecrets = (wish: Told) => wish.incomingPassword !== undefined || wish.outgoingPassword !== undefined

const secretsOf = (before: Secrets, { incomingPassword, outgoingPassword }: Told): Secrets => ({
  ...before,
  ...(incomingPassword !== undefined && { incomingPassword }),
  ...(outgoingPassword !== undefined && { outgoingPassword }),
})

/** A password never travels in the clear, except to this machine. */
export function refuse(row: Pick<store.MailboxRow, 'incoming' | 'outgoing'>) {
  for (const side of ['incoming', 'outgoing'] as const) {
    const server = row[side]
    if ('security' in server && server.security === 'none' && !isHere(server.host))
      throw invalid(
        `${side}.security`,
        'may be none for servers on this machine only: passwords and mail would travel readable. Choose tls or starttls',
      )
  }
}

const isHere = (host: string) => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(host)

const defined = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

function taken(error: unknown): never {
  const what = violated(error)
  if (!what) throw error
  throw String(what).includes('name')
    ? invalid('name', 'is taken: there is another mailbox of this name')
    : invalid('address', 'is taken: there is another mailbox of this address')
}

const told = [
  'name',
  'address',
  'senderName',
  'team',
  'category',
  'language',
  'active',
  'incoming',
  'outgoing',
  'handling',
] as const

function differences(before: Mailbox, after: Mailbox): Record<string, unknown> {
  return Object.fromEntries(
    told.flatMap((key) =>
      JSON.stringify(before[key]) === JSON.stringify(after[key]) ? [] : [[key, [before[key], after[key]]]],
    ),
  )
}

const tell = (ctx: Context, id: string, name: `mailbox.${string}`, changes: Record<string, unknown>) =>
  ctx.record({ name, subject: { kind: 'mailbox', id }, changes, audience: [audience.agents] })
