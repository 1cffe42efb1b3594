// The definitions of fields, read whole; and those that a ticket of a type and a category has.
import { useCategories, useFields } from '../choices.ts'
import { type FieldDefinition, fieldsOf, placeIn } from './field-values.ts'

/** @param category an id */
export function useFieldsFor(type: string | undefined, category: string | null): FieldDefinition[] {
  const definitions = useFields()
  const place = placeIn(useCategories(), type ?? '', category)
  return type === undefined ? [] : fieldsOf(definitions, place)
}
