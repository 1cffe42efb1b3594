// Who may see and do what with a ticket: as a predicate, as a filter in SQL, and as the audience of its events.
import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { holding, no, yes } from '../directory/index.ts'
import { audience } from '../platform/audience.ts'
import type { Actor, Context } from '../platform/context.ts'
import type { Schema } from '../platform/schema.ts'
import type { Can } from '../platform/shapes.ts'
import type { Ticket } from './contract.ts'
import { refusal, type TicketAct, type TicketStatus } from './workflow.ts'

export const isAgent = (actor: Actor) => actor.permissions.has('tickets.work') || actor.kind !== 'person'

/** Works this ticket: an agent who only asked for what a restricted team does is a requester there, and sees no more. */
export const worksOn = (actor: Actor, ticket: Pick<Watched, 'team_id' | 'team_restricted'>) =>
  isAgent(actor) &&
  (actor.kind !== 'person' ||
    !ticket.team_restricted ||
    actor.permissions.has('tickets.all') ||
    actor.teams.has(ticket.team_id as string))

type Build = ExpressionBuilder<Schema, 'ticket'>

export interface Sight {
  sight: 'all' | 'desk' | 'own'
  me: string | null
  teams: string[]
}

/**
 * Agents see the tickets of all open teams, of their own restricted ones, and their own; overseers see all;
 * requesters see what they asked for. Used by every query that reads tickets for somebody.
 */
export function sightOf({ kind, id, permissions, teams }: Actor): Sight {
  const all = kind !== 'person' || permissions.has('tickets.all')
  return { sight: all ? 'all' : permissions.has('tickets.work') ? 'desk' : 'own', me: id, teams: [...teams] }
}

/** The same as a filter for queries that are planned anew each time, which then use the index that fits. */
export function visible({ actor, tenant }: Pick<Context, 'actor' | 'tenant'>) {
  const { sight, me, teams } = sightOf(actor)
  return (eb: Build) => {
    if (sight === 'all') return sql<SqlBool>`true`
    const own = eb('ticket.requester_id', '=', me as string)
    if (sight === 'own') return own
    const closed = sql`array(select t.id from team t where t.tenant_id = ${tenant} and t.restricted and t.id <> all(${teams}::uuid[]))`
    return eb.or([eb('ticket.team_id', 'is', null), sql<SqlBool>`ticket.team_id <> all(${closed})`, own])
  }
}

export interface Watched {
  requester_id: string
  team_id: string | null
  team_restricted: boolean
}

/** Who hears of an event of this ticket. Internal ones are not for its requester, even when they are an agent elsewhere. */
export function audienceOf(ticket: Watched, visibility: 'public' | 'internal' = 'public'): string[] {
  const requester = visibility === 'public' ? [audience.person(ticket.requester_id)] : []
  return [deskOf(ticket), audience.overseers, ...requester]
}

const deskOf = ({ team_id, team_restricted }: Watched) =>
  team_restricted ? audience.team(team_id as string) : audience.agents

/** Who hears of an event that names another ticket: only those who may see both. */
export function audienceOfBoth(one: Watched, other: Watched, visibility: 'public' | 'internal'): string[] {
  const [here, there] = [deskOf(one), deskOf(other)]
  const desk = here === audience.agents ? there : there === audience.agents || there === here ? here : null
  const both = visibility === 'public' && one.requester_id === other.requester_id
  return [...(desk ? [desk] : []), audience.overseers, ...(both ? [audience.person(one.requester_id)] : [])]
}

const byRequester = new Set<TicketAct>(['reply', 'attach', 'reopen', 'close'])

/** May this actor do this to a ticket that they can see? */
export function mayDo(
  ctx: Pick<Context, 'actor'>,
  act: TicketAct,
  ticket: Watched & { number: string; status: TicketStatus; escalated: boolean },
): Can {
  if (!worksOn(ctx.actor, ticket)) {
    if (!byRequester.has(act))
      return isAgent(ctx.actor) ? no('Only members of its team do this.') : holding(ctx, 'tickets.work')
    if (ticket.requester_id !== ctx.actor.id) return no('Only the requester and agents may do this.')
  }
  if (act === 'handBack' && !ticket.escalated) return no(`${ticket.number} has no open escalation.`)
  const reason = refusal(act, ticket)
  return reason ? no(reason) : yes
}

export function can(
  ctx: Pick<Context, 'actor'>,
  ticket: Watched & { number: string; status: TicketStatus; escalated: boolean },
): Ticket['can'] {
  const may = (act: TicketAct) => mayDo(ctx, act, ticket)
  return {
    reply: may('reply'),
    note: may('note'),
    attach: may('attach'),
    change: may('change'),
    setStatus: may('setStatus'),
    assign: may('assign'),
    escalate: may('escalate'),
    handBack: may('handBack'),
    resolve: may('resolve'),
    reopen: may('reopen'),
    close: may('close'),
    link: may('link'),
  }
}
