// How the records of the authorisation matrix are made: by whom, for whom, and what is told of one.
import type { TestDesk } from './desk.ts'
import type { Someone } from './world.ts'

/** An id, or for what lies within something else the ids of both. `unique` is a word by which a search finds it. */
export interface Target {
  id: string
  attachment?: string
  /** A second record of the same kind, in the same hands. */
  other?: string
  /** What else its path names: `{checklist}`. */
  within?: Record<string, string>
  unique: string
}

export interface Making {
  desk: TestDesk
  ruler: Someone
  owner: Someone
  unique: string
  restricted: boolean
}

export async function ticket({ owner, ruler, unique, restricted }: Making) {
  const { id } = made(await owner.post('/tickets', { title: `About ${unique}` }))
  if (restricted) made(await ruler.put(`/tickets/${id}/assignment`, { team: 'Vault' }))
  return { id }
}

export function made(answer: { status: number; body: { id: string } }): { id: string } {
  if (answer.status >= 300) throw new Error(`could not make what the matrix needs: ${JSON.stringify(answer.body)}`)
  return { id: answer.body.id }
}
