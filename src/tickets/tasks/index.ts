// Tasks of tickets.
import { add } from './add.ts'
import { change, remove } from './change.ts'
import { list } from './list.ts'

export const tasks = [list, add, change, remove]
