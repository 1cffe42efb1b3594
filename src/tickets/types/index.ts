// Types and workflows: what the module of tickets hands on.
import * as editing from './edit.ts'
import * as reading from './list.ts'
import * as workflows from './workflow-read.ts'
import * as saving from './workflow-save.ts'

export { moveFirstTickets, moveTickets } from './move-tickets.ts'
export { addStandardTypes } from './preset.ts'

export const typesAndWorkflows = [
  reading.list,
  reading.get,
  editing.add,
  editing.change,
  editing.remove,
  workflows.get,
  workflows.versions,
  saving.save,
  saving.restore,
]
