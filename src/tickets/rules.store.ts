// What an opening is held against, in one statement: as three they take longer to travel than to run.
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

export async function rulesFor(
  { db, tenant }: Context,
  type: string | null,
  by: 'desk' | 'requester',
): Promise<OpeningRules> {
  type Row = { definitions: Definition[]; cells: Cells | null; usual: UsualPlace | null }
  const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(text, [tenant, type, by]))
  const { definitions, cells, usual } = rows[0] as Row
  return {
    definitions,
    cells: cells ?? standardCells,
    usual: usual ?? { type: type ?? '', typeName: '', checklist: [], categories: [], owner: null },
  }
}
