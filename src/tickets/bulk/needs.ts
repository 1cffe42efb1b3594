// Before many tickets take a step: what of it some of them lack, so that it can be asked for once, and which cannot take it at all.
import { implement } from '../../platform/execute.ts'
import * as definitions from '../fields/definition.store.ts'
import { requirementWords } from '../workflow/moves.ts'
import { bulkNeeds } from './contract.ts'
import { lackOf } from './lacking.ts'
import { stepping } from './needs.store.ts'
import { itemsOf } from './start.ts'
import { settle } from './wish.ts'

/** Of those that are refused, so many are told one by one. */
const told = 50

export const needs = implement(bulkNeeds, async (ctx, input) => {
  const { wish } = await settle(ctx, input.change)
  const items = await itemsOf(ctx, input)
  const ids = items.flatMap(({ ticket }) => ticket ?? [])
  const [rows, fields] = await Promise.all([stepping(ctx, ids), definitions.all(ctx)])
  const lacks = rows.map((ticket) => ({ ticket, ...lackOf(ctx.actor, ticket, fields, wish) }))
  const counts = new Map<string, number>()
  for (const { missing } of lacks) for (const one of missing) counts.set(one, (counts.get(one) ?? 0) + 1)
  const refused = lacks.flatMap(({ ticket: { id, number, title }, refused: reason }) =>
    reason === null ? [] : [{ ticket: { id, number, title }, reason }],
  )
  return {
    tickets: rows.length,
    ready: lacks.filter(({ missing, refused }) => missing.length === 0 && refused === null).length,
    needs: [...counts].map(([key, tickets]) => ({ key, words: wordsFor(key), tickets })),
    refused: refused.length,
    refusals: refused.slice(0, told),
  }

  function wordsFor(key: string): string {
    const field = fields.find((one) => `field.${one.key}` === key)
    return field ? `the field ${field.label}` : requirementWords(key)
  }
})
