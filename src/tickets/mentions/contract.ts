// Mentions: who can be named in a reply or a note, and that one has read where one was.
import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { Id, line, page, reference } from '../../platform/shapes.ts'

const TicketId = reference('a number such as T-1042')

export const Candidate = z.strictObject({
  id: Id,
  name: z.string(),
  email: z.string(),
  /** Works on the ticket; otherwise its requester, or in copy. */
  agent: z.boolean(),
  /** What to write in the text. */
  text: z.string(),
})
export type Candidate = z.output<typeof Candidate>

export const listCandidates = operation({
  name: 'mentions.candidates',
  http: 'GET /tickets/{id}/mentions/candidates',
  permission: 'tickets.work',
  safety: 'read',
  summary:
    'List who can be mentioned on a ticket: in a note agents who may read it, in a reply also its requester and people in copy',
  input: z.strictObject({
    id: TicketId,
    q: line(80).optional().describe('how a name or an address begins'),
    visibility: z.enum(['public', 'internal']).optional().describe('of the message; internal unless told'),
  }),
  output: page(Candidate),
})

export const readMentions = operation({
  name: 'mentions.read',
  http: 'POST /tickets/{id}/mentions/reading',
  permission: 'tickets.use',
  safety: 'write',
  summary: 'Say that you have read where a ticket mentions you',
  status: 204,
  input: z.strictObject({ id: TicketId }),
  output: z.null(),
})

export const mentionOperations = [listCandidates, readMentions] as const
