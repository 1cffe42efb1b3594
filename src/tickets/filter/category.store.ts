// A category with everything below it: tickets are found by any of them.
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { categoryId } from '../category-reference.ts'

export async function categoryWithin(ctx: Context, name: string): Promise<string[]> {
  const id = await categoryId(ctx, name, 'filter')
  const { rows } = await sql<{ id: string }>`with recursive below as (
      select c.id from category c where c.tenant_id = ${ctx.tenant} and c.id = ${id}
      union select c.id from category c join below b on c.parent_id = b.id where c.tenant_id = ${ctx.tenant}
    ) select id from below`.execute(ctx.db)
  return rows.map((row) => row.id)
}
