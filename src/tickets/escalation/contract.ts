// Escalation: a ticket goes up a level or to other hands, and never without a hand-over.
import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { Id, list, page, paging, reference, wholeNumber, words } from '../../platform/shapes.ts'
import { Ticket } from '../contract/ticket.ts'
import { Escalation } from './shape.ts'

export * from './contract/target.ts'
export { Escalation } from './shape.ts'

const TicketId = reference('a number such as T-1042')

/** Logs, a file, or the reason why there are neither: whoever takes over must not have to ask. */
const hasEvidence = ({ logs, attachments, reason }: { logs?: unknown; attachments?: unknown; reason?: unknown }) =>
  logs !== undefined || reason !== undefined || (Array.isArray(attachments) && attachments.length > 0)

export const escalateTicket = operation({
  name: 'tickets.escalate',
  http: 'POST /tickets/{id}/escalation',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Raise a ticket to another level or team, with what they need to go on',
  status: 201,
  revisioned: true,
  input: z
    .strictObject({
      id: TicketId,
      team: reference('the name of a team; unless told, one of the next level').optional(),
      level: wholeNumber(1, 3).optional().describe('that of the team unless told'),
      question: words(4000).describe('what the receiving side has to answer'),
      tried: words(20_000).describe('what was tried, and what came of it'),
      logs: words(20_000).optional().describe('the lines that matter'),
      attachments: list(Id, 50).optional().describe('ids of files on the ticket: screenshots, log files'),
      reason: words(2000).optional().describe('why there are no logs and no files, where there are none'),
    })
    // Told together with whatever else is missing.
    .refine(hasEvidence, {
      path: ['logs'],
      message: 'is missing: give the lines that matter, attach a file, or say in reason why there are none',
      when: ({ value }) => typeof value === 'object' && value !== null,
    }),
  output: Ticket,
})

export const answerEscalation = operation({
  name: 'escalations.answer',
  http: 'PUT /tickets/{id}/escalation',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Answer the question of an escalation; the ticket stays where it is',
  revisioned: true,
  input: z.strictObject({ id: TicketId, answer: words(20_000) }),
  output: Ticket,
})

export const returnEscalation = operation({
  name: 'escalations.return',
  http: 'DELETE /tickets/{id}/escalation',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Hand an escalated ticket back to where it came from',
  revisioned: true,
  input: z.strictObject({ id: TicketId, reason: words(4000) }),
  output: Ticket,
})

export const listEscalations = operation({
  name: 'escalations.list',
  http: 'GET /tickets/{id}/escalations',
  permission: 'tickets.work',
  safety: 'read',
  summary: 'List the escalations of a ticket with what was handed over, oldest first',
  input: z.strictObject({ id: TicketId, ...paging }),
  output: page(Escalation),
})

export const escalationOperations = [escalateTicket, answerEscalation, returnEscalation, listEscalations] as const
