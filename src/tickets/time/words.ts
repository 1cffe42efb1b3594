// Time spent in plain words. Pure.
import { durationWords } from './contract/duration.ts'

interface Named {
  id: string
  name: string
}
type Changes = Record<string, unknown>
type Change<T> = [T, T] | undefined

/** Only of somebody else: what one does oneself needs no name. */
const whose = ({ person, self }: Changes) => (self ? '' : ` of ${(person as Named).name}`)

export const timeWords: Record<string, (changes: Changes) => string> = {
  'ticket.time_added': ({ minutes, self, person }) =>
    self
      ? `spent ${durationWords(Number(minutes))} on it`
      : `entered ${durationWords(Number(minutes))} for ${(person as Named).name}`,
  'ticket.time_changed': (changes) => {
    const minutes = changes.minutes as Change<number>
    const day = changes.day as Change<string>
    return (
      [
        minutes && `corrected ${durationWords(minutes[0])} to ${durationWords(minutes[1])}${whose(changes)}`,
        day && `moved time${whose(changes)} from ${day[0]} to ${day[1]}`,
      ]
        .filter(Boolean)
        .join('; ') || `changed the note on time${whose(changes)}`
    )
  },
  'ticket.time_removed': (changes) => `removed ${durationWords(Number(changes.minutes))}${whose(changes)}`,
}
