import { expect, test } from 'vitest'
import { domainsOf, effectsOf } from './organisation-values.ts'

test.each([
  ['example.com, Example.COM\n\nports.example', ['example.com', 'ports.example']],
  ['@example.com', ['example.com']],
  ['somebody@example.com', ['example.com']],
  ['https://example.com/about', ['example.com']],
  ['', []],
])('%j means %j', (text, domains) => {
  expect(domainsOf(text)).toEqual(domains)
})

test('new domains say who will join, lost ones that nobody leaves', () => {
  const before = { name: 'Ports', domains: 'a.example' }
  expect(effectsOf(before, { name: 'Ports', domains: 'b.example' })).toEqual([
    'People with an address at @b.example who belong to no organisation join this one, now and whenever they appear.',
    'Nobody joins by @a.example any more. Whoever is in it stays.',
  ])
  expect(effectsOf(before, { name: 'Port', domains: 'a.example' })).toEqual([])
})
