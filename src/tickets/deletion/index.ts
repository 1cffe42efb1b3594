// Deleted tickets: into the bin, out of it, and for good.
import { list } from './bin.ts'
import { remove, restore } from './delete.ts'

export const operations = [remove, restore, list]
