// The face of fields within tickets.
import { add, change } from './define.ts'
import { remove } from './remove.ts'
import { get, list, usage } from './show.ts'
import { tell } from './tell.ts'

export { followUps } from './jobs.ts'
export { addPresetFields } from './preset.ts'

export const operations = [list, get, add, change, remove, usage, tell]
