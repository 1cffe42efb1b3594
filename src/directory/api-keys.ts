// API keys: each acts as its owner, within scopes, and is shown once.
import { audience } from '../platform/audience.ts'
import type { Context } from '../platform/context.ts'
import { pageSize, readCursor, toPage } from '../platform/cursor.ts'
import { invalid, missing } from '../platform/errors.ts'
import { implement } from '../platform/execute.ts'
import type { Permission } from '../platform/operation.ts'
import * as store from './access.store.ts'
import { type ApiKey, createKey, listKeys, revokeKey } from './contract.ts'
import { newToken } from './token.ts'

/** Whose keys the caller sees: their own, or everybody's. */
const mine = (ctx: Context) => (ctx.actor.permissions.has('keys.manage') ? undefined : (ctx.actor.id as string))

export const list = implement(listKeys, async (ctx, { limit, cursor }) => {
  const size = pageSize(limit)
  const rows = await store.listKeys(ctx, { person: mine(ctx) }, readCursor(ctx, 'keys', cursor), size + 1)
  return toPage(ctx, 'keys', rows, size, (row) => [row.id], present)
})

export const create = implement(createKey, async (ctx, { name, scopes, expiresAt }) => {
  const beyond = (scopes ?? []).filter((scope) => !ctx.actor.permissions.has(scope))
  if (beyond.length > 0) throw invalid('scopes', `asks for more than you may do yourself: ${beyond.join(', ')}`)
  const expires = await expiryOf(ctx, expiresAt ? new Date(expiresAt) : null)
  // A key made by a key stays within the scopes of that one.
  const within = scopes ?? (ctx.via?.kind === 'api_key' ? [...ctx.actor.permissions] : null)
  const { id, token } = await keyOf(ctx, ctx.actor.id as string, { name, scopes: within, expires })
  const [row] = await store.listKeys(ctx, { id }, undefined, 1)
  if (!row) throw missing('API key')
  return { ...present(row), token }
})

interface NewKey {
  name: string
  scopes: Permission[] | null
  expires: Date | null
}

export async function keyOf(ctx: Context, person: string, { name, scopes, expires }: NewKey) {
  const { token, hash } = newToken('api_key', ctx.tenant)
  const id = ctx.newId()
  const key = { id, person_id: person, name, start: start(token), token_hash: hash, scopes, expires_at: expires }
  await store.insertKey(ctx, key)
  await ctx.record({
    name: 'api_key.created',
    subject: { kind: 'api_key', id },
    changes: { name, scopes },
    audience: heard(ctx),
  })
  return { id, token }
}

/** A key made by a key does not outlive that one. */
async function expiryOf(ctx: Context, wanted: Date | null): Promise<Date | null> {
  if (wanted && wanted <= ctx.now) throw invalid('expiresAt', 'is in the past: give a later time, or leave it out')
  const own = ctx.via?.kind === 'api_key' ? (await store.listKeys(ctx, { id: ctx.via.id }, undefined, 1))[0] : undefined
  const latest = own?.expires_at ?? null
  if (latest && wanted && wanted > latest)
    throw invalid(
      'expiresAt',
      `is after ${latest.toISOString()}, when the key that you came with expires: give an earlier time`,
    )
  return wanted ?? latest
}

export const revoke = implement(revokeKey, async (ctx, { id }) => {
  const [row] = await store.listKeys(ctx, { id, person: mine(ctx) }, undefined, 1)
  if (!row) throw missing('API key')
  await store.removeKey(ctx, id)
  await ctx.record({
    name: 'api_key.revoked',
    subject: { kind: 'api_key', id },
    changes: { name: row.name, of: row.person.name },
    audience: heard(ctx),
  })
  return null
})

const heard = (ctx: Context) => [audience.operators, audience.person(ctx.actor.id as string)]

/** Past the workspace's part, which all keys of one workspace share. */
const start = (token: string) => `mb_…${token.slice(25, 31)}`

const present = (row: store.KeyRow): ApiKey => ({
  id: row.id,
  name: row.name,
  start: row.start,
  person: row.person,
  scopes: row.scopes,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at?.toISOString() ?? null,
  usedAt: row.used_at?.toISOString() ?? null,
})
