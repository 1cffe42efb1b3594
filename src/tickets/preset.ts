// The categories that a new workspace of some size starts with.
import type { Context } from '../platform/context.ts'
import * as store from './category.store.ts'
import { teamsByName } from './import/store.ts'

export interface PresetCategory {
  name: string
  ownerTeam?: string | undefined
  examples?: string | undefined
  notes?: string | undefined
  children?: PresetCategory[] | undefined
}

export async function addPresetCategories(ctx: Context, categories: PresetCategory[]): Promise<void> {
  const teams = await teamsByName(ctx)
  const add = async (
    { name, ownerTeam, examples = '', notes = '', children = [] }: PresetCategory,
    parent_id: string | null,
  ) => {
    const id = ctx.newId()
    const owner_team_id = (ownerTeam && teams.get(ownerTeam.toLowerCase())?.id) || null
    await store.insert(ctx, id, { name, parent_id, owner_team_id, examples, notes, aliases: [], assigns_owner: false })
    for (const child of children) await add(child, id)
  }
  for (const category of categories) await add(category, null)
}
