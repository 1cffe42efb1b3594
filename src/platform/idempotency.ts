// Idempotency keys: claimed in the transaction of the effect, so that an answer is kept exactly when the effect is.
// Two requests with one key at the same time: the second waits at the primary key, then gets the answer of the first.

import { sql } from 'kysely'
import type { Context } from './context.ts'
import { DeskError } from './errors.ts'
import { seal, unseal } from './sealed.ts'

declare module './schema.ts' {
  interface Schema {
    idempotency_key: {
      tenant_id: string
      principal: string
      key: string
      request_hash: string
      status: number | null
      response: unknown
      created_at: Date
    }
  }
}

export interface IdempotentRequest {
  principal: string
  key: string
  /** Over operation and input: the same key with another request is a mistake of the caller. */
  hash: string
  /** The answer is kept encrypted: who reads the table learns no token. */
  secret: boolean
}

/** Answers with the kept response of an earlier, equal request, or claims the key. @throws DeskError invalid (422) */
export async function claim(ctx: Context, request: IdempotentRequest): Promise<{ response: unknown } | undefined> {
  const { db, tenant, now } = ctx
  const claimed = await sql`insert into idempotency_key (tenant_id, principal, key, request_hash, created_at)
    values (${tenant}, ${request.principal}, ${request.key}, ${request.hash}, ${now})
    on conflict do nothing returning key`.execute(db)
  if (claimed.rows.length > 0) return undefined
  const kept = await db
    .selectFrom('idempotency_key')
    .select(['request_hash', 'response'])
    .where('tenant_id', '=', tenant)
    .where('principal', '=', request.principal)
    .where('key', '=', request.key)
    .executeTakeFirstOrThrow()
  if (kept.request_hash !== request.hash) throw new KeyReused()
  const text = kept.response as string
  return { response: JSON.parse(request.secret ? unseal(ctx.secret, 'idempotent answers', text) : text) }
}

export async function keep(ctx: Context, request: IdempotentRequest, response: unknown): Promise<void> {
  const { db, tenant, secret } = ctx
  // As a text within the JSON: its fields keep their order, and characters that the database does not store are escaped.
  const text = JSON.stringify(response)
  await db
    .updateTable('idempotency_key')
    .set({ response: JSON.stringify(request.secret ? seal(secret, 'idempotent answers', text) : text), status: 200 })
    .where('tenant_id', '=', tenant)
    .where('principal', '=', request.principal)
    .where('key', '=', request.key)
    .execute()
}

/** Keys are kept for seven days. Answers with how many were dropped. */
export async function dropOldKeys({ db, tenant, now }: Context): Promise<number> {
  const before = new Date(now.getTime() - 7 * 24 * 3600 * 1000)
  const dropped = await db
    .deleteFrom('idempotency_key')
    .where('tenant_id', '=', tenant)
    .where('created_at', '<', before)
    .executeTakeFirst()
  return Number(dropped.numDeletedRows)
}

export class KeyReused extends DeskError {
  constructor() {
    const message = 'was used before for a different request: use a new key for each new request'
    super('invalid', `The Idempotency-Key ${message}. Nothing was done.`, {
      errors: [{ path: 'Idempotency-Key', message }],
    })
    this.name = 'KeyReused'
  }
}
