// What a ticket says of its later life: that it waits, when it closes, what it carries on.
import { z } from 'zod'
import { PersonBrief } from '../../directory/contract.ts'
import { At, Can, Id } from '../../platform/shapes.ts'

const Reference = z.strictObject({ id: Id, number: z.string() })

export const inDetail = {
  /** For those who work it. */
  snooze: z.strictObject({ until: At, reason: z.string().nullable(), by: PersonBrief.nullable() }).nullable(),
  /** Resolved, it closes by itself then. */
  closesAt: At.nullable(),
  /** The closed ticket that it carries on, and those that carry it on; as far as the caller sees them. */
  follows: Reference.nullable(),
  followedBy: z.array(Reference),
  /** What a reply of the caller does once it is over: it stays here, it reopens it, it opens another one that follows. */
  replyGoes: z.enum(['here', 'reopens', 'follow_up']),
}

export const canInDetail = { snooze: Can, delete: Can }
