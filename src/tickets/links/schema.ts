// The table of links, as Kysely sees it.
import type { KeptKind } from './link.ts'

declare module '../../platform/schema.ts' {
  interface Schema {
    ticket_link: {
      tenant_id: string
      from_id: string
      to_id: string
      kind: KeptKind
      by_id: string | null
      at: Date
    }
  }
}
