// A saved view for the authorisation matrix, written straight into the table: requesters have none, and still there may be one
// of somebody else's.
import type { TestDesk } from './desk.ts'
import type { Someone } from './world.ts'

interface Making {
  desk: TestDesk
  owner: Someone
  ruler: Someone
  unique: string
  restricted: boolean
}

export async function makeView({ desk, owner, ruler, unique, restricted }: Making, deleted: 'null' | 'now()' = 'null') {
  const { rows } = await desk.superuser.query(
    `insert into ticket_view (tenant_id, id, name, filter, scope, team_id, owner_id, created_at, deleted_at)
     select p.tenant_id, gen_random_uuid(), $2, 'is:unresolved', case when $3 then 'team' else 'private' end,
       (select t.id from team t where $3 and t.tenant_id = p.tenant_id and t.name = 'Vault'), p.id, now(), ${deleted}
     from person p where p.id = coalesce((select id from person where id = $1), $4) returning id`,
    [owner.id, unique, restricted, ruler.id],
  )
  return { id: rows[0].id as string }
}
