import { teamId } from '../directory/index.ts'
import { invalid } from '../platform/errors.ts'
import { implement } from '../platform/execute.ts'
import { assignTicket } from './contract.ts'
import { inState, natural, stateChanges } from './move.ts'
import * as people from './people.ts'
import { audienceOf } from './policy.ts'
import * as store from './store.ts'
import { present, readFor, show } from './ticket.ts'

export const assign = implement(assignTicket, async (ctx, { id: reference, team, assignee }) => {
  if (team === undefined && assignee === undefined)
    throw invalid('assignee', 'or team has to be given: name one, or null for nobody')
  const before = await readFor(ctx, reference, 'assign')
  const target = team ? await people.teamOf(ctx, await teamId(ctx, team)) : undefined
  const values = {
    ...(team !== undefined && { team_id: target?.id ?? null, ...(target && { level: target.level }) }),
    ...(assignee !== undefined && { assignee_id: assignee ? await people.agentId(ctx, assignee) : null }),
  }
  if (sameAsBefore(before, values)) return present(ctx, before)
  const taken =
    values.assignee_id && before.status === 'new'
      ? natural(ctx, before, 'open', { assignee: true, ...(target && { team: true }) })
      : undefined
  await store.update(ctx, before.id, { ...values, ...(taken && inState(taken)) })
  const after = await store.seenByDesk(ctx, before.id)
  const changes = {
    team: [before.team, after.team],
    assignee: [before.assignee, after.assignee],
    status: [before.status, after.status],
    ...(taken && { state: stateChanges(before, taken).state }),
  }
  await ctx.record({
    name: 'ticket.assigned',
    subject: { kind: 'ticket', id: before.id },
    changes: Object.fromEntries(
      Object.entries(changes).filter(([, [old, now]]) => JSON.stringify(old) !== JSON.stringify(now)),
    ),
    audience: [...new Set([...audienceOf(before), ...audienceOf(after)])],
  })
  const visible = await store.find(ctx, { id: before.id })
  return visible ? show(ctx, before.id) : present(ctx, after)
})

const sameAsBefore = (before: store.TicketRecord, values: { team_id?: string | null; assignee_id?: string | null }) =>
  (values.team_id === undefined || values.team_id === (before.team?.id ?? null)) &&
  (values.assignee_id === undefined || values.assignee_id === (before.assignee?.id ?? null))
