// Bulk changes: what the module of tickets hands on.
import { needs } from './needs.ts'
import * as reading from './read.ts'
import { start } from './start.ts'
import * as steering from './steer.ts'

export { cleanUpBulkChanges } from './clean-up.ts'
export { bulkFollowUps } from './run.ts'

export const bulkChanging = [
  start,
  needs,
  reading.list,
  reading.get,
  reading.items,
  steering.retry,
  steering.undo,
  steering.cancel,
]
