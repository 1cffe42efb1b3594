// The SQL of what is around a ticket: asked only for those that have something around them.
import type { Context } from '../../platform/context.ts'
import { seenIn } from '../policy.ts'
import { ask } from '../store.ts'
import { type Tied, type TiedTask, type Ties, tiesFrom } from './ties.ts'

/** Itself and what was merged into it. What lies in the bin is not there, for nobody. */
const together = `with k as (select $6::uuid as id, true as near
    union all select s.id, ${seenIn('s')} from ticket s where s.tenant_id = $1 and s.merged_end = $6::uuid and s.deleted_at is null)`

const aroundText = `select /* by key */ * from (${together}
  select r.role, r.near, o.id, 'T-' || o.number as number, o.title, o.mandatory, o.due_at, o.merged_end,
    case when o.deleted_at is null then o.status else 'closed' end as status,
    coalesce(fate.status, o.status) in ('resolved', 'closed') or fate.deleted_at is not null as done, ${seenIn('o')} as sees
  from (select 'named' as role, true as near, named.id from unnest($7::uuid[]) as named (id)
    union all select 'child', k.near, c.id from k join ticket c on c.tenant_id = $1 and c.parent_id = k.id
    union all select 'follower', true, f.id from ticket f where f.tenant_id = $1 and f.follows_id = $6::uuid
    union all select 'source', true, k.id from k where k.id <> $6::uuid
    union all select 'link', k.near, l.to_id from k join ticket_link l on l.tenant_id = $1 and l.from_id = k.id
    union all select 'link', k.near, l.from_id from k join ticket_link l on l.tenant_id = $1 and l.to_id = k.id) r
  join ticket o on o.tenant_id = $1 and o.id = r.id and (o.deleted_at is null or r.role = 'named')
  left join ticket fate on fate.tenant_id = $1 and fate.id = o.merged_end) around`

const tasksText = `select /* by key */ * from (${together}
  select k.near, t.text, t.done_at is not null as done, t.mandatory, t.due_at
  from k join ticket_task t on t.tenant_id = $1 and t.ticket_id = k.id order by t.place, t.id) tasks`

/** @param ticket how it is, or how it was */
export async function tiesOf(ctx: Context, ticket: Parameters<typeof tiesFrom>[0]): Promise<Ties> {
  const named = [ticket.parent_id, ticket.follows_id, ticket.merged_end].filter((id) => id !== null)
  const [around, tasks] = await Promise.all([
    ask<Tied>(ctx, aroundText, ticket.id, [...new Set(named)]),
    ask<TiedTask>(ctx, tasksText, ticket.id),
  ])
  return tiesFrom(ticket, around, tasks)
}
