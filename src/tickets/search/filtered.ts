// Tickets by words and filters at once: the list of those that fit, and of these the best.
import type { Context } from '../../platform/context.ts'
import type { Queries, Question } from '../../search/index.ts'
import type { Condition } from '../filter/columns.store.ts'
import { compile } from '../filter/condition.ts'
import { type Filter, FilterProblem } from '../filter/index.ts'
import { readQuestion, refusal } from './question.ts'
import * as store from './store.ts'

/** Ids of the newest 500 that fit, best first. @throws DeskError invalid, for `q` */
export async function filteredBy(ctx: Context, question: Question, { all }: Queries): Promise<string[]> {
  return store.best(ctx, { conditions: await conditionsOf(ctx, question) }, all)
}

/** The same for lists, which have an order of their own. @throws DeskError invalid, for `q` */
export const conditionsOfWords = (ctx: Context, q: string, timeZone?: string): Promise<Condition[]> =>
  conditionsOf(ctx, readQuestion(q), timeZone)

async function conditionsOf(ctx: Context, { words, filter }: Question, timeZone?: string): Promise<Condition[]> {
  const parts = [words as Filter | null, filter as Filter | null].filter((part) => part !== null)
  try {
    return await compile(
      ctx,
      [{ kind: 'and', parts: parts.flatMap((one) => (one.kind === 'and' ? one.parts : [one])) }],
      timeZone,
    )
  } catch (error) {
    throw error instanceof FilterProblem ? refusal(error) : error
  }
}
