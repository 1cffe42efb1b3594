// Mail comes in: kept first, then worked on. What reads mail is loaded with the first one: desks without mail do without it.
import type { Runtime } from '../../platform/events.ts'
import { type Arrival, keepMail } from './keep.ts'
import type { Taken, workOnMail as work } from './work.ts'

export { workOnDue } from './due.ts'
export { type Arrival, type KeptMail, keepMail } from './keep.ts'
export { blobsInUse } from './store.ts'
export type { Taken } from './work.ts'

export const workOnMail = async (...given: Parameters<typeof work>): Promise<Taken> =>
  (await import('./work.ts')).workOnMail(...given)

/** Keeps a message and works on it. */
export async function takeMail(runtime: Runtime, arrival: Arrival): Promise<Taken> {
  const { id, ...kept } = await keepMail(runtime, arrival)
  return workOnMail(runtime, arrival.tenant, id, kept)
}
