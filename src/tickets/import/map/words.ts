// The words of other desks for state, priority, kind and channel, in ours. What is not known is left out, and counted.

import { Priority, Scale } from '../../contract/scales.ts'
import { Status } from '../../contract/state.ts'
import { Channel } from '../../contract/ticket.ts'
import type { ImportRow } from '../contract.ts'

type Reader = (text: string) => string | null

const table = (words: Record<string, string>): Map<string, string> =>
  new Map(
    Object.entries(words).flatMap(([ours, theirs]) => theirs.split(',').map((word) => [word.trim(), ours] as const)),
  )

const statuses = table({
  new: 'new,created,submitted,unassigned,to do,todo,logged,registered,queued,received,untriaged',
  open: `open,opened,active,assigned,in progress,work in progress,in work,wip,doing,investigating,reopened,re opened,escalated,
    triaged,accepted,started,ongoing,processing,under review,in review`,
  pending: `pending,waiting,awaiting,feedback,info needed,needs info,need more info,information requested,waiting on customer,
    pending customer response,awaiting user info,waiting for customer,waiting for user,awaiting reply,pending reply`,
  on_hold: `on hold,hold,onhold,blocked,suspended,deferred,paused,scheduled,postponed,stalled,awaiting problem,awaiting vendor,
    awaiting evidence,awaiting change,waiting on third party,waiting on vendor`,
  resolved: 'resolved,solved,fixed,done,complete,completed,finished,answered',
  closed: `closed,cancelled,canceled,archived,rejected,duplicate,won t fix,wontfix,declined,expired,deleted,merged,invalid,
    closed complete,closed incomplete,closed skipped`,
})
const requesterSide =
  /\b(customer|user|requester|requestor|caller|client|reply|response|info|information|contact|you)\b/

function status(text: string): string | null {
  const known = statuses.get(text)
  if (known) return known
  if (/\b(pending|waiting|awaiting)\b/.test(text)) return requesterSide.test(text) ? 'pending' : 'on_hold'
  return [...statuses].find(([word]) => word.length > 3 && text.startsWith(`${word} `))?.[1] ?? null
}

const priorities = table({
  P1: 'critical,urgent,emergency,blocker,highest,immediate,showstopper,very high,top,severe,asap',
  P2: 'high,major,important,elevated',
  P3: 'medium,moderate,normal,default,standard,average,mid,med,regular',
  P4: 'low,lowest,minor,trivial,planning,very low,none,cosmetic,informational,routine',
})
const scales = table({
  high: 'high,critical,urgent,major,extensive,significant,very high,highest,widespread,enterprise,severe,everyone,emergency',
  medium: 'medium,moderate,normal,average,department,mid,med,standard,large',
  low: 'low,lowest,minor,localized,limited,individual,single user,user,very low,planning,trivial,none',
})

/** `1 - critical`, `p2`, `3`: what the word says counts, and the number where there is no word. 1 is the most pressing. */
function graded(words: Map<string, string>, byNumber: string[]): Reader {
  return (text) => {
    const exact = words.get(text)
    if (exact) return exact
    const [, number, word = ''] = /^(?:p|sev|severity|priority|prio|level)? ?(\d)\b ?(.*)$/.exec(text) ?? []
    if (number === undefined) return words.get(text.split(' ')[0] ?? '') ?? null
    return words.get(word) ?? byNumber[Number(number)] ?? null
  }
}

const kinds: [RegExp, string][] = [
  [/\b(bug|defect|software error|regression)\b/, 'bug'],
  [/\b(request|inquiry|enquiry|question|how to|change|order|onboarding|task|consultation)\b/, 'request'],
  [/\b(incident|issue|problem|outage|fault|failure|error|alert|disruption|breakage)\b/, 'incident'],
]

const channels: [RegExp, string][] = [
  [/\b(e ?mail|mail)\b/, 'email'],
  [/\b(phone|telephone|call|voice|ivr|voicemail)\b/, 'phone'],
  [/\b(chat|slack|teams|messenger|whatsapp|social|social media|sms|twitter|facebook|im|live)\b/, 'chat'],
  [/\b(portal|web|website|web form|form|self service|selfservice|online|widget|app)\b/, 'portal'],
  [/\b(api|integration|import)\b/, 'api'],
  [/\b(alert|monitoring|event|system|automatic|auto)\b/, 'alert'],
]

const firstMatch =
  (patterns: [RegExp, string][]): Reader =>
  (text) =>
    patterns.find(([pattern]) => pattern.test(text))?.[1] ?? null

const wordFields = {
  status,
  priority: graded(priorities, ['P1', 'P1', 'P2', 'P3', 'P4', 'P4']),
  impact: graded(scales, ['high', 'high', 'medium', 'low', 'low', 'low']),
  urgency: graded(scales, ['high', 'high', 'medium', 'low', 'low', 'low']),
  type: firstMatch(kinds),
  channel: firstMatch(channels),
} satisfies Partial<Record<keyof ImportRow, Reader>>

export type WordField = keyof typeof wordFields
export const isWordField = (field: string): field is WordField => field in wordFields

const known = new Map<string, string | null>()

/** Our word for theirs, or null. Remembered: a column says the same few things thousands of times. */
export function ourWord(field: WordField, theirs: string): string | null {
  const key = `${field}\0${theirs}`
  const before = known.get(key)
  if (before !== undefined) return before
  const spelled = theirs
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  const ours = wordFields[field](spelled)
  if (known.size < 10_000) known.set(key, ours)
  return ours
}

/** The words that a field takes; types are the workspace's own. */
export const ourWords: Record<Exclude<WordField, 'type'>, readonly string[]> = {
  status: Status.options,
  priority: Priority.options,
  impact: Scale.options,
  urgency: Scale.options,
  channel: Channel.options,
}
