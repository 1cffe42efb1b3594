// Entries of the audit log as people read them: in words, and with what they are about by its name.
import { keysOf } from '../platform/audience.ts'
import type { Context } from '../platform/context.ts'
import type { AuditEntry } from './contract.ts'
import type { AuditSource, Label } from './source.ts'
import type { EntryRow } from './store.ts'
import { describe, type Words } from './words.ts'

export async function labelled(ctx: Context, sources: AuditSource[], rows: EntryRow[]): Promise<AuditEntry[]> {
  const words: Words = Object.assign({}, ...sources.map((source) => source.words ?? {}))
  const labels = await labelsOf(ctx, sources, rows)
  return rows.map((row) => present(ctx, words, row, labels.get(`${row.subject_kind} ${row.subject}`)))
}

function present(ctx: Context, words: Words, row: EntryRow, label: Label | undefined): AuditEntry {
  const withheld = !hears(ctx, row)
  const called = typeof label === 'string' ? { name: label, inBin: false } : label
  const known = withheld ? undefined : (called ?? { name: lastName(row), inBin: false })
  return {
    id: row.id,
    at: row.at.toISOString(),
    name: row.name,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    summary: withheld ? 'did something on a ticket that you may not see' : describe(words, row),
    subject: { kind: row.subject_kind, id: row.subject, label: known?.name ?? null, inBin: known?.inBin ?? false },
    via: row.via_kind && row.via_id ? { kind: row.via_kind, id: row.via_id, name: row.via_name } : null,
    causedBy: row.caused_by,
    withheld,
  }
}

/** The same as in the search of words: what a restricted team does is for its members and for overseers. */
const hears = ({ actor }: Pick<Context, 'actor'>, { subject_kind, audience }: EntryRow): boolean =>
  subject_kind !== 'ticket' ||
  actor.permissions.has('tickets.all') ||
  keysOf(actor).some((key) => audience.includes(key))

/** What is gone is called as the event called it. */
const lastName = ({ changes: { name } }: EntryRow) => (typeof name === 'string' ? name : null)

async function labelsOf(ctx: Context, sources: AuditSource[], rows: EntryRow[]): Promise<Map<string, Label>> {
  const all = new Map<string, Label>()
  for (const { kind, labels } of sources.flatMap(({ subjects = [] }) => subjects)) {
    const ids = [...new Set(rows.filter((row) => row.subject_kind === kind).map((row) => row.subject))]
    if (ids.length === 0) continue
    for (const [id, label] of await labels(ctx, ids)) all.set(`${kind} ${id}`, label)
  }
  return all
}
