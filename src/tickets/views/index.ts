// The face of saved views.
import { counts } from './counts.ts'
import { get, list } from './list.ts'
import { arrange, pin, unpin } from './pin.ts'
import { remove, restore } from './remove.ts'
import { add, change } from './save.ts'

export const operations = [list, counts, get, add, change, remove, restore, arrange, pin, unpin]
