// When tickets close and come back, as it is edited, and what saving does. Pure.
import type { Output } from '../../app/api.ts'

export interface ClosingValues {
  /** Days. */
  closeAfterDays: string
  reopenWithinDays: string
}

export const readSettings = ({ closeAfterDays, reopenWithinDays }: Output<'ticket-settings.get'>): ClosingValues => ({
  closeAfterDays: String(closeAfterDays),
  reopenWithinDays: String(reopenWithinDays),
})

const days = (count: string) => (Number(count) === 1 ? 'a day' : `${count} days`)

/** Nothing of what is not a number yet: the desk says so when it is saved. */
export function effectsOf(before: ClosingValues, after: ClosingValues): string[] {
  const changed = (field: keyof ClosingValues) =>
    before[field] !== after[field] && /^\d{1,3}$/.test(after[field].trim()) ? after[field].trim() : null
  const close = changed('closeAfterDays')
  const reopen = changed('reopenWithinDays')
  return [
    ...(close === null
      ? []
      : [
          Number(close) === 0
            ? 'Tickets that are resolved from now on stay so until somebody closes them.'
            : `Tickets that are resolved from now on close after ${days(close)} without a word.`,
        ]),
    ...(reopen === null
      ? []
      : [
          Number(reopen) === 0
            ? 'Every reply to a closed ticket opens a new one that follows it.'
            : `A reply within ${days(reopen)} of its end reopens a ticket; later ones open a new one.`,
        ]),
  ]
}
