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

/** One line for what a message was mailed as: `Mailed to 2 people, not delivered to Kai`. */
export function summaryOf(mails: readonly Told[]): string {
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
