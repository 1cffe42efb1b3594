// The ticket itself: open, find, read, change, assign, resolve, reopen, close.
import { z } from 'zod'
import { PersonBrief } from '../../directory/contract.ts'
import { operation } from '../../platform/operation.ts'
import {
  At,
  Can,
  flag,
  Id,
  line,
  list,
  Named,
  page,
  paging,
  Revision,
  reference,
  some,
  text,
  wholeNumber,
} from '../../platform/shapes.ts'
import { Escalation } from '../escalation/shape.ts'
import { Fields, ShownFields } from '../fields/contract.ts'
import { filtering } from '../filter/contract.ts'
import { folding, ofLists, showing, ViewName } from '../views/contract.ts'
import { workStatuses } from '../workflow.ts'
import * as life from './life.ts'
import { Priority, Scale } from './scales.ts'
import { Answers, MoveTo, StateKey, StateName, Status, TicketType } from './state.ts'
import * as structure from './structure.ts'

export const Channel = z.enum(['email', 'portal', 'chat', 'api', 'phone', 'alert'])
const Clock = z.strictObject({ dueAt: At, state: z.enum(['running', 'paused', 'met', 'breached']) })
export const Tags = list(line(40), 200).transform((tags) => [...new Set(tags.map((tag) => tag.toLowerCase()))])

const known = {
  id: Id,
  number: z.string().regex(/^T-\d+$/),
  title: z.string(),
  type: TicketType,
  /** The kind of its state: what clocks, lists and reports compare. */
  status: Status,
  /** Where it stands in the workflow of its type. Requesters read its kind in plain words. */
  state: StateName,
  priority: Priority,
  /** Set by a person, or worked out from impact and urgency. */
  priorityBy: z.enum(['hand', 'matrix']),
  impact: Scale,
  urgency: Scale,
  category: z.strictObject({ id: Id, name: z.string(), path: z.string() }).nullable(),
  tags: z.array(z.string()),
  channel: Channel,
  requester: PersonBrief,
  /** The requester is marked as VIP; told to those who work it. */
  vip: z.boolean(),
  team: Named.nullable(),
  assignee: PersonBrief.nullable(),
  level: z.int().min(1).max(3),
  /** Of its requester, when they asked. */
  organisation: Named.nullable(),
  ...structure.inEveryTicket,
  revision: Revision,
  openedAt: At,
  updatedAt: At,
  /** It mentions the caller, who has not read that yet. */
  mentioned: z.boolean(),
  resolvedAt: At.nullable(),
  /** Out of the lists of agents until then; null for its requester. */
  snoozedUntil: At.nullable(),
}

export const TicketRow = z.strictObject({
  ...known,
  /** How many messages of the conversation the caller may see. */
  messages: z.int(),
  /** A hand-over waits for an answer. Told to those who work it. */
  escalated: z.boolean(),
  /** The values of the fields that were asked for as columns, and the same in plain words. */
  fields: ShownFields.optional(),
  fieldTexts: z.record(z.string(), z.string()).optional(),
  /** The key of the group that it is in, in a list that is grouped; null: in none. */
  group: z.string().nullable().optional(),
  ...structure.inRow,
})
export type TicketRow = z.output<typeof TicketRow>

export const Ticket = z.strictObject({
  ...known,
  description: z.string(),
  fields: ShownFields,
  /** The values of defined fields in plain words: labels of choices, names of people. */
  fieldTexts: z.record(z.string(), z.string()),
  /** Why the priority was set by hand; for the desk only. */
  priorityReason: z.string().nullable(),
  /** Service level clocks; null while no policy covers the ticket. */
  sla: z.strictObject({ firstResponse: Clock.nullable(), resolution: Clock.nullable() }),
  resolution: z.string().nullable(),
  firstRespondedAt: At.nullable(),
  closedAt: At.nullable(),
  openedBy: PersonBrief.nullable(),
  /** The hand-over that waits for an answer; for those who work it. */
  escalation: Escalation.nullable(),
  /** How far its checklists are; `blocking` items have to be ticked before it is resolved. For those who work it. */
  checklist: z.strictObject({ done: z.int(), total: z.int(), blocking: z.int() }).nullable(),
  /** Time spent on it; for those who work it. */
  minutesSpent: z.int().nullable(),
  /** Whether the caller watches it. */
  watching: z.boolean(),
  /** Where it could go from here, in the order of its workflow; empty for requesters. */
  moves: z.array(MoveTo),
  ...structure.inDetail,
  ...life.inDetail,
  can: z.strictObject({
    reply: Can,
    note: Can,
    attach: Can,
    change: Can,
    setStatus: Can,
    assign: Can,
    escalate: Can,
    handBack: Can,
    resolve: Can,
    reopen: Can,
    close: Can,
    /** Add somebody in copy. */
    share: Can,
    watch: Can,
    ...structure.canInDetail,
    ...life.canInDetail,
  }),
})
export type Ticket = z.output<typeof Ticket>

export const TicketId = reference('a number such as T-1042')

