// The tables of checklists, as Kysely sees them.
import type { Generated } from 'kysely'

declare module '../../platform/schema.ts' {
  interface Schema {
    checklist: {
      tenant_id: string
      id: string
      ticket_id: string
      name: string
      mandatory: Generated<boolean>
      created_at: Date
      removed_at: Date | null
    }
    checklist_item: {
      tenant_id: string
      id: string
      ticket_id: string
      checklist_id: string
      text: string
      position: number
      owner_id: string | null
      /** A day, as text. */
      due_on: string | null
      done_at: Date | null
      done_by: string | null
      created_at: Date
      removed_at: Date | null
    }
    checklist_template: {
      tenant_id: string
      id: string
      name: string
      mandatory: Generated<boolean>
      items: string[]
      revision: Generated<number>
      created_at: Date
    }
  }
}
