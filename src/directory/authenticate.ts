// From a token to a caller. The answer is remembered for a few seconds, and forgotten the moment anything in the workspace's
// directory changes, here or in another process, so that a revoked key is refused at once and not when a cache expires.
import type { Actor, Caller, Context } from '../platform/context.ts'
import { act, type Runtime } from '../platform/events.ts'
import type { Permission } from '../platform/operation.ts'
import * as store from './access.store.ts'
import { readToken, type TokenKind } from './token.ts'

export interface Authenticator {
  /** The caller, or undefined when the token is unknown, expired, revoked or of a deactivated person. */
  whoIs(kind: Exclude<TokenKind, 'invitation' | 'mail_hook'>, token: string): Promise<Caller | undefined>
  /** Forgets what it knows of a workspace; of all workspaces when none is named. */
  forget(tenant?: string): void
}

interface Known {
  caller: Caller
  expiresAt: number
  until: number
}

const rememberFor = 5000
const touchEvery = 5 * 60_000
export const sessionLife = 14 * 24 * 3600 * 1000

export function authenticator(runtime: Runtime): Authenticator {
  const known = new Map<string, Map<string, Known>>()
  // Rises with each `forget`, so that an answer that was read before it is not remembered after it.
  let generation = 0
  return {
    async whoIs(kind, token) {
      const place = readToken(kind, token)
      if (!place) return undefined
      const now = runtime.clock.now()
      const hash = place.hash.toString('base64')
      const remembered = known.get(place.tenant)?.get(hash)
      if (remembered && remembered.until > now.getTime()) {
        return remembered.expiresAt > now.getTime() ? remembered.caller : undefined
      }
      const asked = generation
      const credential = await runtime.database.inTenant(
        place.tenant,
        (db) => store.findCredential(db, place.tenant, kind, place.hash),
        { readOnly: true },
      )
      const expiresAt = credential?.expires_at?.getTime() ?? Number.POSITIVE_INFINITY
      if (!credential?.active || expiresAt <= now.getTime()) return undefined
      const caller = callerOf(place.tenant, kind, credential)
      if (asked === generation)
        remember(known, place.tenant, hash, { caller, expiresAt, until: now.getTime() + rememberFor })
      noteUse(runtime, caller, credential, now)
      return caller
    },
    forget(tenant) {
      generation++
      if (tenant) known.delete(tenant)
      else known.clear()
    },
  }
}

function remember(known: Map<string, Map<string, Known>>, tenant: string, hash: string, entry: Known) {
  const ours = known.get(tenant) ?? new Map<string, Known>()
  if (ours.size > 5000) ours.clear()
  known.set(tenant, ours.set(hash, entry))
}

function callerOf(tenant: string, kind: 'session' | 'api_key', credential: store.Credential): Caller {
  return { tenant, actor: actorOf(credential), via: { kind, id: credential.id } }
}

/** A key does what its owner may do now, and within that only what its scopes say. */
function actorOf(credential: store.Credential): Actor {
  const { person_id, name, permissions, scopes, teams, roles, organisation_id } = credential
  const held = (permissions ?? []).filter((permission: Permission) => scopes === null || scopes.includes(permission))
  return {
    kind: 'person',
    id: person_id,
    name,
    permissions: new Set(held),
    teams: new Set(teams ?? []),
    organisation: organisation_id,
    roles: new Set(roles ?? []),
  }
}

/** Keeps "last used" roughly right, and a session that is used alive, without a write for each request. */
function noteUse(runtime: Runtime, caller: Caller, credential: store.Credential, now: Date) {
  const { tenant, via } = caller
  if (credential.touched_at && now.getTime() - credential.touched_at.getTime() < touchEvery) return
  const expires = new Date(now.getTime() + sessionLife)
  const firstToday = credential.touched_at?.toISOString().slice(0, 10) !== now.toISOString().slice(0, 10)
  act(runtime, caller, async (ctx) => {
    await store.touch(ctx.db, tenant, via.kind, via.id, now, expires)
    if (via.kind === 'api_key' && firstToday) await recordUse(ctx, via.id)
  }).catch((err) => runtime.log.warn({ err }, 'the last use of a credential could not be noted'))
}

/** Once a day: a key that works in silence is told of, and the log is not filled with its work. */
async function recordUse(ctx: Context, id: string) {
  const [key] = await store.listKeys(ctx, { id }, undefined, 1)
  await ctx.record({
    name: 'api_key.used',
    subject: { kind: 'api_key', id },
    changes: { name: key?.name },
    // For the log alone: nobody's screen changes by it.
    audience: [],
  })
}
