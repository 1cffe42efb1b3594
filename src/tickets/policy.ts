// Who may see and do what with a ticket: as a predicate, as a filter in SQL, and as the audience of its events.
import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { holding, no, yes } from '../directory/index.ts'
import { audience } from '../platform/audience.ts'
import type { Actor, Context } from '../platform/context.ts'
import type { Schema } from '../platform/schema.ts'
import type { Can } from '../platform/shapes.ts'
import { type Checked, unticked } from './checklists/unticked.ts'
import { type Holding, held } from './children/held.ts'
import { afterwards, type Over, replyGoesFrom } from './closing/after.ts'
import type { Ticket } from './contract.ts'
import { barOfMerge, type Merged, worksWhenMerged } from './merge/merged.ts'
import { isMove, movesBy, movesOf, onward, type Placed } from './moves.ts'
import type { Move } from './workflow/moves.ts'
import { refusal, type TicketAct } from './workflow.ts'

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
  /** Whose members' tickets they see: that of somebody with the permission for it. */
  organisation: string | null
}

/**
 * Agents see the tickets of all open teams and of their own restricted ones; overseers see all. Everybody sees what they asked
 * for and where they are in copy; with a permission also what colleagues of their organisation asked for, as long as no
 * restricted team has it. Watching gives no sight. Used by every query that reads tickets for somebody.
 */
export function sightOf({ kind, id, permissions, teams, organisation }: Actor): Sight {
  const all = kind !== 'person' || permissions.has('tickets.all')
  return {
    sight: all ? 'all' : permissions.has('tickets.work') ? 'desk' : 'own',
    me: id,
    teams: [...teams],
    organisation: (permissions.has('tickets.organisation') && organisation) || null,
  }
}

/**
 * The same as a filter for queries that are planned anew each time, which then use the index that fits. `seenIn` says
 * it once more, for the queries that are planned once.
 * @param where deleted tickets are in the bin, and nowhere else
 */
export function visible({ actor, tenant }: Pick<Context, 'actor' | 'tenant'>, where: 'desk' | 'bin' = 'desk') {
  const { sight, me, teams, organisation } = sightOf(actor)
  return (eb: Build) => {
    const there = eb('ticket.deleted_at', where === 'bin' ? 'is not' : 'is', null)
    if (sight === 'all') return there
    const shared = sql<SqlBool>`ticket.id = any(array(select p.ticket_id from ticket_participant p
      where p.tenant_id = ${tenant} and p.person_id = ${me} and p.role = 'cc'))`
    const colleagues = organisation
      ? [eb.and([eb('ticket.organisation_id', '=', organisation), eb.or(outside(tenant, []))])]
      : []
    return eb.and([
      there,
      eb.or([
        ...(sight === 'desk' ? outside(tenant, teams) : []),
        eb('ticket.requester_id', '=', me as string),
        shared,
        ...colleagues,
      ]),
    ])
  }
}

/** No restricted team has it, but for these. (Of an array whose elements it cannot know, the planner would expect that it holds most.) */
const outside = (tenant: string, but: string[], team = sql.ref('ticket.team_id')) => [
  sql<SqlBool>`${team} is null`,
  sql<SqlBool>`${team} not in (select t.id from team t
    where t.tenant_id = ${tenant} and t.restricted and t.id <> all(${but}::uuid[]))`,
]

/**
 * Of the tickets that they see: those whose internal side they read too. The same as `worksOn`, as a filter.
 * @param team the column that tells whose the ticket is
 */
export function readsNotes({ actor, tenant }: Pick<Context, 'actor' | 'tenant'>, team = 'ticket.team_id') {
  const { sight, teams } = sightOf(actor)
  return sight === 'desk'
    ? sql<SqlBool>`(${sql.join(outside(tenant, teams, sql.ref(team)), sql` or `)})`
    : sql<SqlBool>`${sql.raw(String(sight === 'all'))}`
}

/**
 * The same as one text for every kind of caller, for the queries that are planned once: $1 is the tenant, $2 what they see, $3
 * who they are, $4 their teams, $5 the organisation whose tickets they see.
 */
