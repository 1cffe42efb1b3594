// What each term of the language asks of the database: one entry for each in terms.ts, except for the short forms of expand.ts.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { isAgent, readsNotes } from '../policy.ts'
import { type Reader, spanOf, stretchOf } from './dates.ts'
import type { RareTags } from './rare-tags.store.ts'
import type { References } from './references.ts'
import type { Comparison, TermNode, Value } from './syntax.ts'
import { type TermKey, termOf, type ValueKind } from './terms.ts'

export type Condition = RawBuilder<SqlBool>

export interface Asking {
  ctx: Context
  reader: Reader
  references: References
  rareTags: RareTags
}

type Column = (values: Value[], asking: Asking) => Condition

export const columns: Record<Exclude<TermKey, 'is'>, Column> = {
  has: (values, { ctx }) => any(exactly(values).map((value) => carries[value]?.(ctx) ?? sql`false`)),
  status: choice('status'),
  type: keyed('type'),
  // Who reads kinds only asks for kinds.
  state: (values, asking) =>
    isAgent(asking.ctx.actor) ? internal(keyed('state'))(values, asking) : keyed('status', 'state')(values, asking),
  priority: choice('priority'),
  impact: choice('impact'),
  urgency: choice('urgency'),
  channel: choice('channel'),
  category: reference('category_id', 'category'),
  team: reference('team_id', 'team'),
  assignee: reference('assignee_id', 'person'),
  requester: reference('requester_id', 'person'),
  organisation: reference('organisation_id', 'organisation'),
  watcher: internal(linked('ticket_participant', sql`and l.role = 'watcher'`)),
  cc: linked('ticket_participant', sql`and l.role = 'cc'`),
  mentions: internal(linked('mention', sql``)),
  tag: (values, { ctx, rareTags }) => {
    const tags = exactly(values).filter((tag) => tag !== 'none')
    return any([
      ...(tags.length > 0 ? [tagged(ctx.tenant, tags, rareTags(tags))] : []),
      ...(tags.length < values.length ? [sql<SqlBool>`ticket.tags[1] is null`] : []),
    ])
  },
  // Those that the caller sees: of another one there is nothing.
  parent: internal(reference('parent_id', 'ticket')),
  linked: internal(linkedWith),
  level: number('level'),
  number: number('number'),
  opened: date('opened_at'),
  updated: date('updated_at'),
  // What was answered before then was also opened before then, and for that there is an index; what was resolved since then also
  // changed since then.
  answered: date('first_responded_at', 'after opening'),
  resolved: date('resolved_at', 'after opening, before the last change'),
  closed: date('closed_at', 'after opening, before the last change'),
  due: internal(date('due_at')),
  snoozed: internal(date('snoozed_until')),
}

/** Any of these tags, in lower case. @param ids all tickets that have one, where they are few and known */
export const tagged = (tenant: string, tags: string[], ids?: string[]) =>
  ids
    ? sql<SqlBool>`ticket.id = any(${ids}::uuid[])`
    : sql<SqlBool>`exists (select 1 from ticket_tag g where g.tenant_id = ${tenant} and g.tag = any(${tags}::text[]) and g.ticket_id = ticket.id)`

const carries: Record<string, (ctx: Context) => Condition> = {
  attachment: (
    ctx,
  ) => sql`exists (select 1 from attachment a where a.tenant_id = ticket.tenant_id and a.ticket_id = ticket.id
    and (a.visibility = 'public' or ${readsNotes(ctx)}))`,
  reply: () => sql`ticket.public_messages > 0`,
  resolution: () => sql`ticket.resolution is not null`,
  escalation: (ctx) => all([sql`ticket.escalation_id is not null`, readsNotes(ctx)]),
  checklist: (ctx) => all([sql`ticket.checklist_total > 0`, readsNotes(ctx)]),
  parent: (ctx) => all([sql`ticket.parent_id is not null`, readsNotes(ctx)]),
  merge: () => sql`ticket.merged_into is not null`,
  vip: (ctx) =>
    all([
      sql`ticket.requester_id in (select p.id from person p where p.tenant_id = ${ctx.tenant} and p.vip)`,
      readsNotes(ctx),
    ]),
}

const lacks: Record<string, Condition> = {
  reply: sql`ticket.public_messages = 0`,
  resolution: sql`ticket.resolution is null`,
  merge: sql`ticket.merged_into is null`,
}

export const any = (conditions: Condition[]): Condition =>
  conditions.length === 0
    ? sql`false`
    : conditions.length === 1
      ? (conditions[0] as Condition)
      : sql`(${sql.join(conditions, sql` or `)})`
