// What a link in a mail does: for its recipient, its ticket and its act only, in their name and by their rights, once.
import { actorOf } from '../../../directory/index.ts'
import { audience } from '../../../platform/audience.ts'
import { type Context, theDesk } from '../../../platform/context.ts'
import { DeskError, invalid } from '../../../platform/errors.ts'
import { act } from '../../../platform/events.ts'
import { carryOut, implementPublic, type Stranger } from '../../../platform/execute.ts'
import { channels } from '../../../tickets/index.ts'
import { mayStop } from '../compose/head.ts'
import { type LinkAct, type MailLink, useLink, viewLink } from './contract.ts'
import * as store from './store.ts'
import { readLink } from './token.ts'

const life = 30 * 24 * 3600 * 1000

export const view = implementPublic(viewLink, (stranger, { token }) =>
  withLink(stranger, token, async (ctx, row) => present(ctx, row)),
)

export const use = implementPublic(useLink, (stranger, { token, act: wanted, reason }) =>
  withLink(stranger, token, async (ctx, row) => {
    const { acts, reason: why } = present(ctx, row)
    if (!acts.includes(wanted))
      throw new DeskError('conflict', `${why ?? 'This link is not for that.'} Nothing was changed.`)
    await carry(ctx, row, wanted, reason)
    return present(ctx, (await store.find(ctx, row.id)) as store.LinkRow)
  }),
)

async function carry(
  ctx: Context,
  { id, ticket_id, person_id }: store.LinkRow,
  wanted: LinkAct,
  reason: string | undefined,
) {
  if (wanted === 'stop' || wanted === 'start') return mute(ctx, { id, ticket_id, person_id }, wanted)
  const person = ctx.as(await actorOf(ctx, person_id))
  if (wanted === 'confirm') await carryOut(person, channels.closing, { id: ticket_id })
  else await carryOut(person, channels.reopening, { id: ticket_id, ...(reason?.trim() && { reason }) })
  await store.used(ctx, id)
}

const said = { stop: 'stopped', start: 'started' } as const

async function mute(
  ctx: Context,
  { id, ticket_id, person_id }: Pick<store.LinkRow, 'id' | 'ticket_id' | 'person_id'>,
  wanted: 'stop' | 'start',
) {
  await store.mute(ctx, ticket_id, person_id, wanted === 'stop')
  const inside = (await channels.correspondenceOf(ctx, ticket_id))?.inside ?? []
  await ctx.record({
    name: `mail.${said[wanted]}`,
    subject: { kind: 'mail', id },
    changes: { ticket: ticket_id },
    audience: [audience.person(person_id), ...inside],
  })
}

/**
 * What a mail program posts when its reader presses *unsubscribe* (RFC 8058): it acts at once, without a page and without signing in.
 * As often as it comes, it stays stopped. @throws DeskError for a link that is for something else
 */
export const unsubscribe = (runtime: Stranger['runtime'], token: string): Promise<{ ticket: string }> =>
  withLink({ runtime }, token, async (ctx, row) => {
    if (!mayStop(row)) throw new DeskError('conflict', 'This link is not for that. Nothing was changed.')
    if (!row.muted_at) await mute(ctx, row, 'stop')
    return { ticket: row.number }
  })

async function withLink<T>(
  { runtime }: Pick<Stranger, 'runtime'>,
  token: string,
  use: (ctx: Context, row: store.LinkRow) => Promise<T>,
): Promise<T> {
  const place = readLink(runtime.secret, token)
  if (!place) throw invalid('token', 'is no link of this desk: copy the whole of it from the mail')
  return act(runtime, { tenant: place.tenant, actor: theDesk }, async (ctx) => {
    const row = await store.find(ctx, place.mail)
    if (!row || row.deleted_at || row.created_at.getTime() + life < ctx.now.getTime()) throw gone()
    return use(ctx, row)
  })
}

/** Which acts are open now. */
function present(ctx: Context, row: store.LinkRow): MailLink {
  const { reason, acts } = open(row)
  return {
    workspace: row.workspace,
    ticket: row.number,
    title: row.title,
    acts,
    about: row.role === 'requester' ? 'reminders' : 'mail',
    reason,
    expiresAt: new Date(Math.max(row.created_at.getTime() + life, ctx.now.getTime())).toISOString(),
  }
}

function open(row: store.LinkRow): Pick<MailLink, 'acts' | 'reason'> {
  const asks = row.kind === 'resolution' && row.role === 'requester' && row.person_id === row.requester_id
  if (!asks)
    return mayStop(row)
      ? { acts: [row.muted_at ? 'start' : 'stop'], reason: null }
      : { acts: [], reason: 'Reply to the mail to tell us more.' }
  if (!row.active)
    return { acts: [], reason: 'Your account at this desk is not active any more, so nothing is changed.' }
  if (row.merged_into)
    return { acts: [], reason: 'The ticket goes on in another one. Reply to the mail if something is still wrong.' }
  if (row.link_used_at) return { acts: [], reason: 'You have answered this already.' }
  if (row.status === 'resolved') return { acts: ['confirm', 'reopen'], reason: null }
  return {
    acts: [],
    reason:
      row.status === 'closed'
        ? 'The ticket is closed. Reply to the mail if something is still wrong.'
        : 'The ticket is open again: somebody is working on it.',
  }
}

const gone = () =>
  new DeskError('not_found', 'This link has expired or is not complete. Reply to the mail it came with instead.')
