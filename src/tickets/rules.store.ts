// What an opening is held against: fields, priority matrix, types. Hundreds of tickets are opened between two changes of these, so
// they are kept until one happens.
import { CompiledQuery } from 'kysely'
import type { Context } from '../platform/context.ts'
import { keptByTenant } from '../platform/kept.ts'
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

const kept = keptByTenant<OpeningRules | undefined>()

/** Something of it was changed. Without a tenant: it may have been, anywhere. */
export const forgetRules = kept.forget

/** Events that change them begin with one of these. */
export const rulesOf = ['field', 'priority-matrix', 'ticket_type', 'workflow', 'category', 'team']

/** Undefined where there is no such type for them. */
export const rulesFor = (ctx: Context, type: string | null, by: 'desk' | 'requester') =>
  kept.of(ctx, () => rules(ctx, type, by), `${by} ${type ?? ''}`)

async function rules(ctx: Context, type: string | null, by: 'desk' | 'requester'): Promise<OpeningRules | undefined> {
  const { definitions, cells, usual } = await read(ctx, type, by)
  return usual ? { definitions, cells: cells ?? standardCells, usual } : undefined
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
