// One-time links by which people set their first or a new password. A week long, single use, the newest one counts.
import { audience } from '../platform/audience.ts'
import type { Context } from '../platform/context.ts'
import { theDesk } from '../platform/context.ts'
import { DeskError, missing } from '../platform/errors.ts'
import { act } from '../platform/events.ts'
import { implement, implementPublic, type Stranger } from '../platform/execute.ts'
import type { Permission } from '../platform/operation.ts'
import * as store from './access.store.ts'
import { acceptInvitation, invite as inviteOperation, viewInvitation } from './contract.ts'
import { hashPassword } from './password.ts'
import * as people from './people.store.ts'
import { withinOwn } from './policy.ts'
import { inPath, personId } from './references.ts'
import { startSession } from './sessions.ts'
import { newToken, readToken } from './token.ts'

const life = 7 * 24 * 3600 * 1000

export const invite = implement(inviteOperation, async (ctx, { id: reference }) => {
  const id = await inPath('person', personId(ctx, reference, 'id'))
  const person = await people.brief(ctx, id)
  if (!person) throw missing('person')
  if (!person.active)
    throw new DeskError('conflict', `${person.name} is deactivated, so no invitation was made. Activate them first.`)
  // The link is a way into the account: only somebody who may do as much themselves gets to hold it.
  withinOwn(ctx, person.permissions as Permission[], `Inviting ${person.name}`)
  return { ...(await linkFor(ctx, id)), person: { id, name: person.name } }
})

export async function linkFor(ctx: Context, person: string) {
  const { token, hash } = newToken('invitation', ctx.tenant)
  const expiresAt = new Date(ctx.now.getTime() + life)
  const invitation = { id: ctx.newId(), person_id: person, token_hash: hash, expires_at: expiresAt }
  await store.replaceInvitation(ctx, invitation)
  await ctx.record({ name: 'person.invited', subject: { kind: 'person', id: person }, audience: [audience.directory] })
  return {
    id: invitation.id,
    url: `${ctx.baseUrl}/invitation#token=${token}`,
    expiresAt: expiresAt.toISOString(),
  }
}

export const view = implementPublic(viewInvitation, (stranger, { token }) =>
  withInvitation(stranger, token, async (ctx, found) => {
    const { name: workspace } = await store.tenant(ctx)
    return { workspace, name: found.name, email: found.email, expiresAt: found.expires_at.toISOString() }
  }),
)

export const accept = implementPublic(acceptInvitation, async (stranger, { token, password }) => {
  const hash = await hashPassword(password)
  const { tenant, person } = await withInvitation(stranger, token, async (ctx, found) => {
    await store.removeInvitation(ctx, found.id)
    await store.setPassword(ctx, found.person_id, hash)
    await store.endSessions(ctx, found.person_id, { allBut: undefined })
    await ctx.record({
      name: 'invitation.accepted',
      subject: { kind: 'person', id: found.person_id },
      audience: [audience.directory],
    })
    return { tenant: ctx.tenant, person: found.person_id }
  })
  return startSession(stranger, tenant, person)
})

type Found = NonNullable<Awaited<ReturnType<typeof store.findInvitation>>>

async function withInvitation<T>(
  { runtime }: Stranger,
  token: string,
  use: (ctx: Context, found: Found) => Promise<T>,
): Promise<T> {
  const place = readToken('invitation', token)
  if (!place) throw gone()
  return act(runtime, { tenant: place.tenant, actor: theDesk }, async (ctx) => {
    const found = await store.findInvitation(ctx, place.hash)
    if (!found?.active || found.expires_at <= ctx.now) throw gone()
    return use(ctx, found)
  })
}

const gone = () =>
  new DeskError(
    'not_found',
    'This invitation was used already, has expired, or was replaced by a newer one. Ask an admin for a new link.',
  )
