// Cursors are keys into a sorted list, signed for one caller's question: one that was altered, or belongs to another list,
// another filter or another workspace, is refused instead of half understood.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context } from './context.ts'
import { invalid } from './errors.ts'

export const pageSize = (limit: number | undefined) => limit ?? 50

/** @param scope names the list and its filter: a cursor works for that only. @throws DeskError invalid */
export function readCursor(ctx: Context, scope: string, cursor: string | undefined): string[] | undefined {
  if (cursor === undefined) return undefined
  const [body = '', signature = ''] = cursor.split('.')
  const expected = sign(ctx, scope, body)
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw invalid('cursor', 'does not belong to this list: begin again without a cursor')
  }
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as string[]
}

/** Takes `limit + 1` rows; the one too many tells that there is a next page. */
export function toPage<Row, Item>(
  ctx: Context,
  scope: string,
  rows: Row[],
  limit: number,
  keyOf: (row: Row) => string[],
  present: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const more = rows.length > limit && last !== undefined
  return { items: shown.map(present), nextCursor: more ? writeCursor(ctx, scope, keyOf(last)) : null }
}

export function writeCursor(ctx: Context, scope: string, key: string[]): string {
  const body = Buffer.from(JSON.stringify(key)).toString('base64url')
  return `${body}.${sign(ctx, scope, body).toString('base64url')}`
}

const sign = ({ secret, tenant }: Context, scope: string, body: string) =>
  createHmac('sha256', secret).update(`cursor\n${tenant}\n${scope}\n${body}`).digest().subarray(0, 12)
