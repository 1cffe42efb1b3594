// How an escalation ends: answered where it is, handed back to where it came from, or resolved with its ticket.
import { personBrief } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { implement } from '../../platform/execute.ts'
import * as tickets from '../store.ts'
import { answerEscalation, returnEscalation } from './contract.ts'
import { readEscalated, told, writeNote } from './move.ts'
import * as store from './store.ts'

export const answer = implement(answerEscalation, async (ctx, { id, answer: text }) => {
  const { ticket, open } = await readEscalated(ctx, id)
  const note = await writeNote(ctx, ticket, `**Answer to the escalation**\n\n${text}`)
  await store.end(ctx, open.id, 'answered', text)
  await tickets.update(ctx, ticket.id, { escalation_id: await store.openOf(ctx, ticket.id) })
  return told(ctx, ticket, 'ticket.escalation_answered', { message: note, escalation: open.id })
})

export const handBack = implement(returnEscalation, async (ctx, { id, reason }) => {
  const { ticket, open } = await readEscalated(ctx, id)
  const note = await writeNote(ctx, ticket, `**Handed back**\n\n${reason}`)
  await store.end(ctx, open.id, 'handed_back', reason)
  await tickets.update(ctx, ticket.id, {
    escalation_id: await store.openOf(ctx, ticket.id),
    level: open.from_level,
    ...(await placeBefore(ctx, open)),
  })
  return told(ctx, ticket, 'ticket.handed_back', { message: note, escalation: open.id })
})

/** Where it came from, as far as that is still there. */
async function placeBefore(ctx: Context, { from_team, from_assignee }: store.EscalationRow) {
  const teams = await store.teams(ctx)
  const person = from_assignee && (await personBrief(ctx, from_assignee.id))
  const works = person?.active && person.permissions.includes('tickets.work')
  return {
    team_id: teams.find(({ id }) => id === from_team?.id)?.id ?? null,
    assignee_id: works ? person.id : null,
  }
}

/** A resolved ticket waits for nobody's answer. Called by the verb that resolves. */
export async function endWithTicket(ctx: Context, ticket: tickets.TicketRecord): Promise<{ escalation_id?: null }> {
  if (!ticket.escalation) return {}
  for (let open: string | null = ticket.escalation.id; open; open = await store.openOf(ctx, ticket.id))
    await store.end(ctx, open, 'resolved', null)
  return { escalation_id: null }
}
