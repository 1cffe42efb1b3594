// Searching the audit log. Who looks into it leaves a trace there as well: one for each search, none for its further pages.
import { isId, personId } from '../directory/index.ts'
import { audience } from '../platform/audience.ts'
import type { Context } from '../platform/context.ts'
import { pageSize, readCursor, writeCursor } from '../platform/cursor.ts'
import { invalid, missing } from '../platform/errors.ts'
import { implement } from '../platform/execute.ts'
import { type AuditEntry, getAudit, listAudit, listAuditNames } from './contract.ts'
import { labelled } from './present.ts'
import type { AuditSource } from './source.ts'
import * as store from './store.ts'

export interface Wish {
  actor?: string | undefined
  name?: string[] | undefined
  kind?: string[] | undefined
  subject?: string | undefined
  from?: string | undefined
  to?: string | undefined
  via?: string | undefined
  text?: string | undefined
}

export const createSearch = (sources: AuditSource[]) => {
  const list = implement(listAudit, async (ctx, { limit, cursor, ...wish }) => {
    const scope = `audit ${JSON.stringify(wish)}`
    const after = readCursor(ctx, scope, cursor)
    const filter = await filterOf(ctx, sources, wish)
    const { rows, next } = await store.search(ctx, filter, after, pageSize(limit))
    if (!after) await trace(ctx, wish)
    return { items: await labelled(ctx, sources, rows), nextCursor: next ? writeCursor(ctx, scope, next) : null }
  })
  const get = implement(getAudit, async (ctx, { id }) => {
    const [row] = await store.byIds(ctx, [id])
    if (!row) throw missing('entry')
    const [entry] = (await labelled(ctx, sources, [row])) as [AuditEntry]
    const [cause] = row.caused_by ? await labelled(ctx, sources, await store.byIds(ctx, [row.caused_by])) : []
    return { ...entry, changes: entry.withheld ? {} : row.changes, cause: cause ?? null }
  })
  const names = implement(listAuditNames, async (ctx) => ({ items: await store.names(ctx), nextCursor: null }))
  return [list, get, names]
}

function trace(ctx: Context, wish: object): Promise<void> {
  return ctx.record({
    name: 'audit.searched',
    subject: { kind: 'audit', id: ctx.actor.id as string },
    changes: { filter: wish },
    audience: [audience.operators],
  })
}

export async function filterOf(ctx: Context, sources: AuditSource[], wish: Wish): Promise<store.Filter> {
  const { name, kind, text } = wish
  const from = wish.from === undefined ? undefined : new Date(wish.from)
  const to = wish.to === undefined ? undefined : new Date(wish.to)
  if (from && to && from >= to) throw invalid('to', 'is not after from: give a later time')
  const via = viaOf(wish.via)
  const actor = wish.actor ? await personId(ctx, wish.actor, 'actor') : undefined
  const owner = !actor && via && 'id' in via ? await store.ownerOf(ctx, via.id) : undefined
  return {
    actor: actor ?? owner,
    names: name,
    kinds: kind,
    from,
    to,
    via,
    text,
    subject: await subjectOf(ctx, sources, wish.subject),
  }
}

function viaOf(via: string | undefined): store.Filter['via'] {
  if (via === undefined) return undefined
  if (via === 'session' || via === 'api_key') return { kind: via }
  if (isId(via)) return { id: via }
  throw invalid('via', 'has to be session, api_key, or the id of one')
}

async function subjectOf(
  ctx: Context,
  sources: AuditSource[],
  subject: string | undefined,
): Promise<string | undefined> {
  if (subject === undefined) return undefined
  if (isId(subject)) return subject
  for (const { named } of sources.flatMap(({ subjects = [] }) => subjects)) {
    const found = await named?.(ctx, subject)
    if (found) return found
  }
  throw invalid('subject', 'names nothing that you may see: give an id, or the number of a ticket')
}
