// Events in plain words. Pure: what was recorded in, one sentence without its subject out.

import { checklistWords } from '../checklists/words.ts'
import { escalationWords } from '../escalation/words.ts'
import type { FieldWords } from '../fields/told.ts'
import { type LinkKind, linkWords } from '../links/contract.ts'
import { mergeWords } from '../merge/words.ts'
import { copyWords } from '../split/words.ts'
import { day, taskWords } from '../tasks/words.ts'
import { timeWords } from '../time/words.ts'
import { standardWorkflow } from '../workflow/standard.ts'
import { statusWords, type TicketStatus } from '../workflow.ts'

type Changes = Record<string, unknown>

/**
 * Every event that a ticket can have, and what it says. A new event gets its line here: a test finds names without one.
 * Those that only list what changed say `sentence`.
 */
export const ticketWords: Record<string, (changes: Changes) => string> = {
  'ticket.opened': () => 'opened the ticket',
  'ticket.imported': ({ source }) => `imported the ticket from ${String(source)}`,
  'ticket.changed': sentence,
  'ticket.assigned': sentence,
  'ticket.replied': () => 'replied',
  'ticket.answered_by_machine': () => 'sent an automatic answer',
  'ticket.message_taken_out': () => 'took out a message that did not belong here',
  'ticket.reply_taken_back': takenBack,
  'ticket.noted': () => 'wrote an internal note',
  'ticket.attached': ({ file }) => `attached ${String(file)}`,
  'ticket.detached': ({ file }) => `took back ${String(file)}`,
  'ticket.escalated': (changes) => escalationWords('ticket.escalated', changes),
  'ticket.handed_back': (changes) => escalationWords('ticket.handed_back', changes),
  'ticket.escalation_answered': (changes) => escalationWords('ticket.escalation_answered', changes),
  'ticket.resolved': () => 'resolved the ticket',
  'ticket.closed': closed,
  'ticket.reopened': () => 'reopened the ticket',
  'ticket.linked': (changes) => `recorded that it ${linkWords[changes.link as LinkKind]} ${otherIn(changes)}`,
  'ticket.unlinked': (changes) =>
    `recorded that it ${noLonger(linkWords[changes.link as LinkKind])} ${otherIn(changes)}`,
  'ticket.planned': sentence,
  'ticket.child_added': (changes) => `${changes.opened ? 'opened' : 'attached'} the child ${otherIn(changes)}`,
  'ticket.child_removed': (changes) => `detached the child ${otherIn(changes)}`,
  'ticket.parent_set': (changes) => `made it a child of ${otherIn(changes)}`,
  'ticket.parent_removed': (changes) => `detached it from its parent ${otherIn(changes)}`,
  'ticket.children_done': (changes) => `finished the last open child, ${otherIn(changes)}`,
  ...taskWords,
  'ticket.snoozed': ({ until, reason }) =>
    `snoozed it until ${String(until).slice(0, 16).replace('T', ' ')} UTC${reason ? `: ${reason}` : ''}`,
  'ticket.woken': ({ by }) => wokenBy[String(by)] ?? 'woke it from its snooze',
  'ticket.carried_on': (changes) => `carried it on in ${otherIn(changes)}`,
  'ticket.deleted': () => 'moved the ticket to the bin',
  'ticket.restored': () => 'took the ticket out of the bin',
  'ticket.removed': () => 'removed the ticket for good',
  ...mergeWords,
  ...copyWords,
  'ticket.participant_added': joined,
  'ticket.participant_removed': left,
  'ticket.organisation_set': ({ organisation }) => `counts it among the tickets of ${String(organisation)}`,
  ...checklistWords,
  ...timeWords,
  'ticket.undelivered': ({ person, to, reason }) =>
    `could not deliver a mail to ${shown(person)} (${String(to)}): ${String(reason)}`,
  'ticket.reminded': () => 'reminded the requester that the ticket waits for them',
  'reaction.failed': ({ reaction, error }) => `could not finish ${String(reaction)}: ${String(error)}`,
}

export const describe = ({ name, changes }: { name: string; changes: Changes }): string =>
  (ticketWords[name] ?? sentence)(changes)

const otherIn = ({ other }: Changes) => (other as { number: string }).number
const noLonger = (words: string) => (words.startsWith('is ') ? `is no longer ${words.slice(3)}` : `no longer ${words}`)

function closed({ confirmed, after }: Changes): string {
  if (after) return `closed the ticket: it had been resolved for ${after === 1 ? 'a day' : `${after} days`}`
  return confirmed ? 'confirmed the fix; the ticket is closed' : 'closed the ticket'
}

/** With what it changed when it was sent. */
function takenBack({ message: _, resolution: __, ...changes }: Changes): string {
  const others = Object.keys(changes).some((field) => !silent.has(field)) ? `; ${sentence(changes)}` : ''
  return `took a reply back before it was mailed${others}`
}

const wokenBy: Record<string, string> = {
  hand: 'woke it from its snooze',
  time: 'brought it back: its snooze is over',
  reply: 'brought it back from its snooze by replying',
}

