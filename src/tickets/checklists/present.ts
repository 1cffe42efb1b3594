// A checklist's row as the world sees it.
import type { Checklist } from './contract.ts'
import type { ChecklistRow } from './store.ts'

export const presentChecklist = ({ id, name, mandatory, items }: ChecklistRow): Checklist => ({
  id,
  name,
  mandatory,
  items: items.map(({ due_on, done_at, done_by, ...item }) => ({
    ...item,
    done: done_at !== null,
    doneAt: done_at && new Date(done_at).toISOString(),
    doneBy: done_by,
    due: due_on,
  })),
})
