// Time spent on tickets: entered by hand or by a timer, summed up in a report. For the desk; requesters see none of it.
import { z } from 'zod'
import { PersonBrief } from '../../directory/contract.ts'
import { operation } from '../../platform/operation.ts'
import { At, Can, Day, flag, Id, page, paging, Revision, reference, text, wholeNumber } from '../../platform/shapes.ts'

const TicketId = reference('a number such as T-1042')
const Minutes = wholeNumber(1, 1440).describe('1 to 1440, which is a day')
const Note = text(500)

export const TimeEntry = z.strictObject({
  id: Id,
  person: PersonBrief,
  day: Day,
  minutes: z.int(),
  note: z.string(),
  source: z.enum(['manual', 'timer']),
  createdAt: At,
  revision: Revision,
  can: z.strictObject({ change: Can, remove: Can }),
})
export type TimeEntry = z.output<typeof TimeEntry>

export const listTime = operation({
  name: 'time-entries.list',
  http: 'GET /tickets/{id}/time-entries',
  permission: 'tickets.work',
  safety: 'read',
  summary: 'List the time that was spent on a ticket, newest first',
  input: z.strictObject({ id: TicketId, ...paging }),
  output: page(TimeEntry),
})

export const addTime = operation({
  name: 'time-entries.add',
  http: 'POST /tickets/{id}/time-entries',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Enter time that was spent on a ticket',
  status: 201,
  input: z.strictObject({
    id: TicketId,
    minutes: Minutes,
    day: Day.optional().describe('a day such as 2026-03-01; today unless told'),
    note: Note.optional(),
    person: reference('the address of an agent; yourself unless told').optional(),
  }),
  output: TimeEntry,
})

export const changeTime = operation({
  name: 'time-entries.change',
  http: 'PATCH /tickets/{id}/time-entries/{entry}',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Correct time that was entered',
  revisioned: true,
  input: z.strictObject({
    id: TicketId,
    entry: Id,
    minutes: Minutes.optional(),
    day: Day.optional(),
    note: Note.optional(),
  }),
  output: TimeEntry,
})

export const removeTime = operation({
  name: 'time-entries.remove',
  http: 'DELETE /tickets/{id}/time-entries/{entry}',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Remove time that was entered; the history keeps what it was',
  status: 204,
  input: z.strictObject({ id: TicketId, entry: Id }),
  output: z.null(),
})

const TimedTicket = z.strictObject({ id: Id, number: z.string(), title: z.string() })

export const Timer = z.strictObject({
  /** Null when its ticket is no longer for you to see. */
  ticket: TimedTicket.nullable(),
  startedAt: At,
  /** So far. */
  minutes: z.int(),
  note: z.string(),
  /** It has run so long that it is asked how long it really was. */
  forgotten: z.boolean(),
})

/** After these many minutes a timer counts as forgotten. */
export const longestTimer = 12 * 60

export const getTimer = operation({
  name: 'timer.get',
  http: 'GET /timer',
  permission: 'tickets.work',
  safety: 'read',
  summary: 'Show your timer, if one runs',
  input: z.strictObject({}),
  output: z.strictObject({ timer: Timer.nullable() }),
})

export const startTimer = operation({
  name: 'timer.start',
  http: 'PUT /timer',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Start your timer on a ticket; one runs at a time',
  input: z.strictObject({
    ticket: TicketId,
    note: Note.optional(),
    instead: z.enum(['save', 'discard']).optional().describe('what becomes of one that runs on another ticket'),
    day: Day.optional().describe('the day that the saved time counts for; the one on which it began unless told'),
  }),
  output: z.strictObject({ timer: Timer.nullable() }),
})

export const stopTimer = operation({
  name: 'timer.stop',
  http: 'DELETE /timer',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Stop your timer and enter its time',
  input: z.strictObject({
    minutes: Minutes.optional().describe('as the timer says unless told; needed when it was forgotten for 12 hours'),
    note: Note.optional(),
    day: Day.optional().describe('the day that it counts for; the one on which it began, where you live, unless told'),
    discard: flag.optional().describe('enter nothing'),
  }),
  output: z.strictObject({ entry: TimeEntry.nullable() }),
})

export const reportBy = ['agent', 'team', 'category', 'ticket', 'organisation'] as const

const reportInput = z.strictObject({
  from: Day.describe('the first day, such as 2026-03-01'),
  to: Day.describe('the last day'),
  by: z.enum(reportBy).optional().describe('agent unless told'),
  agent: reference('the address of an agent; me').optional(),
  team: reference('the name of a team; none').optional(),
  category: reference('the name of a category; none').optional(),
  organisation: reference('the name of an organisation; none').optional(),
})

export const TimeSum = z.strictObject({ minutes: z.int(), entries: z.int(), tickets: z.int() })

export const timeReport = operation({
  name: 'time-report.get',
  http: 'GET /time-report',
  permission: 'tickets.work',
  safety: 'read',
  summary: 'Sum up the time spent on the tickets that you work on, over at most 370 days',
  input: reportInput,
  output: z.strictObject({
    from: Day,
    to: Day,
    by: z.enum(reportBy),
    rows: z.array(
      z.strictObject({
        /** Of the agent, team, category, ticket or organisation; null for the tickets that have none. */
        id: Id.nullable(),
        name: z.string(),
        /** By ticket: its number. */
        number: z.string().nullable(),
        ...TimeSum.shape,
      }),
    ),
    /** There are more than the 1,000 rows that are shown; the total counts them all. */
    more: z.boolean(),
    total: TimeSum,
  }),
})

/** What a download verb hands over whose file is made as it is asked for. */
export const MadeFile = z.strictObject({ name: z.string(), type: z.string(), text: z.string() })

export const exportTimeReport = operation({
  name: 'time-report.export',
  http: 'GET /time-report/export',
  permission: 'tickets.work',
  safety: 'read',
  traced: true,
  summary: 'Download the time report as CSV; the audit log tells of it',
  download: true,
  input: reportInput,
  output: MadeFile,
})

export const timeOperations = [
  listTime,
  addTime,
  changeTime,
  removeTime,
  getTimer,
  startTimer,
  stopTimer,
  timeReport,
  exportTimeReport,
] as const
