// Mail comes in: kept first, then worked on.
import type { Runtime } from '../../platform/events.ts'
import { type Arrival, keepMail } from './keep.ts'
import { type Taken, workOnMail } from './work.ts'

export { type Arrival, type KeptMail, keepMail } from './keep.ts'
export { blobsInUse } from './store.ts'
export { type Taken, workOnDue, workOnMail } from './work.ts'

/** Keeps a message and works on it. */
export async function takeMail(runtime: Runtime, arrival: Arrival): Promise<Taken> {
  const { id, row } = await keepMail(runtime, arrival)
  return workOnMail(runtime, arrival.tenant, id, row)
}
