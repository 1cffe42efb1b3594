// A ticket within another one, as its reader may see it.
import type { Context } from '../platform/context.ts'
import type { TicketBrief } from './contract.ts'
import { named } from './people.ts'
import { isAgent } from './policy.ts'
import type { TicketStatus } from './workflow.ts'

interface BriefRow {
  id: string
  number: string
  title: string
  status: TicketStatus
  assignee: { id: string; name: string; email: string } | null
  due_at: Date | null
}

export const presentBrief = (
  ctx: Pick<Context, 'actor'>,
  { id, number, title, status, assignee, due_at }: BriefRow,
): TicketBrief => ({
  id,
  number,
  title,
  status,
  assignee: named(ctx, assignee),
  dueAt: isAgent(ctx.actor) ? (due_at?.toISOString() ?? null) : null,
})
