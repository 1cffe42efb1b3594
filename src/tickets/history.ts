// Events in plain words. Pure: what was recorded in, one sentence without its subject out.

import { checklistWords, isOfChecklist } from './checklists/words.ts'
import { escalationWords } from './escalation/words.ts'
import { type LinkKind, linkWords } from './links/contract.ts'
import { statusWords, type TicketStatus } from './workflow.ts'

interface Recorded {
  name: string
  changes: Record<string, unknown>
}

export function describe({ name, changes }: Recorded): string {
  switch (name) {
    case 'ticket.opened':
      return 'opened the ticket'
    case 'ticket.imported':
      return `imported the ticket from ${String(changes.source)}`
    case 'ticket.replied':
      return 'replied'
    case 'ticket.noted':
      return 'wrote an internal note'
    case 'ticket.attached':
      return `attached ${String(changes.file)}`
    case 'ticket.escalated':
    case 'ticket.handed_back':
    case 'ticket.escalation_answered':
      return escalationWords(name, changes)
    case 'ticket.detached':
      return `took back ${String(changes.file)}`
    case 'ticket.resolved':
      return 'resolved the ticket'
    case 'ticket.closed':
      return changes.confirmed ? 'confirmed the fix; the ticket is closed' : 'closed the ticket'
    case 'ticket.reopened':
      return 'reopened the ticket'
    case 'ticket.linked':
      return `recorded that it ${linkWords[changes.link as LinkKind]} ${otherIn(changes)}`
    case 'ticket.unlinked':
      return `recorded that it ${noLonger(linkWords[changes.link as LinkKind])} ${otherIn(changes)}`
    case 'ticket.participant_added':
      return joined(changes)
    case 'ticket.organisation_set':
      return `counts it among the tickets of ${String(changes.organisation)}`
    case 'ticket.participant_removed':
      return left(changes)
    case 'reaction.failed':
      return `could not finish ${String(changes.reaction)}: ${String(changes.error)}`
    default:
      return isOfChecklist(name) ? checklistWords(name, changes) : sentence(changes)
  }
}

const otherIn = ({ other }: Record<string, unknown>) => (other as { number: string }).number
const noLonger = (words: string) => (words.startsWith('is ') ? `is no longer ${words.slice(3)}` : `no longer ${words}`)
function joined({ role, person, self }: Recorded['changes']): string {
  if (role === 'cc') return `put ${shown(person)} in copy`
  return self ? 'watches it' : `asked ${shown(person)} to watch it`
}

function left({ role, person, self }: Recorded['changes']): string {
  if (role === 'cc') return self ? 'left the conversation' : `took ${shown(person)} out of copy`
  return self ? 'stopped watching it' : `took ${shown(person)} off the watchers`
}

/** The database forgets in which order the fields were named; people read the weighty ones first. */
const order = [
  'status',
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
]
const place = (field: string) => (order.includes(field) ? order.indexOf(field) : order.length)

const sentence = (changes: Record<string, unknown>) =>
  Object.entries(changes)
    .sort(([one], [other]) => place(one) - place(other))
    .map(([field, change]) =>
      phrase(field, Array.isArray(change) ? change[0] : undefined, Array.isArray(change) ? change[1] : change),
    )
    .join('; ') || 'changed the ticket'

function phrase(field: string, before: unknown, after: unknown): string {
  if (field === 'description') return 'changed the description'
  if (field === 'title') return `renamed it from “${shown(before)}” to “${shown(after)}”`
  if (field === 'tags') return tagPhrase(before as string[], after as string[])
  if (field === 'team')
    return after
      ? `gave it to ${shown(after)}${before ? ` (was ${shown(before)})` : ''}`
      : `took it from ${shown(before)}`
  if (field === 'assignee')
    return after
      ? `assigned it to ${shown(after)}${before ? ` (was ${shown(before)})` : ''}`
      : `unassigned ${shown(before)}`
  if (field === 'status') return `set it from ${inWords(before)} to ${inWords(after)}`
  if (field === 'fields') return 'changed its fields'
  if (after === null || after === undefined) return `removed the ${field} ${shown(before)}`
  return before === null || before === undefined
    ? `set the ${field} to ${shown(after)}`
    : `set the ${field} from ${shown(before)} to ${shown(after)}`
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

function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'name' in value)
    return String('path' in value ? value.path : value.name)
  return String(value)
}
