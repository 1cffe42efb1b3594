// Plays what people of the demo do beside their stories, through the verbs that people use, at the times when they would have.
import { type Detail, resolved } from '../../../setup/demo/details.ts'
import { milliseconds } from '../../../setup/demo/rhythm.ts'

interface Play {
  now: Date
  /** Ids of people by key, and of tickets by title. */
  people: ReadonlyMap<string, string>
  tickets: ReadonlyMap<string, string>
  run(name: string, by: string, at: Date, input: unknown): Promise<unknown>
}

export async function playDetails(details: Detail[], { now, people, tickets, run }: Play): Promise<void> {
  const made = new Map<string, unknown>()
  const of = (all: ReadonlyMap<string, string>, noun: string) => (name: string) => {
    const id = all.get(name)
    if (!id) throw new Error(`templates/demo/details.json: there is no ${noun} ${name}`)
    return id
  }
  const known = {
    now,
    ticket: of(tickets, 'ticket'),
    person: of(people, 'person'),
    made: (name: string) => made.get(name),
  }
  const inOrder = details.toSorted((one, other) => milliseconds(other.ago) - milliseconds(one.ago))
  for (const { by, ago, as, input, ...detail } of inOrder) {
    const at = new Date(now.getTime() - milliseconds(ago))
    const answer = await run(detail.do, known.person(by), at, resolved(input, known)).catch((error: unknown) => {
      throw new Error(`templates/demo/details.json: ${detail.do} by ${by}, ${JSON.stringify(input)}`, { cause: error })
    })
    if (as) made.set(as, answer)
  }
}
