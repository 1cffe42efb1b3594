// The log of everything that happened in a workspace, for those who have to answer for it.
import { z } from 'zod'
import { operation } from '../platform/operation.ts'
import { At, Id, line, page, paging, reference, some } from '../platform/shapes.ts'

const EventName = z.string().regex(/^[a-z_]+\.[a-z_]+$/, 'is no name of an event: write it like ticket.resolved')

export const AuditEntry = z.strictObject({
  id: Id,
  at: At,
  name: z.string(),
  actor: z.strictObject({ kind: z.enum(['person', 'rule', 'system']), id: z.string().nullable(), name: z.string() }),
  /** What happened, as one sentence without its subject. */
  summary: z.string(),
  /** What it happened to. */
  subject: z.strictObject({ kind: z.string(), id: z.string(), label: z.string().nullable(), inBin: z.boolean() }),
  /** By which session or API key the actor came; null for what the desk does itself, and in entries of older desks. */
  via: z.strictObject({ kind: z.enum(['session', 'api_key']), id: Id, name: z.string().nullable() }).nullable(),
  causedBy: Id.nullable(),
  /** It is about a ticket that you may not see: that something happened is told, and not what. */
  withheld: z.boolean(),
})
export type AuditEntry = z.output<typeof AuditEntry>

const filter = {
  actor: reference('the address of a person').optional(),
  name: some(EventName, 100).optional().describe('names of events, such as ticket.resolved,role.changed'),
  kind: some(line(60)).optional().describe('what it happened to: ticket, person, role, api_key, …'),
  subject: line(80).optional().describe('id of what it happened to, or the number of a ticket'),
  from: At.optional(),
  to: At.optional(),
  via: line(60).optional().describe('session, api_key, or the id of one'),
  text: line(200).optional().describe('words in what was changed'),
}

export const listAudit = operation({
  name: 'audit.list',
  http: 'GET /audit',
  permission: 'audit.read',
  safety: 'read',
  traced: true,
  summary:
    'Search everything that happened, newest first; a page may be short before the last, and each search is recorded',
  input: z.strictObject({ ...filter, ...paging }),
  output: page(AuditEntry),
})

export const getAudit = operation({
  name: 'audit.get',
  http: 'GET /audit/{id}',
  permission: 'audit.read',
  safety: 'read',
  summary: 'Show one entry of the audit log with what was changed',
  input: z.strictObject({ id: Id }),
  output: z.strictObject({
    ...AuditEntry.shape,
    changes: z.record(z.string(), z.unknown()),
    /** The entry that led to it. */
    cause: AuditEntry.nullable(),
  }),
})

export const exportAudit = operation({
  name: 'audit.export',
  http: 'GET /audit/export',
  permission: 'audit.read',
  safety: 'read',
  traced: true,
  summary: 'Download everything that a search finds, as CSV or as JSON Lines',
  download: true,
  input: z.strictObject({ ...filter, format: z.enum(['csv', 'jsonl']).optional().describe('csv unless told') }),
  output: z.unknown(),
})

export const listAuditNames = operation({
  name: 'audit.names',
  http: 'GET /audit/names',
  permission: 'audit.read',
  safety: 'read',
  summary: 'List the names of events that happened here',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(z.string()), nextCursor: z.null() }),
})

export const operations = [listAudit, getAudit, exportAudit, listAuditNames] as const
