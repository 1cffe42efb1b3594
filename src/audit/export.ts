// Everything that a search of the audit log finds, as a file.
import type { Context } from '../platform/context.ts'
import { implement } from '../platform/execute.ts'
import { exportBegins } from '../platform/exports.ts'
import { csvLine, GrowingFile, type Part } from '../platform/growing-file.ts'
import { type AuditEntry, exportAudit } from './contract.ts'
import { labelled } from './present.ts'
import { filterOf } from './search.ts'
import type { AuditSource } from './source.ts'
import * as store from './store.ts'

const perPart = 500

export const createExport = (sources: AuditSource[]) =>
  implement(exportAudit, async (ctx, { format = 'csv', ...wish }) => {
    const filter = await filterOf(ctx, sources, wish)
    const ended = await exportBegins(ctx, { what: 'the audit log', format, filter: wish })
    // What happens after it began is not part of it, its own trace neither.
    const before = [ctx.now.toISOString(), '00000000-0000-0000-0000-000000000000']
    const day = ctx.now.toISOString().slice(0, 10)
    const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8'
    const part = async (reading: Context, from: string[] | undefined): Promise<Part> => {
      const { rows, next } = await store.search(reading, filter, from ?? before, perPart)
      const entries = await labelled(reading, sources, rows)
      const lines = entries.map((entry, index) => written[format](entry, rows[index]?.changes ?? {}))
      return {
        content: `${from || format !== 'csv' ? '' : csvLine(columns)}${lines.join('')}`,
        next,
        rows: rows.length,
      }
    }
    return new GrowingFile(`audit-${day}.${format}`, type, part, ended)
  })

const columns = [
  'time',
  'event',
  'actor',
  'actor id',
  'what',
  'kind',
  'subject',
  'subject id',
  'via',
  'via id',
  'caused by',
  'entry',
]

const written = {
  csv: ({ at, name, actor, summary, subject, via, causedBy, id }: AuditEntry) =>
    csvLine([
      ...[at, name, actor.name, actor.id, summary, subject.kind, subject.label, subject.id],
      ...[via ? `${via.kind}${via.name ? ` ${via.name}` : ''}` : null, via?.id ?? null, causedBy, id],
    ]),
  jsonl: (entry: AuditEntry, changes: Record<string, unknown>) =>
    `${JSON.stringify({ ...entry, changes: entry.withheld ? {} : changes })}\n`,
}