export function seenIn(alias: string): string {
  const openTeam = (but: string) => `(${alias}.team_id is null
    or ${alias}.team_id <> all(array(select t.id from team t where t.tenant_id = $1 and t.restricted${but})))`
  // Behind a select, the planner does not see what they see: if it did, it would plan anew for each caller, which takes longer
  // than to read a whole page.
  const sees = (what: string) => `(select $2::text) = '${what}'`
  return `(${alias}.tenant_id = $1 and ${alias}.deleted_at is null and (${sees('all')} or ${alias}.requester_id = $3::uuid
    or (${sees('desk')} and ${openTeam(' and t.id <> all($4::uuid[])')}) or (${alias}.organisation_id = $5::uuid and ${openTeam('')})
    or exists (select from ticket_participant cc
      where cc.tenant_id = $1 and cc.ticket_id = ${alias}.id and cc.role = 'cc' and cc.person_id = $3::uuid)))`
}

export interface Watched {
  requester_id: string
  team_id: string | null
  team_restricted: boolean
  organisation_id: string | null
  /** Ids of the people in copy. */
  cc: string[]
}

/** The same as a predicate, for anybody: what they see of a ticket. */
export function sightIn(actor: Actor, ticket: Watched): 'everything' | 'public' | 'nothing' {
  if (worksOn(actor, ticket) || actor.permissions.has('tickets.all')) return 'everything'
  if (!actor.id || !actor.permissions.has('tickets.use')) return 'nothing'
  const { organisation } = sightOf(actor)
  const colleague = organisation !== null && organisation === ticket.organisation_id && !ticket.team_restricted
  return ticket.requester_id === actor.id || ticket.cc.includes(actor.id) || colleague ? 'public' : 'nothing'
}

/** Who hears of an event of this ticket. Internal ones are not for its requester, even when they are an agent elsewhere. */
export function audienceOf(ticket: Watched, visibility: 'public' | 'internal' = 'public'): string[] {
  if (visibility === 'internal') return [deskOf(ticket), audience.overseers]
  return [deskOf(ticket), audience.overseers, ...onlookersOf(ticket), audience.publicSide]
}

const deskOf = ({ team_id, team_restricted }: Watched) =>
  team_restricted ? audience.team(team_id as string) : audience.agents

/** Who sees the public side beside the desk. */
function onlookersOf({ requester_id, cc, organisation_id, team_restricted }: Watched): string[] {
  const people = [...new Set([requester_id, ...cc])].map(audience.person)
  return organisation_id && !team_restricted ? [...people, audience.organisation(organisation_id)] : people
}

/** Who hears of an event that names another ticket: only those who may see both. */
export function audienceOfBoth(one: Watched, other: Watched, visibility: 'public' | 'internal'): string[] {
  const [here, there] = [deskOf(one), deskOf(other)]
  const desk = here === audience.agents ? there : there === audience.agents || there === here ? here : null
  const others = visibility === 'public' ? onlookersOf(other) : []
  return [...(desk ? [desk] : []), audience.overseers, ...onlookersOf(one).filter((key) => others.includes(key))]
}

const byRequester = new Set<TicketAct>(['reply', 'attach', 'reopen', 'close', 'share'])
/** Also by whoever else sees the public side: people in copy, colleagues. */
const byAnybody = new Set<TicketAct>(['reply', 'attach'])

type Acted = Pick<Watched, 'requester_id' | 'team_id' | 'team_restricted'> &
  Placed &
  Holding &
  Merged &
  Checked &
  Over & { escalated: boolean }

/** Speaks for those who asked, and not for the desk: also an agent who asked for it themselves. */
export const onPublicSide = (actor: Actor, ticket: Pick<Acted, 'requester_id' | 'team_id' | 'team_restricted'>) =>
  ticket.requester_id === actor.id || !worksOn(actor, ticket)

export const replyGoes = ({ actor, now }: Pick<Context, 'actor' | 'now'>, ticket: Acted): Ticket['replyGoes'] =>
  onPublicSide(actor, ticket) ? replyGoesFrom(ticket, now) : 'here'

