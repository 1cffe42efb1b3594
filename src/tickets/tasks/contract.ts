// Tasks: what has to be done for a ticket and needs no conversation of its own.
import { z } from 'zod'
import { PersonBrief } from '../../directory/contract.ts'
import { operation } from '../../platform/operation.ts'
import { At, flag, Id, line, page, paging, reference } from '../../platform/shapes.ts'
import { TicketName } from '../contract/brief.ts'

export const Task = z.strictObject({
  id: Id,
  text: z.string(),
  owner: PersonBrief.nullable(),
  dueAt: At.nullable(),
  /** The ticket does not end before it. */
  mandatory: z.boolean(),
  done: z.boolean(),
  doneAt: At.nullable(),
  doneBy: PersonBrief.nullable(),
  /** The ticket that was merged into this one and brought the task along; null for a task of its own. */
  from: TicketName.nullable(),
  at: At,
})
export type Task = z.output<typeof Task>

const TicketId = reference('a number such as T-1042')

const details = {
  owner: reference('the address of an agent; me').nullable().optional(),
  dueAt: At.nullable().optional(),
  mandatory: flag.optional().describe('the ticket waits for it'),
  before: Id.nullable().optional().describe('the task that it stands before; null for the end of the list'),
}

export const listTasks = operation({
  name: 'tasks.list',
  http: 'GET /tickets/{id}/tasks',
  permission: 'tickets.work',
  safety: 'read',
  summary: 'List the tasks of a ticket, in their order',
  input: z.strictObject({ id: TicketId, ...paging }),
  output: page(Task),
})

export const addTask = operation({
  name: 'tasks.add',
  http: 'POST /tickets/{id}/tasks',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Add a task to a ticket',
  status: 201,
  input: z.strictObject({ id: TicketId, text: line(500), ...details }),
  output: Task,
})

export const changeTask = operation({
  name: 'tasks.change',
  http: 'PATCH /tickets/{id}/tasks/{task}',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Change a task: its words, owner, date or place, or that it is done',
  input: z.strictObject({ id: TicketId, task: Id, text: line(500).optional(), done: flag.optional(), ...details }),
  output: Task,
})

export const removeTask = operation({
  name: 'tasks.remove',
  http: 'DELETE /tickets/{id}/tasks/{task}',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Remove a task from a ticket',
  status: 204,
  input: z.strictObject({ id: TicketId, task: Id }),
  output: z.null(),
})

export const taskOperations = [listTasks, addTask, changeTask, removeTask] as const
