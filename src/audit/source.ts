// What a module hands in so that its events can be read by people, and found by what they are about. The log knows no ticket.
import type { Context } from '../platform/context.ts'

export interface AuditSource {
  /** Events whose words do not follow from their names. */
  words?: Record<string, (changes: Record<string, unknown>) => string>
  subjects?: AuditSubject[]
}

/** What a record is called, and whether it lies in the bin. */
export type Label = string | { name: string; inBin: boolean }

export interface AuditSubject {
  kind: string
  /** What people call them; those that are gone, or that the caller may not see, are left out. */
  labels(ctx: Context, ids: string[]): Promise<Map<string, Label>>
  /** The id behind what somebody typed (T-1042), or undefined. */
  named?(ctx: Context, text: string): Promise<string | undefined>
}