const details = {
  type: TicketType.optional(),
  priority: Priority.optional().describe('set by hand; worked out from impact and urgency unless told'),
  priorityBy: z
    .enum(['hand', 'matrix'])
    .optional()
    .describe('matrix: back to what impact and urgency say; hand: keep it as it is now'),
  priorityReason: line(500).nullable().optional().describe('why it is set by hand; for the desk only'),
  impact: Scale.optional(),
  urgency: Scale.optional(),
  category: reference('the name of a category').nullable().optional(),
  tags: Tags.optional(),
  fields: Fields.optional(),
}

export const openTicket = operation({
  name: 'tickets.open',
  http: 'POST /tickets',
  permission: 'tickets.use',
  safety: 'write',
  summary: 'Open a ticket',
  status: 201,
  input: z.strictObject({
    title: line(200),
    description: text(200_000).optional(),
    answers: Answers.optional(),
    ...details,
    channel: Channel.optional(),
    requester: reference('the address of a person')
      .optional()
      .describe('agents open tickets for others; yourself unless told'),
    team: reference('the name of a team').nullable().optional(),
    assignee: reference('the address of an agent').nullable().optional(),
    ...structure.due,
  }),
  output: Ticket,
})

export const listTickets = operation({
  name: 'tickets.list',
  http: 'GET /tickets',
  permission: 'tickets.use',
  safety: 'read',
  summary: 'List the tickets that you may see',
  input: z.strictObject({
    ...paging,
    view: ViewName.optional(),
    ...filtering,
    status: some(Status).optional().describe('new,open,pending,on_hold,resolved,closed'),
    state: some(StateKey).optional().describe('keys of states in the workflow of the type'),
    type: some(TicketType).optional().describe('keys of types'),
    priority: some(Priority).optional(),
    category: reference('the name of a category; its sub-categories are included').optional(),
    tag: line(40).optional(),
    channel: some(Channel).optional(),
    requester: reference('the address of a person; me').optional(),
    team: reference('the name of a team; none; mine').optional(),
    assignee: reference('the address of an agent; me; none').optional(),
    openedAfter: At.optional(),
    openedBefore: At.optional(),
    resolvedAfter: At.optional(),
    fields: some(line(300), 20)
      .optional()
      .describe('by fields: site:lyon|paris,seats:3..8,wanted_by:>=2026-01-22,order:*'),
    snoozed: flag.optional().describe('only those that are snoozed, or only those that are not'),
    watcher: reference('the address of somebody who watches it; me').optional(),
    cc: reference('the address of somebody who is in copy; me').optional(),
    organisation: reference('the name of the organisation of its requester; mine').optional(),
    mentions: z.literal('me').optional().describe('me: only those that mention you'),
    vip: flag.optional().describe('only those of requesters who are marked as VIP, or only others'),
    q: line(400).optional().describe('words in title, description or conversation'),
    ...showing,
    ...folding,
  }),
  output: page(TicketRow),
})

export const countTickets = operation({
  name: 'tickets.counts',
  http: 'GET /tickets/counts',
  permission: 'tickets.use',
  safety: 'read',
  summary: 'Count the tickets of the usual views; counting stops at 10,000',
  input: z.strictObject({ timeZone: filtering.timeZone }),
  output: z.strictObject({
    mine: z.int(),
    unassigned: z.int(),
    myTeams: z.int(),
    unresolved: z.int(),
    waiting: z.int(),
    requested: z.int(),
    /** Resolved or closed in the last seven days. */
    resolved: z.int(),
    /** With a date within the next seven days, or past it. */
    due: z.int(),
    snoozed: z.int(),
    /** With a mention of the caller that they have not opened yet. */
    mentions: z.int(),
  }),
})

export const tallyTickets = operation({
  name: 'tickets.tally',
  http: 'GET /tickets/tally',
  permission: 'tickets.use',
  safety: 'read',
  summary: 'Count the tickets that fit a filter, of those that you may see, up to 10,000; of common words, sooner',
  input: listTickets.input.omit(ofLists),
  output: z.strictObject({ count: z.int(), atLeast: z.boolean().describe('counting stopped: there may be more') }),
})

export const getTicket = operation({
  name: 'tickets.get',
  http: 'GET /tickets/{id}',
  permission: 'tickets.use',
  safety: 'read',
  summary: 'Show a ticket',
  input: z.strictObject({ id: TicketId }),
  output: Ticket,
})

export const changeTicket = operation({
  name: 'tickets.change',
  http: 'PATCH /tickets/{id}',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Change fields of a ticket',
  revisioned: true,
  input: z.strictObject({
    id: TicketId,
    title: line(200).optional(),
    description: text(200_000).optional(),
    ...details,
    status: z.enum(workStatuses).optional().describe('goes to the first state of that kind that is allowed from here'),
    state: StateKey.optional(),
    requester: reference('the address of a person').optional(),
    level: wholeNumber(1, 3).optional(),
    ...structure.planning,
  }),
  output: Ticket,
})

export const assignTicket = operation({
  name: 'tickets.assign',
  http: 'PUT /tickets/{id}/assignment',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Give a ticket to a team, to an agent, or back to nobody',
  revisioned: true,
  input: z.strictObject({
    id: TicketId,
    team: reference('the name of a team').nullable().optional(),
    assignee: reference('the address of an agent; me').nullable().optional(),
  }),
  output: Ticket,
})

export const ticketOperations = [
  openTicket,
  listTickets,
  countTickets,
  tallyTickets,
  getTicket,
  changeTicket,
  assignTicket,
] as const
