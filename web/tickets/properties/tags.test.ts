import { QueryClient } from '@tanstack/react-query'
import { describe, expect, test } from 'vitest'
import { addTags, knownTags } from './tags.ts'

describe('typed tags', () => {
  test.each([
    ['VPN', ['vpn']],
    [' two   words , laptop', ['two words', 'laptop']],
    ['vpn,vpn,VPN', ['vpn']],
    [' , ,', []],
    ['x'.repeat(50), ['x'.repeat(40)]],
  ])('%s', (typed, expected) => {
    expect(addTags([], typed)).toEqual(expected)
  })

  test('come after those that are there, each once, 200 at most', () => {
    expect(addTags(['vpn'], 'laptop, vpn')).toEqual(['vpn', 'laptop'])
    const many = Array.from({ length: 200 }, (_, index) => `tag-${index}`)
    expect(addTags(many, 'one more')).toEqual(many)
  })
})

test('tags of tickets in sight are offered, the most used first, without those chosen', () => {
  const queries = new QueryClient()
  const rows = [['vpn', 'wifi'], ['wifi'], ['printer']].map((tags) => ({ tags }))
  queries.setQueryData(['tickets.list', {}, 'pages'], { pages: [{ items: rows }], pageParams: [''] })
  expect(knownTags(queries, '', [])).toEqual(['wifi', 'vpn', 'printer'])
  expect(knownTags(queries, 'p', [])).toEqual(['vpn', 'printer'])
  expect(knownTags(queries, '', ['wifi'])).toEqual(['vpn', 'printer'])
})