/** Why this actor never does this to a ticket that they can see, whatever its state; null when they may. */
function barred(ctx: Pick<Context, 'actor'>, act: TicketAct, ticket: Acted): Can | null {
  if (act === 'delete' && !ctx.actor.permissions.has('tickets.delete')) return holding(ctx, 'tickets.delete')
  if (worksOn(ctx.actor, ticket)) return null
  if (!byRequester.has(act))
    return isAgent(ctx.actor) ? no('Only members of its team do this.') : holding(ctx, 'tickets.work')
  if (ticket.requester_id !== ctx.actor.id && !byAnybody.has(act))
    return no('Only the requester and agents may do this.')
  if (act === 'share' && !ctx.actor.organisation)
    return no('You belong to no organisation, so there are no colleagues to add. Ask an agent to add somebody.')
  return null
}

/** Whether a refusal is about who asks, and not about how the ticket is. */
export function isForbidden(ctx: Pick<Context, 'actor'>, act: TicketAct, ticket: Acted): boolean {
  if (barred(ctx, act, ticket)) return true
  if (!isMove(act)) return false
  const moves = movesBy(movesFor(ctx, ticket), act)
  return moves.some(({ forbidden }) => forbidden) && !moves.some(({ missing }) => missing.length > 0)
}

export const movesFor = (ctx: Pick<Context, 'actor'>, ticket: Acted): Move[] =>
  movesOf(ctx.actor, ticket, worksOn(ctx.actor, ticket))

/** Why a merge, or work that is not done, keeps this act from the ticket; null when nothing does. */
function barOfStructure(ctx: Pick<Context, 'actor' | 'now'>, act: TicketAct, ticket: Acted): string | null {
  const bar = barOfMerge(act, ticket, ctx.now, worksOn(ctx.actor, ticket))
  if (bar !== null || (act !== 'resolve' && act !== 'close')) return bar
  const waits = held(ticket, act) ?? unticked(ticket)
  // What is done behind the scenes is not for its requester.
  return waits === null || worksOn(ctx.actor, ticket)
    ? waits
    : `${ticket.number} is not finished yet: the desk still works on a part of it.`
}

/** The moves of its workflow, none of them open that something else keeps from it. */
export const openMoves = (ctx: Pick<Context, 'actor' | 'now'>, ticket: Acted, moves: Move[]): Move[] =>
  moves.map((move) => {
    const bar = move.allowed ? barOfStructure(ctx, move.act, ticket) : null
    return bar === null ? move : { ...move, allowed: false, reason: bar }
  })

/** May this actor do this to a ticket that they can see? */
export function mayDo(
  ctx: Pick<Context, 'actor' | 'now'>,
  act: TicketAct,
  ticket: Acted,
  moves = isMove(act) ? movesFor(ctx, ticket) : [],
): Can {
  const asked = onPublicSide(ctx.actor, ticket)
  const settled =
    barred(ctx, act, ticket) ?? (asked ? afterwards(act, ticket, ctx.now, worksOn(ctx.actor, ticket)) : null)
  if (settled) return settled
  if (!isMove(act)) {
    const merged = barOfStructure(ctx, act, ticket)
    if (merged !== null) return no(merged)
    if (worksWhenMerged(act, ticket)) return yes
    if (act === 'handBack' && !ticket.escalated) return no(`${ticket.number} has no open escalation.`)
    const reason = refusal(act, ticket)
    return reason ? no(reason) : yes
  }
  const possible = movesBy(moves, act)
  if (possible.some(({ allowed }) => allowed) || ticket.merged_into) {
    const waits = barOfStructure(ctx, act, ticket)
    return waits === null ? yes : no(waits)
  }
  const wayThere = possible.find(({ step }) => step)
  return no(wayThere?.reason ?? refusal(act, ticket) ?? onward(ticket, moves))
}

export function can(ctx: Pick<Context, 'actor' | 'now'>, ticket: Acted, moves: Move[]): Ticket['can'] {
  const may = (act: TicketAct) => mayDo(ctx, act, ticket, moves)
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
    share: may('share'),
    watch: may('watch'),
    addChild: may('addChild'),
    plan: may('plan'),
    merge: may('merge'),
    unmerge: may('unmerge'),
    snooze: may('snooze'),
    delete: may('delete'),
  }
}
