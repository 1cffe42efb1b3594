// What of a saved checklist is edited, in words. Pure.
import type { Output } from '../../app/api.ts'
import type { FieldWords } from '../record/conflict-view.tsx'
import { linesOf } from '../record/lines.ts'

export type SavedChecklist = Output<'checklist-templates.list'>['items'][number]

export interface ChecklistValues {
  name: string
  /** One per line. */
  items: string
  mandatory: boolean
}

export const emptyChecklist: ChecklistValues = { name: '', items: '', mandatory: false }

export const readChecklist = ({ name, items, mandatory }: SavedChecklist): ChecklistValues => ({
  name,
  items: items.join('\n'),
  mandatory,
})

export const toFields = <V extends Partial<ChecklistValues>>({ items, ...rest }: V) => ({
  ...rest,
  ...(items !== undefined && { items: linesOf(items) }),
})

export const checklistWords: FieldWords<ChecklistValues> = {
  labels: { name: 'Name', items: 'Items', mandatory: 'Mandatory' },
  show: (_, value) =>
    typeof value === 'boolean' ? (value ? 'Mandatory' : 'Not mandatory') : linesOf(value).join(', '),
}

export const effectsOf = (before: ChecklistValues, after: ChecklistValues): string[] =>
  before.items === after.items && before.mandatory === after.mandatory
    ? []
    : ['It reads so on tickets that get it from now on. Lists that are on tickets already stay as they are.']
