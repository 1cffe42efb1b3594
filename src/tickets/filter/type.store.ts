// Types and states by what people call them. A state may stand in the workflows of several types.
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { invalid } from '../../platform/errors.ts'
import { isAgent } from '../policy.ts'
import * as types from '../types/store.ts'
import { statuses } from '../workflow.ts'

/** @throws DeskError invalid */
export async function keysOfType(ctx: Context, name: string): Promise<string[]> {
  const there = (await types.all(ctx)).filter(({ audience }) => isAgent(ctx.actor) || audience === 'everybody')
  const found = there.filter((type) => called(name, type.key, type.name))
  if (found.length === 0) throw invalid('filter', `names no type: ${name.slice(0, 60)}`)
  return found.map(({ key }) => key)
}

/** Requesters know kinds of states and no others. @throws DeskError invalid */
export async function keysOfState({ db, tenant, actor }: Context, name: string): Promise<string[]> {
  const { rows } = await sql<{ key: string; name: string }>`select distinct s.key, s.value as name
    from ticket_type t, jsonb_each_text(t.state_names) s where t.tenant_id = ${tenant}`.execute(db)
  const there = [...statuses.map((key) => ({ key, name: key })), ...(isAgent(actor) ? rows : [])]
  const found = there.filter((state) => called(name, state.key, state.name)).map(({ key }) => key)
  if (found.length === 0) throw invalid('filter', `names no state: ${name.slice(0, 60)}`)
  return [...new Set(found)]
}

const called = (said: string, ...names: string[]) =>
  names.some((name) => [name.toLowerCase(), name.toLowerCase().replaceAll('_', '-')].includes(said.toLowerCase()))
