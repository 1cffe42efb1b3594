// Mail comes in: kept first, then worked on.
export { type Arrival, keepMail } from './keep.ts'
export { blobsInUse } from './store.ts'
