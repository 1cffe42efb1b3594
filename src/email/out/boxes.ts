// The mailboxes of a workspace, kept between two changes of them: every ticket that is opened asks whether there are any.
import '../schema.ts'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Outgoing } from '../mailboxes/contract.ts'

export interface Box {
  id: string
  name: string
  team: string | null
  /** It is on, and has a server to send by. */
  sends: boolean
  holdSeconds: number
  remindAfterDays: number | null
}

const kept = new Map<string, Box[]>()
let forgotten = 0

export function forgetBoxes(tenant?: string): void {
  forgotten++
  if (tenant) kept.delete(tenant)
  else kept.clear()
}

/** Events that change them begin with this. */
export const boxesOf = ['mailbox']

/** By name. */
export async function boxes({ db, tenant }: Pick<Context, 'db' | 'tenant'>): Promise<Box[]> {
  const known = kept.get(tenant)
  if (known) return known
  const before = forgotten
  const rows = await db
    .selectFrom('mailbox')
    .select(['id', 'name', 'team_id', 'active', 'outgoing', 'handling'])
    .where('tenant_id', '=', tenant)
    .orderBy(sql`lower(name)`)
    .execute()
  const found = rows.map(({ id, name, team_id, active, outgoing, handling }) => ({
    id,
    name,
    team: team_id,
    sends: active && (outgoing as Outgoing).kind !== 'none',
    holdSeconds: handling.holdSeconds ?? 10,
    remindAfterDays: handling.remindAfterDays ?? null,
  }))
  // What was read while somebody changed it may be of before.
  if (before === forgotten) kept.set(tenant, found)
  return found
}

/** From which of them a ticket is answered: where its mail came in, else its team's, else the first; undefined: none sends. */
export function boxFor(all: Box[], cameBy: string | null, team: string | null): Box | undefined {
  const sending = all.filter(({ sends }) => sends)
  return (
    sending.find(({ id }) => id === cameBy) ?? sending.find((box) => team !== null && box.team === team) ?? sending[0]
  )
}
