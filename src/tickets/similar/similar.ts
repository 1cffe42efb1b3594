import { personId } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { implement } from '../../platform/execute.ts'
import { named } from '../people.ts'
import { isAgent } from '../policy.ts'
import { glance } from '../ticket.ts'
import { type Similar, similarTickets } from './contract.ts'
import { isLike, likeliest } from './likeness.ts'
import * as store from './store.ts'

const mostWords = 8
const mostShown = 5

export const similar = implement(similarTickets, async (ctx, { text, requester, except, own = false }) => {
  const mine = own || !isAgent(ctx.actor)
  const [words, person, itself] = await Promise.all([
    store.wordsOf(ctx, text, mostWords),
    mine || requester === undefined ? ctx.actor.id : personId(ctx, requester, 'requester'),
    except === undefined ? undefined : glance(ctx, except),
  ])
  if (words.length === 0) return { items: [] }
  const rows = (await store.candidates(ctx, words, person, mine))
    .filter(({ id, requester_id }) => id !== itself?.id && (!mine || requester_id === ctx.actor.id))
    .map((row) => ({ ...row, sameRequester: row.requester_id === person }))
    .filter((row) => isLike(words.length, row))
    .sort(likeliest(words.length))
  return { items: rows.slice(0, mostShown).map((row) => present(ctx, row)) }
})

const present = (ctx: Context, row: store.SimilarRow & { sameRequester: boolean }): Similar => ({
  id: row.id,
  number: row.number,
  title: row.title,
  status: row.status,
  requester: named(ctx, row.requester) ?? row.requester,
  sameRequester: row.sameRequester,
  openedAt: row.at.toISOString(),
})
