// What an opening is held against: fields, priority matrix, types. Hundreds of tickets are opened between two changes of these, so
// they are kept until one happens.
import { CompiledQuery } from 'kysely'
import type { Context } from '../platform/context.ts'
import type { Definition } from './fields/contract/applying.ts'
import { forOpening, type UsualPlace } from './fields/definition.store.ts'
import type { Cells } from './priority/contract.ts'
import { standardCells } from './priority/weigh.ts'

export interface OpeningRules {
  definitions: Definition[]
  cells: Cells
  /** Where it stands without a word about that. */
  usual: UsualPlace
}

const text = `select /* by key */ ${forOpening}, (select m.cells from priority_matrix m where m.tenant_id = $1) as cells`

const kept = new Map<string, Map<string, OpeningRules>>()
let forgotten = 0

/** Something of it was changed. Without a tenant: it may have been, anywhere. */
export function forgetRules(tenant?: string): void {
  forgotten++
  if (tenant) kept.delete(tenant)
  else kept.clear()
}

/** Events that change them begin with one of these. */
export const rulesOf = ['field', 'priority-matrix', 'ticket_type', 'workflow', 'category', 'team']

/** Undefined where there is no such type for them. */
export async function rulesFor(
  ctx: Context,
  type: string | null,
  by: 'desk' | 'requester',
): Promise<OpeningRules | undefined> {
  const key = `${by} ${type ?? ''}`
  const known = kept.get(ctx.tenant)?.get(key)
  if (known) return known
  const before = forgotten
  const { definitions, cells, usual } = await read(ctx, type, by)
  if (!usual) return undefined
  const rules = { definitions, cells: cells ?? standardCells, usual }
  // What was read while somebody changed it may be of before.
  if (before === forgotten) {
    const ofTenant = kept.get(ctx.tenant) ?? new Map<string, OpeningRules>()
    kept.set(ctx.tenant, ofTenant.set(key, rules))
  }
  return rules
}

interface Row {
  definitions: Definition[]
  cells: Cells | null
  usual: UsualPlace | null
}

async function read({ db, tenant }: Context, type: string | null, by: 'desk' | 'requester'): Promise<Row> {
  const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(text, [tenant, type, by]))
  return rows[0] as Row
}
