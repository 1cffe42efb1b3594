import { expect, test } from 'vitest'
import type { Seen } from './unread.ts'
import { look, unread } from './unread.ts'

const fresh: Seen = { since: '2026-11-21T09:00:00.000Z', at: {} }
const ticket = (id: string, updatedAt: string) => ({ id, updatedAt: `2026-11-21T${updatedAt}:00.000Z` })

test('what was there before the first visit is read; what changes afterwards is not', () => {
  expect(unread(fresh, ticket('a', '08:59'))).toBe(false)
  expect(unread(fresh, ticket('a', '09:01'))).toBe(true)
})

test('looking at a ticket makes it read until it changes again', () => {
  const seen = look(fresh, ticket('a', '09:10'))
  expect(unread(seen, ticket('a', '09:10'))).toBe(false)
  expect(unread(seen, ticket('a', '09:11'))).toBe(true)
  expect(unread(seen, ticket('b', '09:10'))).toBe(true)
})

test('an older answer that arrives late does not make a ticket unread again', () => {
  const seen = look(fresh, ticket('a', '09:10'))
  expect(look(seen, ticket('a', '09:05'))).toBe(seen)
})

test('only the newest 2,000 are remembered', () => {
  let seen = fresh
  for (let n = 0; n < 2005; n++) {
    seen = look(seen, { id: String(n), updatedAt: new Date(Date.UTC(2026, 10, 21, 10) + n * 1000).toISOString() })
  }
  expect(Object.keys(seen.at)).toHaveLength(2000)
  expect(seen.at['4']).toBeUndefined()
  expect(seen.at['2004']).toBeDefined()
})
