// From what a bulk change did to one ticket to the verbs that take it back. What somebody changed since stays theirs. Pure.
import { assign } from '../assign.ts'
import { change } from '../change.ts'
import type { Ticket } from '../contract/ticket.ts'
import { type Changes, same } from '../differences.ts'
import { shown } from '../history/words.ts'
import { close, reopen, resolve } from '../resolve.ts'
import { type TicketStatus, ticketCan, workStatuses } from '../workflow.ts'
import { changedTags, type Step } from './steps.ts'

/** An event after the bulk change. */
export interface Since {
  changes: Record<string, unknown>
  actor_name: string
}

export interface UndoPlan {
  steps: Step[]
  /** How its fields should be afterwards. */
  wanted: Record<string, unknown>
  /** What stays, and why, a sentence each. */
  kept: string[]
}

/** Follow from other fields. */
const derived = new Set(['priorityBy', 'priorityReason', 'firstRespondedAt', 'resolvedAt', 'closedAt', 'resolution'])

export function undoSteps(changes: Changes, now: Ticket, since: Since[]): UndoPlan {
  const kept: string[] = []
  const wanted: Record<string, unknown> = {}
  for (const [field, [old, done]] of Object.entries(changes)) {
    if (derived.has(field) || field === 'tags' || field === 'fields') continue
    // Where the kind changed, the state goes back with it.
    if (field === 'state' && changes.status) continue
    const current = now[field as keyof Ticket]
    if (!same(current, done)) kept.push(changedSince(field, current, since))
    else if (!undone.has(field)) kept.push(`Its ${nounOf(field)} stays: it cannot be set back.`)
    else wanted[field] = old
  }
  const tags = tagsBefore(changes.tags, now.tags)
  const fields = fieldsBefore(changes.fields, now.fields)
  kept.push(...fields.kept.map((key) => changedSince(key, now.fields[key], since)))
  const { before, after } = statusSteps(wanted.status as TicketStatus | undefined, changes, now)
  const moved = wanted.state as Ticket['state'] | undefined
  const all = [
    ...before,
    step(assign, references(wanted, ['team', 'assignee'])),
    step(change, {
      ...plain(wanted),
      ...references(wanted, ['category', 'requester']),
      ...weight(wanted, changes, now),
      ...tags,
      ...fields.set,
      ...(moved && { state: moved.key }),
    }),
    ...after,
  ]
  return {
    steps: all.flatMap((one) => one ?? []).map(({ verb, input }) => ({ verb, input: { id: now.id, ...input } })),
    wanted,
    kept,
  }
}

/** What did not come back although nobody changed it: told, never hidden. */
export const leftAs = (wanted: Record<string, unknown>, after: Ticket): string[] =>
  Object.entries(wanted)
    .filter(([field, value]) => !same(after[field as keyof Ticket], value))
    .map(
      ([field, value]) => `Its ${nounOf(field)} is ${word(after[field as keyof Ticket])} now; it was ${word(value)}.`,
    )

const plainFields = ['title', 'description', 'type', 'level', 'dueAt', 'mandatory', 'childrenFollow'] as const
const undone = new Set<string>([
  ...plainFields,
  'team',
  'assignee',
  'category',
  'requester',
  'priority',
  'impact',
  'urgency',
  'status',
  'state',
])

const plain = (wanted: Record<string, unknown>) =>
  Object.fromEntries(plainFields.flatMap((field) => (field in wanted ? [[field, wanted[field]]] : [])))

const references = (wanted: Record<string, unknown>, fields: string[]) =>
  Object.fromEntries(
    fields.flatMap((field) => (field in wanted ? [[field, (wanted[field] as { id: string } | null)?.id ?? null]] : [])),
  )

/** A priority that came of impact and urgency does so again. */
function weight(wanted: Record<string, unknown>, changes: Changes, now: Ticket): Record<string, unknown> {
  const { impact, urgency, priority } = wanted
  if (priority === undefined && impact === undefined && urgency === undefined) return {}
  const [by] = changes.priorityBy ?? [now.priorityBy]
  const scales = { impact: impact ?? now.impact, urgency: urgency ?? now.urgency }
  const [reason] = changes.priorityReason ?? [now.priorityReason]
  return by === 'matrix'
    ? { ...scales, priorityBy: by }
    : { ...scales, priority: priority ?? now.priority, priorityReason: reason }
}

function tagsBefore(change: Changes[string] | undefined, now: string[]): { tags?: string[] } {
  if (!change) return {}
  const [old, done] = change as [string[], string[]]
  const added = done.filter((tag) => !old.includes(tag))
  const removed = old.filter((tag) => !done.includes(tag))
  return { tags: changedTags(now, removed, added) }
}

function fieldsBefore(change: Changes[string] | undefined, now: Ticket['fields']) {
  const [old, done] = (change ?? [{}, {}]) as [Ticket['fields'], Ticket['fields']]
  const keys = [...new Set([...Object.keys(old), ...Object.keys(done)])].filter((key) => !same(old[key], done[key]))
  const back = keys.filter((key) => same(now[key], done[key]))
  const set = Object.fromEntries(back.map((key) => [key, old[key] ?? null]))
  return { set: back.length > 0 ? { fields: set } : {}, kept: keys.filter((key) => !back.includes(key)) }
}

/** A ticket goes back the way that tickets go: reopened, or resolved with its former words. */
function statusSteps(status: TicketStatus | undefined, changes: Changes, now: Ticket) {
  if (status === undefined) return { before: [], after: [] }
  const [formerWords] = changes.resolution ?? [now.resolution]
  const former = changes.state?.[0] as Ticket['state'] | undefined
  const state = former && { state: former.key }
  const before = ticketCan.reopen(now) ? [step(reopen, {}, true)] : []
  const works = workStatuses.some((one) => one === status)
  const over = status === 'resolved' || status === 'closed'
  const after = [
    works && step(change, state ?? { status }),
    over && formerWords && step(resolve, { resolution: formerWords, ...(status === 'resolved' && state) }),
    status === 'closed' && formerWords && step(close, state ?? {}, true),
  ].filter((one) => one !== false && one !== null && one !== '')
  return { before, after: after as Step[] }
}

const step = (verb: Step['verb'], input: Record<string, unknown>, always = false): Step | null =>
  always || Object.keys(input).length > 0 ? { verb, input } : null

function changedSince(field: string, current: unknown, since: Since[]): string {
  const who = since.findLast(
    ({ changes }) => field in changes || (changes.fields && JSON.stringify(changes.fields).includes(field)),
  )
  return `Its ${nounOf(field)} stays ${word(current)}: ${who?.actor_name ?? 'somebody'} changed it since.`
}

const nounOf = (field: string) => field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('_', ' ')
const word = (value: unknown) => (value === null || value === undefined ? 'empty' : shown(value).replaceAll('_', ' '))
