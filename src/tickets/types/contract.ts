// Types of tickets: what they are called, who may open them, and what their forms ask.
import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import {
  Can,
  flag,
  Id,
  line,
  list,
  page,
  paging,
  Revision,
  reference,
  text,
  wholeNumber,
} from '../../platform/shapes.ts'
import { Status, TicketType } from '../contract/state.ts'

export const mostTypes = 200

const Question = z.strictObject({
  key: z.string(),
  label: z.string(),
  help: z.string(),
  required: z.boolean(),
  answer: z.enum(['short', 'long', 'choice']),
  choices: z.array(z.string()),
})

export const Template = z.strictObject({
  /** A title made of answers: `Access to {System}`; empty when people write it themselves. */
  title: z.string(),
  questions: z.array(Question),
  /** What a new ticket is about and tagged with, unless its opener says otherwise. */
  category: z.strictObject({ id: Id, name: z.string(), path: z.string() }).nullable(),
  tags: z.array(z.string()),
  /** For those who work it. */
  checklist: z.array(z.string()),
})

export const TypeOfTicket = z.strictObject({
  id: Id,
  key: z.string(),
  name: z.string(),
  description: z.string(),
  position: z.int(),
  /** False: retired. Its tickets stay, and nobody opens new ones. */
  active: z.boolean(),
  /** Whether requesters may choose it, or agents only. */
  audience: z.enum(['everybody', 'agents']),
  template: Template,
  /** Of its workflow; empty for requesters. */
  states: z.array(z.strictObject({ key: z.string(), name: z.string(), kind: Status })),
  /** The version of its workflow; null for requesters. */
  workflowVersion: z.int().nullable(),
  revision: Revision,
  can: z.strictObject({ change: Can, remove: Can }),
})
export type TypeOfTicket = z.output<typeof TypeOfTicket>

const NewQuestion = z.strictObject({
  key: TicketType.optional().describe('made of the label unless told'),
  label: line(120),
  help: text(400).optional(),
  required: flag.optional(),
  answer: z.enum(['short', 'long', 'choice']).optional().describe('short unless told'),
  choices: list(line(120), 50).optional(),
})

const NewTemplate = z.strictObject({
  title: text(200).optional().describe('with answers in braces: Access to {System}'),
  questions: z.array(NewQuestion).max(30).optional(),
  category: reference('the name of a category').nullable().optional(),
  tags: list(line(40), 50).optional(),
  checklist: list(line(200), 100).optional(),
})
export type NewTemplate = z.output<typeof NewTemplate>

const TypeRef = reference('the key of a type')

const fields = {
  description: text(400).optional(),
  audience: z.enum(['everybody', 'agents']).optional(),
  template: NewTemplate.optional().describe('replaces the former one; what is left out is empty'),
}

export const listTypes = operation({
  name: 'ticket-types.list',
  http: 'GET /ticket-types',
  permission: 'tickets.use',
  safety: 'read',
  summary: 'List the types of tickets in their order; requesters get those that they may open',
  input: z.strictObject({ ...paging }),
  output: page(TypeOfTicket),
})

export const getType = operation({
  name: 'ticket-types.get',
  http: 'GET /ticket-types/{id}',
  permission: 'tickets.use',
  safety: 'read',
  summary: 'Show a type of ticket',
  input: z.strictObject({ id: TypeRef }),
  output: TypeOfTicket,
})

export const addType = operation({
  name: 'ticket-types.add',
  http: 'POST /ticket-types',
  permission: 'types.manage',
  safety: 'write',
  summary: 'Add a type of ticket, with the standard workflow or a copy of another one',
  status: 201,
  input: z.strictObject({
    name: line(60),
    key: TicketType.optional().describe('what tickets carry; made of the name unless told, and never changed'),
    copy: TypeRef.optional().describe('the type whose workflow and template it starts with'),
    ...fields,
  }),
  output: TypeOfTicket,
})

export const changeType = operation({
  name: 'ticket-types.change',
  http: 'PATCH /ticket-types/{id}',
  permission: 'types.manage',
  safety: 'write',
  summary: 'Change a type of ticket, put it into another place of the order, retire it or bring it back',
  revisioned: true,
  input: z.strictObject({
    id: TypeRef,
    name: line(60).optional(),
    ...fields,
    active: flag.optional(),
    position: wholeNumber(1, mostTypes).optional(),
  }),
  output: TypeOfTicket,
})

export const removeType = operation({
  name: 'ticket-types.remove',
  http: 'DELETE /ticket-types/{id}',
  permission: 'types.manage',
  safety: 'destructive',
  summary: 'Remove a type that has no tickets; one that has some is retired instead',
  status: 204,
  input: z.strictObject({ id: TypeRef }),
  output: z.null(),
})

export const typeOperations = [listTypes, getType, addType, changeType, removeType] as const
