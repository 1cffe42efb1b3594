// Tickets by words and filters at once: the list of those that fit, and of these the best.
import type { Context } from '../../platform/context.ts'
import type { Queries, Question } from '../../search/index.ts'
import type { Condition } from '../filter/columns.store.ts'
import { compile } from '../filter/condition.ts'
import { type Filter, FilterProblem } from '../filter/index.ts'
import { readQuestion, refusal } from './question.ts'
import * as store from './store.ts'

const most = 1000

/**
 * Ids of those that fit, best first. Rare words are known to be in few tickets, and of these the filter leaves some; of common
 * words the newest tickets that fit the filter are asked as well.
 * @throws DeskError invalid, for `q`
 */
export async function filteredBy(
  ctx: Context,
  { filter, ...question }: Question,
  { all }: Queries,
  matches: string[] | null,
  complete: boolean,
): Promise<string[]> {
  const asked = { conditions: await conditionsOf(ctx, { ...question, words: null, filter }) }
  if (matches === null) return store.fitting(ctx, asked, null, 500)
  const [among, newest] = await Promise.all([
    matches.length > 0 ? store.fitting(ctx, asked, matches, most) : [],
    complete ? [] : store.fitting(ctx, asked, null, most),
  ])
  const ids = [...new Set([...among, ...newest])]
  return ids.length === 0 ? [] : store.saying(ctx, all, ids)
}

/** The same for lists, which have an order of their own. @throws DeskError invalid, for `q` */
export const conditionsOfWords = (ctx: Context, q: string, timeZone?: string): Promise<Condition[]> =>
  conditionsOf(ctx, readQuestion(q), timeZone)

async function conditionsOf(ctx: Context, { words, filter }: Question, timeZone?: string): Promise<Condition[]> {
  const parts = [words as Filter | null, filter as Filter | null].filter((part) => part !== null)
  try {
    const [conditions = []] = await compile(
      ctx,
      [{ kind: 'and', parts: parts.flatMap((one) => (one.kind === 'and' ? one.parts : [one])) }],
      timeZone,
    )
    return conditions
  } catch (error) {
    throw error instanceof FilterProblem ? refusal(error) : error
  }
}
