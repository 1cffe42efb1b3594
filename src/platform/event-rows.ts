// The table `event` as Kysely sees it, and the one statement that writes all events of a transaction.
import type { Actor, Announcement, Via } from './context.ts'

declare module './schema.ts' {
  interface Schema {
    event: {
      tenant_id: string
      id: string
      xid: string
      name: string
      subject_kind: string
      subject: string
      audience: string[]
      changes: Record<string, unknown>
      actor_kind: Actor['kind']
      actor_id: string | null
      actor_name: string
      caused_by: string | null
      /** Columns of the subject as they were before, as far as `changes` does not tell. */
      was: Record<string, unknown> | null
      via_kind: Via['kind'] | null
      via_id: string | null
      at: Date
    }
  }
}

/** How records were before the transaction, by their ids. */
export type Was = Map<string, Record<string, unknown>>

interface By {
  tenant: string
  via?: Via | undefined
}

/** All events of a transaction in one statement. */
export function inserted(
  { tenant, via }: By,
  events: Announcement[],
  causes: Pick<Map<Announcement, string>, 'get'>,
  was: Was,
) {
  const before = wasByEvent(events, was)
  const rows = events.map((event) => ({
    id: event.id,
    name: event.name,
    subject_kind: event.subject.kind,
    subject: event.subject.id,
    audience: event.audience,
    changes: event.changes ?? {},
    actor_kind: event.actor.kind,
    actor_id: event.actor.kind === 'person' ? event.actor.id : null,
    actor_name: event.actor.name,
    caused_by: causes.get(event) ?? null,
    was: before.get(event) ?? null,
    via_kind: via?.kind ?? null,
    via_id: via?.id ?? null,
    at: event.at,
  }))
  return { name: 'events', text: insertEvents, values: [tenant, JSON.stringify(rows)] }
}

/** With the first event of each subject, and without what one of its events tells as `field: [old, new]`. */
function wasByEvent(events: Announcement[], was: Was): Map<Announcement, Record<string, unknown>> {
  const found = new Map<Announcement, Record<string, unknown>>()
  for (const [subject, columns] of was) {
    const mine = events.filter((event) => event.subject.id === subject)
    const told = (column: string, old: unknown) =>
      mine.some(({ changes }) => {
        const pair = changes?.[camel(column)]
        return Array.isArray(pair) && pair.length === 2 && JSON.stringify(pair[0]) === JSON.stringify(old)
      })
    const left = Object.entries(columns).filter(([column, old]) => !told(column, old))
    if (mine[0] && left.length > 0) found.set(mine[0], Object.fromEntries(left))
  }
  return found
}

const camel = (column: string) => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

const columns =
  'id, name, subject_kind, subject, audience, changes, actor_kind, actor_id, actor_name, caused_by, was, via_kind, via_id, at'
const insertEvents = `insert into event (tenant_id, ${columns}) select $1::uuid, ${columns}
  from jsonb_to_recordset($2::jsonb) as e (id uuid, name text, subject_kind text, subject uuid, audience text[], changes jsonb,
    actor_kind text, actor_id uuid, actor_name text, caused_by uuid, was jsonb, via_kind text,
    via_id uuid, at timestamptz)`
