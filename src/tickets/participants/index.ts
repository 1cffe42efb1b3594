// The people on a ticket beside its requester and assignee.
import { add } from './add.ts'
import { list } from './list.ts'
import { remove } from './remove.ts'

export const operations = [list, add, remove]
