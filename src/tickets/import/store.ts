// The SQL of imports.
import '../schema.ts'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { PastEvent } from './past.ts'

/** Which of these ids came in before from this source. */
export async function known({ db, tenant }: Context, source: string, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('imported_ticket')
    .select('source_id')
    .where('tenant_id', '=', tenant)
    .where('source', '=', source)
    .where('source_id', 'in', ids)
    .execute()
  return new Set(rows.map((row) => row.source_id))
}

export async function remember(
  { db, tenant }: Context,
  { source, run }: { source: string; run?: string | undefined },
  rows: { sourceId: string; ticket: string }[],
): Promise<void> {
  await sql`insert into imported_ticket (tenant_id, source, source_id, ticket_id, run_id)
    select ${tenant}, ${source}, source_id, ticket_id, ${run ?? null}::uuid
    from unnest(${rows.map((row) => row.sourceId)}::text[], ${rows.map((row) => row.ticket)}::uuid[]) as t (source_id, ticket_id)`.execute(
    db,
  )
}

export interface PastMessageRow {
  id: string
  ticket_id: string
  kind: 'reply' | 'note'
  visibility: 'public' | 'internal'
  side: 'requester' | 'desk'
  author_id: string | null
  body: string
  channel: string
  at: Date
}

export async function insertMessages({ db, tenant }: Context, rows: PastMessageRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into message (tenant_id, id, ticket_id, kind, visibility, side, author_id, body, channel, at)
    select ${tenant}, id, ticket_id, kind, visibility, side, author_id, body, channel, at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m (id uuid, ticket_id uuid, kind text, visibility text, side text,
      author_id uuid, body text, channel text, at timestamptz)`.execute(db)
}

/** Into the log as it stands, with times of long ago: no reaction, no live update, nobody is told. */
export async function recordPast({ db, tenant }: Context, events: PastEvent[]): Promise<void> {
  if (events.length === 0) return
  await sql`insert into event (tenant_id, id, name, subject_kind, subject, audience, changes, actor_kind, actor_name, at)
    select ${tenant}, id, name, 'ticket', subject, audience, changes, 'imported', by, at
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as e (id uuid, name text, subject uuid, audience text[], changes jsonb,
      by text, at timestamptz)`.execute(db)
}

export async function teamsByName({ db, tenant }: Context): Promise<Map<string, { id: string; restricted: boolean }>> {
  const rows = await db
    .selectFrom('team')
    .select(['id', 'name', 'restricted'])
    .where('tenant_id', '=', tenant)
    .execute()
  return new Map(rows.map(({ name, ...team }) => [name.toLowerCase(), team]))
}

/** One batch of a workspace at a time: two that meet the same new category or requester would refuse each other. */
export async function queue({ db, tenant }: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import ${tenant}`}, 0))`.execute(db)
}
