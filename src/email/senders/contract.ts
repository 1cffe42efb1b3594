// Who is never let in, and who always.
import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { At, Id, Named, page, paging, text } from '../../platform/shapes.ts'

export const SenderRule = z.strictObject({
  id: Id,
  kind: z.enum(['block', 'allow']),
  pattern: z.string(),
  note: z.string(),
  by: Named.nullable(),
  createdAt: At,
})
export type SenderRule = z.output<typeof SenderRule>

export const listSenderRules = operation({
  name: 'sender-rules.list',
  http: 'GET /mail/sender-rules',
  permission: 'mail.review',
  safety: 'read',
  summary: 'List who is blocked, and who is always let in',
  input: z.strictObject({ ...paging }),
  output: page(SenderRule),
})

export const addSenderRule = operation({
  name: 'sender-rules.add',
  http: 'POST /mail/sender-rules',
  permission: 'mail.manage',
  safety: 'write',
  summary: 'Block a sender, or let one in whatever a spam filter says; an allowed one wins over a blocked one',
  status: 201,
  input: z.strictObject({
    kind: z.enum(['block', 'allow']),
    pattern: z
      .string()
      .trim()
      .toLowerCase()
      .max(320)
      .regex(/^(?:[^\s@*]+@|@|\*\.)[a-z0-9\u0080-\uffff.-]+$/, 'is not an address, @domain or *.domain'),
    note: text(500).optional(),
  }),
  output: SenderRule,
})

export const removeSenderRule = operation({
  name: 'sender-rules.remove',
  http: 'DELETE /mail/sender-rules/{id}',
  permission: 'mail.manage',
  safety: 'write',
  summary: 'Take a sender off the list',
  status: 204,
  input: z.strictObject({ id: Id }),
  output: z.null(),
})

export const senderRuleOperations = [listSenderRules, addSenderRule, removeSenderRule] as const