export const all = (conditions: Condition[]): Condition =>
  conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` and `)})`

const column = (name: string) => sql.ref(name.includes('.') ? name : `ticket.${name}`)
const exactly = (values: Value[]) => values.flatMap((value) => (value.kind === 'is' ? [value.value] : []))

/** Comparisons of what has few values are lists: those use an index, and mean the same. */
function choice(name: TermKey): Column {
  return (values) => among(name, chosen(name, values))
}

/** The opposite of a choice is a choice too: every ticket has one of these values. What else has one that an index finds says it so. */
export function opposite({ key, values }: TermNode): Condition | undefined {
  if (key === 'has') {
    const without = exactly(values).map((value) => lacks[value])
    return without.every((condition) => condition !== undefined) ? all(without) : undefined
  }
  if (!choices.has(key)) return undefined
  const named = new Set(chosen(key, values))
  return among(
    key,
    valuesOf(key).filter((value) => !named.has(value)),
  )
}

const choices = new Set<string>(['status', 'priority', 'impact', 'urgency', 'channel'] satisfies TermKey[])
const valuesOf = (name: string) => termOf(name)?.choices?.map(({ value }) => value) ?? []
const among = (name: string, values: string[]) => sql<SqlBool>`${column(name)} = any(${values}::text[])`

function chosen(name: string, values: Value[]): string[] {
  const order = valuesOf(name)
  const place = (value: string) => order.indexOf(value)
  const wanted = values.flatMap((value) => {
    if (value.kind === 'is') return [value.value]
    if (value.kind === 'range')
      return order.slice(
        value.from === null ? 0 : place(value.from),
        value.to === null ? order.length : place(value.to) + 1,
      )
    return order.filter((one) => compare(place(one), value.by, place(value.value)))
  })
  return [...new Set(wanted)]
}

function compare(a: number, by: Comparison, b: number): boolean {
  if (by === '>') return a > b
  if (by === '<') return a < b
  return by === '>=' ? a >= b : a <= b
}

function idsOf(values: Value[], kind: ValueKind, references: References): string[] {
  return exactly(values).flatMap((name) => (name === 'none' ? [] : references(kind, name)))
}

function named(name: string, ids: string[], values: Value[]): Condition {
  const none = exactly(values).includes('none')
  // Of one alone the index also gives the order.
  const some =
    ids.length === 1
      ? sql<SqlBool>`${column(name)} = ${ids[0]}::uuid`
      : sql<SqlBool>`${column(name)} = any(${ids}::uuid[])`
  if (!none) return some
  const nobody = sql<SqlBool>`${column(name)} is null`
  return exactly(values).length === 1 ? nobody : any([some, nobody])
}

function reference(name: string, kind: ValueKind): Column {
  return (values, { references }) => named(name, idsOf(values, kind, references), values)
}

/** A key that admins give: types, and the states of their workflows. */
function keyed(name: string, kind: ValueKind = name as ValueKind): Column {
  return (values, { references }) => sql`${column(name)} = any(${idsOf(values, kind, references)}::text[])`
}

/** What only those know who work the ticket: for others there is nothing. */
function internal(told: Column): Column {
  return (values, asking) => {
    const knows = readsNotes(asking.ctx)
    const fits = all([told(values, asking), knows])
    return exactly(values).includes('none') ? any([fits, sql`not ${knows}`]) : fits
  }
}

/** People who stand in a table beside the ticket: so few of them that their tickets are found first. */
function linked(table: string, more: RawBuilder<unknown>): Column {
  return (values, { ctx, references }) => {
    const ids = idsOf(values, 'person', references)
    const of = sql`from ${sql.table(table)} l where l.tenant_id = ${ctx.tenant} ${more}`
    return any([
      ...(ids.length > 0
        ? [sql<SqlBool>`ticket.id = any(array(select l.ticket_id ${of} and l.person_id = any(${ids}::uuid[])))`]
        : []),
      ...(exactly(values).includes('none')
        ? [sql<SqlBool>`not exists (select 1 ${of} and l.ticket_id = ticket.id)`]
        : []),
    ])
  }
}

/** From either end. */
function linkedWith(values: Value[], { ctx, references }: Asking): Condition {
  const ids = idsOf(values, 'ticket', references)
  return sql`ticket.id = any(array(
    select l.to_id from ticket_link l where l.tenant_id = ${ctx.tenant} and l.from_id = any(${ids}::uuid[])
    union all select l.from_id from ticket_link l where l.tenant_id = ${ctx.tenant} and l.to_id = any(${ids}::uuid[])))`
}

function number(name: string): Column {
  return (values) =>
    any(
      values.map((value) => {
        if (value.kind === 'is') return sql`${column(name)} = ${value.value}::bigint`
        if (value.kind === 'compared') return sql`${column(name)} ${sql.raw(value.by)} ${value.value}::bigint`
        return between(name, value.from && sql`${value.from}::bigint`, value.to && sql`<= ${value.to}::bigint`)
      }),
    )
}

function between(name: string, from: RawBuilder<unknown> | null | '', to: RawBuilder<unknown> | null | ''): Condition {
  return all([
    ...(from ? [sql<SqlBool>`${column(name)} >= ${from}`] : []),
    ...(to ? [sql<SqlBool>`${column(name)} ${to}`] : []),
  ])
}

/** @param set when the column is set, as far as that is certain */
function date(name: string, set?: 'after opening' | 'after opening, before the last change'): Column {
  return (values, { reader }) =>
    any(
      values.map((value) => {
        if (value.kind === 'is' && value.value === 'none') return sql`${column(name)} is null`
        const { from, to } = limitsOf(value, reader)
        const within = between(name, from && sql`${from}`, to && sql`< ${to}`)
        return all([
          within,
          ...(from && set?.endsWith('change') ? [between('updated_at', sql`${from}`, null)] : []),
          ...(to && set ? [between('opened_at', null, sql`< ${to}`)] : []),
        ])
      }),
    )
}

/** From `from` on, and before `to`; null where it is open. */
function limitsOf(value: Value, reader: Reader): { from: Date | null; to: Date | null } {
  if (value.kind === 'is') {
    const { start, end } = spanOf(value.value, reader)
    return { from: start, to: end }
  }
  if (value.kind === 'range')
    return {
      from: value.from === null ? null : stretchOf(value.from, reader).start,
      to: value.to === null ? null : stretchOf(value.to, reader).end,
    }
  const { start, end } = stretchOf(value.value, reader)
  if (value.by === '>') return { from: end, to: null }
  if (value.by === '>=') return { from: start, to: null }
  return { from: null, to: value.by === '<' ? start : end }
}
