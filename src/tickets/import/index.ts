// Tickets from other desks, gathered for the face of the module.
import { importBatch } from './batch.ts'
import { change } from './runs/change.ts'
import { exportProblems } from './runs/export-problems.ts'
import { remove, run, stop } from './runs/start.ts'
import { upload } from './runs/upload.ts'
import { get, list, listProfiles, preview, problems } from './runs/view.ts'
import { kept, undo } from './undo/undo.ts'

export { forgetOldImports } from './runs/clean-up.ts'
export { filesInUse as importedFiles } from './runs/run.store.ts'
export { workOnImport } from './runs/work.ts'

export const importOperations = [
  importBatch,
  upload,
  list,
  get,
  change,
  preview,
  run,
  stop,
  problems,
  exportProblems,
  undo,
  kept,
  remove,
  listProfiles,
]
