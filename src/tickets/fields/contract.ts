// What the rest of the world may know of fields.
export * from './contract/definitions.ts'
export * from './contract/values.ts'

import { definitionOperations } from './contract/definitions.ts'

export const fieldOperations = definitionOperations
