// Who is on a ticket and why they see it: watchers, people in copy, and everybody who sees it by what they are.
import { z } from 'zod'
import { PersonBrief } from '../../directory/contract.ts'
import { operation } from '../../platform/operation.ts'
import { At, Can, line, page, reference } from '../../platform/shapes.ts'

export const Participant = z.strictObject({
  role: z.enum(['requester', 'cc', 'assignee', 'watcher', 'writer', 'team', 'agents', 'colleagues', 'overseers']),
  /** One person, or a group of them. */
  person: PersonBrief.nullable(),
  group: z.strictObject({ name: z.string(), people: z.int() }).nullable(),
  /** With internal notes, without them, or nothing (any more). */
  sees: z.enum(['everything', 'public', 'nothing']),
  /** Why, as a sentence. */
  reason: z.string(),
  at: At.nullable(),
  can: z.strictObject({ remove: Can }),
})
export type Participant = z.output<typeof Participant>

const TicketId = reference('a number such as T-1042')

export const listParticipants = operation({
  name: 'participants.list',
  http: 'GET /tickets/{id}/participants',
  permission: 'tickets.use',
  safety: 'read',
  summary: 'List who sees a ticket, and why; requesters get the public part',
  input: z.strictObject({ id: TicketId }),
  output: page(Participant),
})

export const addParticipant = operation({
  name: 'participants.add',
  http: 'POST /tickets/{id}/participants',
  permission: 'tickets.use',
  safety: 'write',
  summary: 'Watch a ticket, ask an agent to watch it, or put somebody in copy',
  status: 201,
  input: z.strictObject({
    id: TicketId,
    person: reference('the address of a person, also of one who is not known yet; me'),
    name: line(120).optional().describe('of somebody who is not known yet'),
    role: z
      .enum(['watcher', 'cc'])
      .optional()
      .describe('watcher for agents who work on the ticket, cc for everybody else, unless told'),
  }),
  output: Participant,
})

export const removeParticipant = operation({
  name: 'participants.remove',
  http: 'DELETE /tickets/{id}/participants/{person}',
  permission: 'tickets.use',
  safety: 'write',
  summary: 'Stop watching a ticket, or take somebody off it',
  status: 204,
  input: z.strictObject({ id: TicketId, person: reference('the address of somebody on the ticket; me') }),
  output: z.null(),
})

export const participantOperations = [listParticipants, addParticipant, removeParticipant] as const
