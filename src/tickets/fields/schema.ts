// The tables of fields, as Kysely sees them.
import type { Generated } from 'kysely'
import type { Choice, FieldDefinition } from './contract.ts'

export interface FieldDefinitionTable {
  tenant_id: string
  id: string
  key: string
  label: string
  hint: string
  kind: FieldDefinition['kind']
  choices: Choice[]
  types: string[]
  categories: string[]
  required: FieldDefinition['required']
  requesters: FieldDefinition['requesters']
  lowest: number | null
  highest: number | null
  position: number
  active: Generated<boolean>
  indexing: Generated<boolean>
  revision: Generated<number>
  created_at: Date
}

declare module '../../platform/schema.ts' {
  interface Schema {
    field_definition: FieldDefinitionTable
  }
}
