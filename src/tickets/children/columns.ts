// How a ticket hangs together with others, as columns of the statements that read it. Texts, so that they are planned once.
import { seenIn } from '../policy.ts'

const name = (alias: string) =>
  `jsonb_build_object('id', ${alias}.id, 'number', 'T-' || ${alias}.number, 'title', ${alias}.title)`

const over = "in ('resolved', 'closed')"

/** Itself and what was merged into it. */
const together = `(select ticket.id, true as sees
    union all select s.id, ${seenIn('s')} from ticket s where s.tenant_id = ticket.tenant_id and s.merged_end = ticket.id) k`

// A child that was merged is done when that is done which it was merged into. One that ended up in its own parent is none.
const nested = `select jsonb_build_object(
    'of', count(*) filter (where c.sees), 'done', count(*) filter (where c.sees and c.done),
    'due', min(c.due_at) filter (where c.sees and not c.done),
    'open', coalesce((array_agg('T-' || c.number order by c.number) filter (where c.sees and c.mandatory and not c.done))[1:4], '{}'),
    'hidden', count(*) filter (where not c.sees and c.mandatory and not c.done))
  from (select child.number, child.due_at, child.mandatory, coalesce(fate.status, child.status) ${over} as done,
      k.sees and ${seenIn('child')} as sees
    from ${together} join ticket child on child.tenant_id = ticket.tenant_id and child.parent_id = k.id
    left join ticket fate on fate.tenant_id = child.tenant_id and fate.id = child.merged_end
    where child.id <> ticket.id and child.merged_end is distinct from ticket.id) c`

const todo = `select jsonb_build_object(
    'of', count(*) filter (where k.sees), 'done', count(*) filter (where k.sees and t.done_at is not null),
    'due', min(t.due_at) filter (where k.sees and t.done_at is null),
    'open', coalesce((array_agg(t.text order by t.place, t.id) filter (where k.sees and t.mandatory and t.done_at is null))[1:4], '{}'),
    'hidden', count(*) filter (where not k.sees and t.mandatory and t.done_at is null))
  from ${together} join ticket_task t on t.tenant_id = ticket.tenant_id and t.ticket_id = k.id`

const links = `select count(*)::int from ${together} join lateral (
    select l.to_id as there from ticket_link l where l.tenant_id = ticket.tenant_id and l.from_id = k.id
    union all select l.from_id from ticket_link l where l.tenant_id = ticket.tenant_id and l.to_id = k.id) l on k.sees
  join ticket other on other.tenant_id = ticket.tenant_id and other.id = l.there and other.id <> ticket.id
    and other.merged_end is distinct from ticket.id and ${seenIn('other')}`

const parent = `select ${name('p')} from ticket p
  where p.tenant_id = ticket.tenant_id and p.id = ticket.parent_id and ${seenIn('p')}`

/** For one ticket. */
export const structureOfOne = `ticket.parent_id, ticket.mandatory, ticket.due_at, ticket.children_follow, ticket.merged_into, ticket.merged_end,
  ticket.merged_at, (${parent}) as parent, (${nested}) as nested, (${todo}) as todo, (${links}) as links,
  (select ${name('m')} from ticket m where m.tenant_id = ticket.tenant_id and m.id = ticket.merged_end and ${seenIn('m')}) as merged,
  (select m.status from ticket m where m.tenant_id = ticket.tenant_id and m.id = ticket.merged_end) as merged_status,
  (select count(*)::int from ticket s where s.tenant_id = ticket.tenant_id and s.merged_end = ticket.id and ${seenIn('s')}) as merges,
  exists (select from ticket s where s.tenant_id = ticket.tenant_id and s.merged_into = ticket.id) as has_merged`

/** For each row of a list: no more than what is marked there. */
export const structureOfRow = `ticket.due_at, (${parent}) as parent,
  (select jsonb_build_object('of', count(*), 'done', count(*) filter (where c.status ${over})) from ticket c
    where c.tenant_id = ticket.tenant_id and c.parent_id = ticket.id and ${seenIn('c')} having count(*) > 0) as nested`
