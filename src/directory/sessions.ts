// Signing in and out. A wrong password, an unknown address and a deactivated account get the same answer in the same time.
import { createHash } from 'node:crypto'
import { audience } from '../platform/audience.ts'
import type { Context } from '../platform/context.ts'
import { pageSize, readCursor, toPage } from '../platform/cursor.ts'
import { DeskError, invalid, missing } from '../platform/errors.ts'
import { act } from '../platform/events.ts'
import { implement, implementPublic, type Stranger } from '../platform/execute.ts'
import * as store from './access.store.ts'
import { sessionLife } from './authenticate.ts'
import { changePassword, endSession, listSessions, type Me, signIn as signInOperation, signOut } from './contract.ts'
import { asPerson, meOf } from './me.ts'
import { hashPassword, passwordMatches } from './password.ts'
import { noteRefusal } from './sign-in-log.ts'
import { newToken } from './token.ts'

const window = 15 * 60_000
const limits = { account: 10, address: 100 }

export const signIn = implementPublic(signInOperation, async (stranger, { email, password, workspace }) => {
  const { database } = stranger.runtime
  const buckets = { account: bucket('account', email), address: bucket('address', stranger.address) }
  const attempts = await countAttempt(stranger, buckets)
  const tenants = await database.outsideTenants((db) => store.tenantsOfEmail(db, email))
  const asked = tenants.filter((one) => !workspace || one.slug === workspace)
  const proven: typeof tenants = []
  for (const tenant of asked) {
    const found = await database.inTenant(
      tenant.id,
      (db) => store.passwordOf({ db, tenant: tenant.id } as Context, { email }),
      { readOnly: true },
    )
    if (found?.active && (await passwordMatches(password, found.password_hash))) proven.push(tenant)
  }
  if (proven.length === 0) {
    if (asked.length === 0) await passwordMatches(password, null)
    noteRefusal(stranger, { email, tenants: asked, locked: attempts === limits.account ? window / 60_000 : undefined })
    throw new DeskError(
      'unauthenticated',
      'Address and password do not fit together. Check both; if you forgot the password, ask an admin for a new invitation.',
    )
  }
  await database.outsideTenants((db) => store.forgetAttempts(db, buckets))
  if (proven.length > 1) {
    const names = proven.map(({ slug, name }) => `${slug} (${name})`).join(', ')
    throw invalid('workspace', `is needed, since this address has accounts in several: ${names}`)
  }
  const [tenant] = proven as [(typeof proven)[0]]
  const person = await database.inTenant(
    tenant.id,
    (db) => store.passwordOf({ db, tenant: tenant.id } as Context, { email }),
    { readOnly: true },
  )
  return startSession(stranger, tenant.id, person?.id as string)
})

const bucket = (kind: string, value: string) => `${kind}:${createHash('sha256').update(value).digest('base64url')}`

/**
 * Counted as failed before the password is looked at, so that a thousand tries at once are no way around the limit. Answers
 * with how many stand against the account, this one included.
 */
async function countAttempt({ runtime }: Stranger, buckets: store.Buckets): Promise<number> {
  const now = runtime.clock.now()
  const attempts = await runtime.database.outsideTenants(async (db) => {
    const counts = await store.attempts(db, buckets, new Date(now.getTime() - window))
    if (counts.account >= limits.account || counts.address >= limits.address) return undefined
    await store.noteAttempt(db, buckets, now)
    return counts.account + 1
  })
  if (attempts !== undefined) return attempts
  throw new DeskError(
    'rate_limited',
    'There were too many failed attempts to sign in. Wait 15 minutes, then try again; the account itself is fine.',
    { retryAfter: window / 1000 },
  )
}

/** A new session with a new token each time, whatever the browser brought along. */
export async function startSession(stranger: Stranger, tenant: string, person: string): Promise<Me> {
  const { runtime } = stranger
  const { actor } = await asPerson(runtime, tenant, person)
  return act(runtime, { tenant, actor }, async (ctx) => {
    const id = ctx.newId()
    const { token, hash } = newToken('session', tenant)
    const expiresAt = new Date(ctx.now.getTime() + sessionLife)
    await store.insertSession(ctx, {
      id,
      person_id: person,
      token_hash: hash,
      agent: stranger.agent?.slice(0, 300) ?? null,
      address: stranger.address,
      created_at: ctx.now,
      expires_at: expiresAt,
    })
    await ctx.record({
      name: 'session.started',
      subject: { kind: 'person', id: person },
      changes: { address: stranger.address },
      audience: [audience.operators],
    })
    stranger.startSession(token)
    return meOf({ ...ctx, via: { kind: 'session', id } })
  })
}

export const end = implement(signOut, async (ctx) => {
  if (ctx.via?.kind !== 'session')
    throw new DeskError('conflict', 'You came with an API key and have no session to end. Revoke the key instead.')
  await endAndRecord(ctx, ctx.via.id)
  return null
})

/** An API key looks after its owner's account only if it may look after credentials at all. */
export function refuseNarrowKeys({ via, actor }: Context) {
  if (via?.kind === 'session' || actor.permissions.has('keys.own')) return
  throw new DeskError(
    'forbidden',
    'This key is not for looking after the account that it belongs to: it lacks the scope keys.own. Sign in, or use another key.',
  )
}

export const list = implement(listSessions, async (ctx, { limit, cursor }) => {
  refuseNarrowKeys(ctx)
  const size = pageSize(limit)
  const rows = await store.listSessions(ctx, ctx.actor.id as string, readCursor(ctx, 'sessions', cursor), size + 1)
  return toPage(
    ctx,
    'sessions',
    rows,
    size,
    (row) => [row.id],
    (row) => ({
      id: row.id,
      current: row.id === ctx.via?.id,
      agent: row.agent,
      address: row.address,
      createdAt: row.created_at.toISOString(),
      seenAt: row.seen_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
    }),
  )
})

export const revoke = implement(endSession, async (ctx, { id }) => {
  refuseNarrowKeys(ctx)
  await endAndRecord(ctx, id)
  return null
})

async function endAndRecord(ctx: Context, id: string) {
  const person = ctx.actor.id as string
  if ((await store.endSessions(ctx, person, { only: id })) === 0) throw missing('session')
  await ctx.record({
    name: 'session.ended',
    subject: { kind: 'person', id: person },
    audience: [audience.operators, audience.person(person)],
  })
}

export const setPassword = implement(changePassword, async (ctx, { current, next }) => {
  const person = ctx.actor.id as string
  if (ctx.via?.kind !== 'session')
    throw new DeskError(
      'forbidden',
      'A password is changed by its owner in the browser, not by an API key. Sign in first.',
    )
  const known = await store.passwordOf(ctx, { person })
  if (!(await passwordMatches(current, known?.password_hash))) throw invalid('current', 'is not your password')
  await store.setPassword(ctx, person, await hashPassword(next))
  await store.endSessions(ctx, person, { allBut: ctx.via.id })
  await ctx.record({
    name: 'password.changed',
    subject: { kind: 'person', id: person },
    audience: [audience.operators, audience.person(person)],
  })
  return null
})
