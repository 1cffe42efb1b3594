// Checklists on tickets, and saved ones.
import * as items from './items.ts'
import * as lists from './lists.ts'
import * as templates from './templates.ts'

export const operations = [
  lists.list,
  lists.add,
  lists.change,
  lists.remove,
  items.add,
  items.change,
  items.remove,
  templates.list,
  templates.add,
  templates.change,
  templates.remove,
]
