// The people on a ticket, in words.
import type { Output } from '../../app/api.ts'
import { query } from '../../app/queries.ts'

export type Participant = Output<'participants.list'>['items'][number]

export const participantsQuery = (number: string) => query('participants.list', { id: number })

export const peopleWords = (count: number) => (count === 1 ? 'one person' : `${count} people`)

export const sightWords: Record<Participant['sees'], string> = {
  everything: 'Everything',
  public: 'Public side',
  nothing: 'Nothing',
}

export const isAddress = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)

/** Added by name: those who can be taken off again. */
export const added = (items: readonly Participant[]) =>
  items.flatMap(({ person, role }) => (person && (role === 'cc' || role === 'watcher') ? [{ ...person, role }] : []))
