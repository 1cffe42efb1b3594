// A question about fields in words, as conditions: `site:lyon|paris`, `seats:3..8`. What the caller may not see cannot be asked.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { personId } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { invalid } from '../../platform/errors.ts'
import { isAgent, readsNotes } from '../policy.ts'
import type { Definition } from './contract/applying.ts'
import * as store from './definition.store.ts'
import { holdsValue, readTest } from './filter.ts'

export async function fieldConditions(ctx: Context, questions: string[]): Promise<RawBuilder<SqlBool>[]> {
  const definitions = await askable(ctx)
  const asked = questions.map(async (question) => {
    const [, key, said] = /^([^:]+):(.*)$/s.exec(question) ?? []
    if (!key || said === undefined) throw invalid('fields', 'is asked as key:value, such as site:lyon')
    const field = definitions.find((one) => one.key === key.trim())
    if (!field) throw invalid('fields', `names no field: ${key.slice(0, 60)}`)
    return conditionFor(ctx, field, said, 'fields')
  })
  return Promise.all(asked)
}

/** The fields whose values the caller may filter by. */
export const askable = async (ctx: Context): Promise<Definition[]> =>
  (await store.all(ctx)).filter(({ requesters, active }) => isAgent(ctx.actor) || (active && requesters !== 'hidden'))

/** @param path the field of the request to blame. @throws DeskError invalid */
export async function conditionFor(
  ctx: Context,
  field: Definition,
  said: string,
  path: string,
): Promise<RawBuilder<SqlBool>> {
  const test = readTest(field, field.kind === 'person' ? await asIds(ctx, said, path) : said)
  if ('wrong' in test) throw invalid(path, `cannot be understood: ${field.key} ${test.wrong}`)
  const holding = holdsValue(ctx.tenant, field, test)
  // Who only asked for what a restricted team does must not learn by trying what the team noted on it.
  return field.requesters === 'hidden' ? sql<SqlBool>`(${holding} and ${readsNotes(ctx)})` : holding
}

async function asIds(ctx: Context, said: string, path: string): Promise<string> {
  if (said.trim() === '*') return said
  return (await Promise.all(said.split('|').map((one) => personId(ctx, one.trim(), path)))).join('|')
}
