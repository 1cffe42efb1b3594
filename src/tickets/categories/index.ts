// The face of categories within tickets.
import { add, change } from './change.ts'
import { emptyAtOnce, emptyCategories } from './empty.ts'
import { remove } from './remove.ts'
import { counts, list } from './show.ts'

export const operations = [list, counts, add, change, remove]
export const reactions = [emptyAtOnce]
export const followUps = [emptyCategories]