function joined({ role, person, self }: Changes): string {
  if (role === 'cc') return `put ${shown(person)} in copy`
  return self ? 'watches it' : `asked ${shown(person)} to watch it`
}

function left({ role, person, self }: Changes): string {
  if (role === 'cc') return self ? 'left the conversation' : `took ${shown(person)} out of copy`
  return self ? 'stopped watching it' : `took ${shown(person)} off the watchers`
}

/** The database forgets in which order the fields were named; people read the weighty ones first. */
const order = [
  'status',
  'state',
  'team',
  'assignee',
  'priority',
  'impact',
  'urgency',
  'level',
  'type',
  'category',
  'title',
  'description',
  'tags',
  'fields',
  'requester',
  'theirs',
]
const place = (field: string) => (order.includes(field) ? order.indexOf(field) : order.length)

/** Follow from another field that is told. */
const silent = new Set(['fieldWords', 'priorityBy', 'firstRespondedAt', 'resolvedAt', 'closedAt'])

function sentence(changes: Changes): string {
  const phrases = Object.entries(placed(changes))
    .filter(([field]) => !silent.has(field))
    .sort(([one], [other]) => place(one) - place(other))
    .map(([field, change]) =>
      field === 'fields' && Array.isArray(changes.fieldWords)
        ? changes.fieldWords.map(fieldInWords).join('; ')
        : phrase(field, Array.isArray(change) ? change[0] : undefined, Array.isArray(change) ? change[1] : change),
    )
    .join('; ')
  return phrases || 'changed the ticket'
}

/** A state says more than its kind, unless it is called what every desk calls that. */
function placed({ state, status, ...others }: Changes): Changes {
  const standard = status !== undefined && Array.isArray(state) && state.every(isStandard)
  const move = state !== undefined && !standard ? { state } : status !== undefined ? { status } : {}
  return { ...others, ...move }
}

const isStandard = ({ key, name }: { key: string; name: string }) =>
  standardWorkflow.states.some((state) => state.key === key && state.name === name)

function phrase(field: string, before: unknown, after: unknown): string {
  if (field === 'description') return 'changed the description'
  if (field === 'title') return `renamed it from “${shown(before)}” to “${shown(after)}”`
  if (field === 'priorityReason')
    return after ? `gave as reason for the priority: ${shown(after)}` : 'took the reason for the priority away'
  if (field === 'tags') return tagPhrase(before as string[], after as string[])
  if (field === 'team')
    return after
      ? `gave it to ${shown(after)}${before ? ` (was ${shown(before)})` : ''}`
      : `took it from ${shown(before)}`
  if (field === 'assignee')
    return after
      ? `assigned it to ${shown(after)}${before ? ` (was ${shown(before)})` : ''}`
      : `unassigned ${shown(before)}`
  if (field === 'theirs') return `called it “${shown(after ?? '')}” there`
  if (field === 'status') return `set it from ${inWords(before)} to ${inWords(after)}`
  if (field === 'dueAt') return after ? `set its due date to ${day(after)}` : 'took its due date away'
  if (field === 'mandatory') return after ? 'made it mandatory for its parent' : 'took its mandatory mark away'
  if (field === 'childrenFollow')
    return after ? 'chose that its children are resolved with it' : 'chose that its children stay when it is resolved'
  if (field === 'state') return `moved it from ${shown(before)} to ${shown(after)}`
  if (field === 'fields') return fieldPhrase(before as Fields, after as Fields)
  if (after === null || after === undefined) return `removed the ${field} ${shown(before)}`
  return before === null || before === undefined
    ? `set the ${field} to ${shown(after)}`
    : `set the ${field} from ${shown(before)} to ${shown(after)}`
}

/** As it was called when it changed. */
function fieldInWords({ label, from, to }: FieldWords): string {
  if (to === null) return `removed ${label} (was ${from})`
  return from === null ? `set ${label} to ${to}` : `set ${label} from ${from} to ${to}`
}

type Fields = Record<string, unknown> | null

/** Each field that changed, by name: somebody looks for one of them. */
function fieldPhrase(before: Fields, after: Fields): string {
  const keys = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  const changed = keys.filter((key) => JSON.stringify(before?.[key]) !== JSON.stringify(after?.[key]))
  return changed.map((key) => phrase(`field ${key}`, before?.[key], after?.[key])).join('; ') || 'changed its fields'
}

function tagPhrase(before: string[], after: string[]) {
  const added = after.filter((tag) => !before.includes(tag))
  const removed = before.filter((tag) => !after.includes(tag))
  return [
    added.length > 0 && `added the tag ${added.join(', ')}`,
    removed.length > 0 && `removed the tag ${removed.join(', ')}`,
  ]
    .filter(Boolean)
    .join('; ')
}

const inWords = (status: unknown) => statusWords[status as TicketStatus] ?? String(status)

export function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'name' in value)
    return String('path' in value ? value.path : value.name)
  return String(value)
}
