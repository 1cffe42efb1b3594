// Who was mailed and who was not, in words. Pure.
import type { Outgoing } from './use-ticket-mail.ts'

type State = Outgoing['state']

export const outStateWords: Record<State, string> = {
  held: 'Waits a moment',
  queued: 'On its way',
  sending: 'On its way',
  sent: 'Mailed',
  failed: 'Not delivered',
  bounced: 'Returned',
  suppressed: 'Not mailed',
  cancelled: 'Undone',
}

/** One that a server put off is not on its way the way the others are. */
export const stateOf = ({ state, reason }: Pick<Outgoing, 'state' | 'reason'>): string =>
  state === 'queued' && reason ? 'Put off' : outStateWords[state]

/** What the press that sends it does: one that never went does not go again. */
export const sendWords = ({ state }: Pick<Outgoing, 'state'>): string =>
  state === 'suppressed' || state === 'cancelled' ? 'Send anyway' : state === 'queued' ? 'Send now' : 'Send again'

/** What the server said, unless the reason quotes it. */
export const answerOf = ({ reason, response }: Pick<Outgoing, 'reason' | 'response'>): string | null =>
  response && !reason?.includes(response.trim()) ? response : null

export const kindWords: Record<Outgoing['kind'], string> = {
  acknowledgement: 'acknowledgement',
  reply: 'reply',
  copy: 'copy',
  notice: 'notice',
  resolution: 'resolution',
  closed: 'closing',
  reopened: 'reopening',
  reminder: 'reminder',
}

export const isLost = ({ state }: Pick<Outgoing, 'state'>) => state === 'failed' || state === 'bounced'
const isMoving = ({ state }: Pick<Outgoing, 'state'>) => state === 'queued' || state === 'sending'

const people = (mails: readonly Pick<Outgoing, 'person'>[]) => {
  const [first, ...others] = [...new Map(mails.map(({ person }) => [person.id, person.name])).values()]
  return others.length === 0 ? (first ?? '') : `${others.length + 1} people`
}

type Told = Pick<Outgoing, 'state' | 'person'>

/**
 * One line for what a message was mailed as: `Mailed to 2 people, not delivered to Kai`.
 * @param author who wrote it: that they are not mailed their own words is no news
 */
export function summaryOf(all: readonly Told[], author?: string): string {
  const mails = all.filter(({ state, person }) => state !== 'suppressed' || person.id !== author)
  if (mails.length === 0) return 'Mailed to nobody else'
  const part = (words: string, some: readonly Told[]) => (some.length > 0 ? [`${words} ${people(some)}`] : [])
  const parts = [
    ...part('Not delivered to', mails.filter(isLost)),
    ...part(
      'Mailed to',
      mails.filter(({ state }) => state === 'sent'),
    ),
    ...part('On its way to', mails.filter(isMoving)),
    ...part(
      'Goes out in a moment to',
      mails.filter(({ state }) => state === 'held'),
    ),
  ]
  if (parts.length === 0) parts.push(...part('Not mailed to', mails))
  return parts.map((text, index) => (index === 0 ? text : text.charAt(0).toLowerCase() + text.slice(1))).join(', ')
}
