// Tickets as a table, for a spreadsheet.
import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { listTickets } from '../contract/ticket.ts'
import { columnKeys } from '../views/columns.ts'
import { Columns } from '../views/contract.ts'

export const exportTickets = operation({
  name: 'tickets.export',
  http: 'GET /tickets/export',
  permission: 'tickets.work',
  safety: 'read',
  traced: true,
  summary: 'Download all tickets of a view or a filter, in the order of their numbers; the audit log tells of it',
  download: true,
  input: listTickets.input.omit({ limit: true, cursor: true, sort: true, group: true }).extend({
    format: z.enum(['csv', 'xlsx']).optional().describe('csv unless told'),
    columns: Columns.optional().describe(
      `with commas between: ${columnKeys.join(',')}, field.<key>; those of the view, or all, unless told`,
    ),
  }),
  output: z.unknown(),
})

export const exportOperations = [exportTickets] as const
