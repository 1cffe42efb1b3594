import { teamId } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { invalid } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import * as tickets from '../store.ts'
import { readFor } from '../ticket.ts'
import { chooseTarget, escalateTicket } from './contract.ts'
import { handOverNote } from './hand-over.ts'
import { placeOf, told, writeNote } from './move.ts'
import * as store from './store.ts'

export const escalate = implement(escalateTicket, async (ctx, { id: reference, team, level, ...given }) => {
  const before = await readFor(ctx, reference, 'escalate')
  const target = await targetOf(ctx, before, team, level)
  const handOver = {
    question: given.question,
    tried: given.tried,
    logs: given.logs ?? null,
    reason: given.reason ?? null,
  }
  const attachments = [...new Set(given.attachments ?? [])]
  await demandFiles(ctx, before.id, attachments)
  const note = await writeNote(ctx, before, handOverNote(target, handOver))
  if (attachments.length > 0) await store.takeAlong(ctx, before.id, note, attachments)
  const id = ctx.newId()
  await store.insert(ctx, {
    id,
    ticket_id: before.id,
    from_team_id: before.team?.id ?? null,
    from_team_name: before.team?.name ?? null,
    from_level: before.level,
    from_assignee_id: before.assignee?.id ?? null,
    to_team_id: target.team?.id ?? null,
    to_team_name: target.team?.name ?? null,
    to_level: target.level,
    ...handOver,
    attachments,
    by_id: ctx.actor.kind === 'person' ? ctx.actor.id : null,
    at: ctx.now,
    outcome: null,
    ending: null,
    ended_by: null,
    ended_at: null,
  })
  const elsewhere = (target.team?.id ?? null) !== (before.team?.id ?? null)
  await tickets.update(ctx, before.id, {
    escalation_id: id,
    level: target.level,
    ...(elsewhere && { team_id: target.team?.id ?? null, assignee_id: null }),
  })
  return told(ctx, before, 'ticket.escalated', { message: note, escalation: id })
})

async function targetOf(
  ctx: Context,
  ticket: tickets.TicketRecord,
  team: string | undefined,
  level: number | undefined,
) {
  const wished = team && (await teamId(ctx, team))
  const teams = await store.teams(ctx)
  const owner = ticket.category && (await store.ownerOf(ctx, ticket.category.id))
  const find = (id: string | null | undefined) => teams.find((one) => one.id === id)
  const chosen = chooseTarget(placeOf(ticket), { team: find(wished), level }, teams, find(owner))
  if ('field' in chosen) throw invalid(chosen.field, chosen.message)
  return { team: find(chosen.team) ?? null, level: chosen.level }
}

async function demandFiles(ctx: Context, ticket: string, ids: string[]) {
  if (ids.length > 0 && (await store.filesOn(ctx, ticket, ids)) < ids.length)
    throw invalid('attachments', 'names a file that is not on this ticket: attach it first')
}
