import { expect, test } from 'vitest'
import { targetOf } from './target.ts'

const filter = { status: ['open' as const], sort: '-updatedAt' as const }

test('selected ones are named; a view is a filter without its order, and with its exceptions', () => {
  const some = targetOf({ all: false, ids: new Set(['a', 'b']) }, filter, undefined)
  expect(some).toMatchObject({ count: 2, words: '2 tickets', refusal: null, asked: { tickets: ['a', 'b'] } })
  const view = targetOf({ all: true, ids: new Set(['a']) }, filter, { count: 3412, atLeast: false })
  expect(view).toMatchObject({ count: 3411, asked: { view: { status: ['open'] }, except: ['a'] } })
  expect(view.asked.view).not.toHaveProperty('sort')
})

test('what is too much is said before it is asked for', () => {
  const many = new Set(Array.from({ length: 501 }, (_, n) => String(n)))
  expect(targetOf({ all: false, ids: many }, filter, undefined).refusal).toMatch(/at most 500/)
  expect(targetOf({ all: true, ids: new Set() }, filter, { count: 10_000, atLeast: true }).refusal).toMatch(/10,000/)
  expect(targetOf({ all: true, ids: many }, filter, { count: 9000, atLeast: false }).refusal).toMatch(/Leave out/)
})
