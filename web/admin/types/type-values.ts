// What of a type is edited on its first page, in words, and what saving it does. Pure.
import type { Output } from '../../app/api.ts'
import type { FieldWords } from '../record/conflict-view.tsx'

export type TypeOfTicket = Output<'ticket-types.get'>

export interface TypeValues {
  name: string
  description: string
  audience: TypeOfTicket['audience']
}

export interface NewTypeValues extends TypeValues {
  /** The type whose workflow and form it begins with; empty for the standard ones. */
  copy: string
}

export const emptyType: NewTypeValues = { name: '', description: '', audience: 'everybody', copy: '' }

export const readType = ({ name, description, audience }: TypeOfTicket): TypeValues => ({ name, description, audience })

export const audiences: { value: TypeOfTicket['audience']; label: string; hint: string }[] = [
  { value: 'everybody', label: 'Everybody', hint: 'Requesters choose it in the portal, agents at the desk.' },
  { value: 'agents', label: 'Agents only', hint: 'Requesters cannot choose it.' },
]

const show = (field: string, value: string) =>
  field === 'audience' ? (audiences.find((one) => one.value === value)?.label ?? value) : value

export const typeWords: FieldWords<TypeValues> = {
  labels: { name: 'Name', description: 'Description', audience: 'Who opens it' },
  show,
}

export const newTypeWords = (nameOf: (id: string) => string): FieldWords<NewTypeValues> => ({
  labels: { ...typeWords.labels, copy: 'Begins as' },
  show: (field, value) => (field === 'copy' ? (value ? nameOf(value) : 'The standard workflow') : show(field, value)),
})

export function effectsOf(before: TypeValues, after: TypeValues): string[] {
  return [
    ...(before.name !== after.name
      ? ['It is called so everywhere at once: on its tickets, in lists, in the portal. Its key stays.']
      : []),
    ...(before.audience === after.audience
      ? []
      : [
          after.audience === 'agents'
            ? 'Requesters cannot choose it any more. They still see their tickets of this type.'
            : 'Requesters can choose it from now on.',
        ]),
  ]
}
