// Checklists on tickets: what has to be done, in order, so that nothing is forgotten. For the desk; requesters see none of it.
import { z } from 'zod'
import { PersonBrief } from '../../directory/contract.ts'
import { operation } from '../../platform/operation.ts'
import { At, Day, flag, Id, line, list, page, paging, Revision, reference, wholeNumber } from '../../platform/shapes.ts'

export const ChecklistItem = z.strictObject({
  id: Id,
  text: z.string(),
  done: z.boolean(),
  doneAt: At.nullable(),
  doneBy: PersonBrief.nullable(),
  owner: PersonBrief.nullable(),
  due: Day.nullable(),
})

export const Checklist = z.strictObject({
  id: Id,
  name: z.string(),
  /** The ticket is not resolved while one of its items is open. */
  mandatory: z.boolean(),
  /** In the order in which they are done. */
  items: z.array(ChecklistItem),
})
export type Checklist = z.output<typeof Checklist>

const TicketId = reference('a number such as T-1042')
const ItemText = line(500)
const itemFields = {
  owner: reference('the address of an agent; me').nullable().optional(),
  due: Day.nullable().optional().describe('a day such as 2026-03-01'),
  position: wholeNumber(0, 500).optional().describe('where it stands, counted from 0; last unless told'),
}
const removed = z.literal(false).optional().describe('false brings back what was removed')

export const listChecklists = operation({
  name: 'checklists.list',
  http: 'GET /tickets/{id}/checklists',
  permission: 'tickets.work',
  safety: 'read',
  summary: 'List the checklists of a ticket with their items',
  input: z.strictObject({ id: TicketId, ...paging }),
  output: page(Checklist),
})

export const addChecklist = operation({
  name: 'checklists.add',
  http: 'POST /tickets/{id}/checklists',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Add a checklist to a ticket: an own one, or a saved one',
  status: 201,
  input: z.strictObject({
    id: TicketId,
    name: line(120).optional().describe('that of the saved one, or Checklist, unless told'),
    items: list(ItemText, 200).optional(),
    mandatory: flag.optional().describe('the ticket is not resolved while an item is open'),
    template: reference('the name of a saved checklist').optional(),
  }),
  output: Checklist,
})

export const changeChecklist = operation({
  name: 'checklists.change',
  http: 'PATCH /tickets/{id}/checklists/{checklist}',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Rename a checklist, make it mandatory or not, or bring a removed one back',
  input: z.strictObject({
    id: TicketId,
    checklist: Id,
    name: line(120).optional(),
    mandatory: flag.optional(),
    removed,
  }),
  output: Checklist,
})

export const removeChecklist = operation({
  name: 'checklists.remove',
  http: 'DELETE /tickets/{id}/checklists/{checklist}',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Remove a checklist from a ticket; it can be brought back',
  status: 204,
  input: z.strictObject({ id: TicketId, checklist: Id }),
  output: z.null(),
})

export const addItem = operation({
  name: 'checklist-items.add',
  http: 'POST /tickets/{id}/checklists/{checklist}/items',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Add an item to a checklist; answers with the whole list',
  status: 201,
  input: z.strictObject({ id: TicketId, checklist: Id, text: ItemText, ...itemFields }),
  output: Checklist,
})

export const changeItem = operation({
  name: 'checklist-items.change',
  http: 'PATCH /tickets/{id}/checklists/{checklist}/items/{item}',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Tick, reword, move or hand out an item; answers with the whole list',
  input: z.strictObject({
    id: TicketId,
    checklist: Id,
    item: Id,
    text: ItemText.optional(),
    done: flag.optional(),
    ...itemFields,
    removed,
  }),
  output: Checklist,
})

export const removeItem = operation({
  name: 'checklist-items.remove',
  http: 'DELETE /tickets/{id}/checklists/{checklist}/items/{item}',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Remove an item from a checklist; it can be brought back',
  status: 204,
  input: z.strictObject({ id: TicketId, checklist: Id, item: Id }),
  output: z.null(),
})

export const ChecklistTemplate = z.strictObject({
  id: Id,
  name: z.string(),
  mandatory: z.boolean(),
  items: z.array(z.string()),
  revision: Revision,
})
export type ChecklistTemplate = z.output<typeof ChecklistTemplate>

const TemplateId = reference('the name of a saved checklist')
const templateItems = list(ItemText, 200).refine((items) => items.length > 0, 'is empty: name at least one item')

export const listTemplates = operation({
  name: 'checklist-templates.list',
  http: 'GET /checklist-templates',
  permission: 'tickets.work',
  safety: 'read',
  summary: 'List the saved checklists',
  input: z.strictObject({ ...paging }),
  output: page(ChecklistTemplate),
})

export const addTemplate = operation({
  name: 'checklist-templates.add',
  http: 'POST /checklist-templates',
  permission: 'replies.manage',
  safety: 'write',
  summary: 'Save a checklist, to be put on tickets',
  status: 201,
  input: z.strictObject({ name: line(120), items: templateItems, mandatory: flag.optional() }),
  output: ChecklistTemplate,
})

export const changeTemplate = operation({
  name: 'checklist-templates.change',
  http: 'PATCH /checklist-templates/{id}',
  permission: 'replies.manage',
  safety: 'write',
  summary: 'Change a saved checklist; lists that are on tickets already stay as they are',
  revisioned: true,
  input: z.strictObject({
    id: TemplateId,
    name: line(120).optional(),
    items: templateItems.optional(),
    mandatory: flag.optional(),
  }),
  output: ChecklistTemplate,
})

export const removeTemplate = operation({
  name: 'checklist-templates.remove',
  http: 'DELETE /checklist-templates/{id}',
  permission: 'replies.manage',
  safety: 'destructive',
  summary: 'Remove a saved checklist; lists that are on tickets already stay',
  status: 204,
  input: z.strictObject({ id: TemplateId }),
  output: z.null(),
})

export const checklistOperations = [
  listChecklists,
  addChecklist,
  changeChecklist,
  removeChecklist,
  addItem,
  changeItem,
  removeItem,
  listTemplates,
  addTemplate,
  changeTemplate,
  removeTemplate,
] as const
