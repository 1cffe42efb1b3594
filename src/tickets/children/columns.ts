// How a ticket hangs together with others, as columns of the statements that read it. Texts, so that they are planned once.
import { seenIn } from '../policy.ts'

const over = "in ('resolved', 'closed')"

const own = `ticket.parent_id, ticket.mandatory, ticket.due_at, ticket.children_follow, ticket.merged_into, ticket.merged_end,
  ticket.merged_at, ticket.follows_id, ticket.escalation_id`

const there = (table: string, column: string) =>
  `exists (select from ${table} o where o.tenant_id = ticket.tenant_id and o.${column} = ticket.id)`

/**
 * For one ticket. Most hang together with none: that is seen here, by a glance into indexes, and saves them the statements of
 * `ties.store.ts`, which are long.
 */
export const structureOfOne = `${own}, ${there('ticket', 'merged_into')} as has_merged,
  ticket.parent_id is not null or ticket.merged_end is not null or ticket.follows_id is not null or ${there('ticket', 'parent_id')}
    or ${there('ticket', 'merged_end')} or ${there('ticket', 'follows_id')} or ${there('ticket_link', 'from_id')}
    or ${there('ticket_link', 'to_id')} or ${there('ticket_task', 'ticket_id')} as tied`

/** For each row of a list: no more than what is marked there. */
export const structureOfRow = `ticket.due_at, (select jsonb_build_object('id', p.id, 'number', 'T-' || p.number, 'title', p.title) from ticket p
    where p.tenant_id = ticket.tenant_id and p.id = ticket.parent_id and ${seenIn('p')}) as parent,
  (select jsonb_build_object('of', count(*), 'done', count(*) filter (where c.status ${over})) from ticket c
    where c.tenant_id = ticket.tenant_id and c.parent_id = ticket.id and ${seenIn('c')} having count(*) > 0) as nested`
