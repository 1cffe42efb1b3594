// The stories of the demo, hand-written under templates/demo/scenarios: who asks what, and how it went on.
import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { demoFolder } from './company.ts'
import { channels, priorities, types } from './shape.ts'

const Channel = z.enum(channels)
const Priority = z.enum(priorities)
const TicketType = z.enum(types)

/** One text, or several of which each ticket gets one. */
const Text = z.union([z.string(), z.array(z.string()).min(1)])
export type Text = z.output<typeof Text>

const Duration = z.string().regex(/^\d+[mhd]$/, 'is not a duration: write it like 20m, 3h or 2d')
const Clock = z.string().regex(/^\d\d:\d\d$/, 'is not a time of day')
const when = {
  /** How long after the move before; each kind of move has a usual pause. */
  after: Duration.optional(),
  /** At this time on the day the ticket was opened: when an outage ended. */
  at: Clock.optional(),
}

const Move = z.union([
  z.strictObject({ agent: Text, ...when }),
  z.strictObject({ requester: Text, ...when }),
  z.strictObject({ note: Text, ...when }),
  z.strictObject({ status: z.enum(['open', 'pending', 'on_hold']), ...when }),
  z.strictObject({ assign: z.string(), ...when }),
  z.strictObject({ priority: Priority, reason: z.string().optional(), ...when }),
  z.strictObject({ resolve: Text, ...when }),
  z.strictObject({ reopen: Text, ...when }),
])
export type Move = z.output<typeof Move>

const Category = z.enum(['Access', 'Hardware', 'Network', 'Software', 'Account', 'Misc'])

const Ask = z.strictObject({
  title: z.string(),
  body: z.string(),
  channel: Channel.optional(),
  priority: Priority.optional(),
  category: Category.optional(),
  type: TicketType.optional(),
  /** A person's key, where the story needs that person. */
  requester: z.string().optional(),
  /** Which of the threads follows; they take turns unless told. */
  thread: z.int().optional(),
  /** Opened this long before now: the queue that a visitor finds. */
  ago: Duration.optional(),
  tags: z.array(z.string()).optional(),
})
export type Ask = z.output<typeof Ask>

const Burst = z.strictObject({
  weeksAgo: z.int().min(1).max(24),
  /** 1 is Monday. */
  weekday: z.int().min(1).max(7),
  from: Clock,
  minutes: z.int().min(1),
})
export type Burst = z.output<typeof Burst>

export const Scenario = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]+$/),
  category: Category,
  type: TicketType,
  priority: Priority,
  /** Where it is routed when it comes in. `null`: nowhere yet. */
  team: z.string().nullable().default('service-desk'),
  tags: z.array(z.string()).default([]),
  /** Departments whose people ask this; all but IT unless told. */
  from: z.array(z.string()).optional(),
  /** Kinds of site where this happens. */
  at: z.array(z.enum(['office', 'terminal', 'yard', 'ship'])).optional(),
  channels: z.array(Channel).default(['email', 'portal']),
  vars: z.record(z.string(), z.array(z.string()).min(1)).default({}),
  asks: z.array(Ask).min(1),
  threads: z.array(z.array(Move)).min(1),
  /** How many tickets come of each ask. */
  repeat: z.int().min(1).default(1),
  /** Days before now between which it happens: a trouble that began some weeks ago. */
  window: z.tuple([z.int(), z.int()]).optional(),
  burst: Burst.optional(),
  /** The same trouble again and again, under like titles. */
  recurring: z.boolean().default(false),
})
export type Scenario = z.output<typeof Scenario>

/** All stories, in the order of the file names; throws an error that names file and field. */
export function loadScenarios(): Scenario[] {
  const folder = new URL('scenarios/', demoFolder)
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
  return files.flatMap((name) => {
    const parsed = z.array(Scenario).safeParse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
    if (!parsed.success) throw new Error(`templates/demo/scenarios/${name}:\n${z.prettifyError(parsed.error)}`)
    return parsed.data
  })
}
