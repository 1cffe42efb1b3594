import { describe, expect, test } from 'vitest'
import { effectsOf, emptyCategory, toFields } from './category-values.ts'

describe('what saving does', () => {
  const before = { ...emptyCategory, name: 'Network' }
  const nameOf = (id: string) => ({ t1: 'Networking', c1: 'Infrastructure' })[id] ?? id
  test('a new name reaches past tickets, and imports by the old one are warned of', () => {
    expect(effectsOf(before, { ...before, name: 'Networks' }, nameOf, 3)).toEqual([
      'Its 3 tickets will stand under “Networks”, past ones included. Reports and filters follow.',
      'Imports that say “Network” no longer find it, unless you add that to its other names.',
    ])
  })
  test('a move says the new path', () => {
    expect(effectsOf(before, { ...before, parent: 'c1' }, nameOf, 1)).toEqual([
      'Its 1 ticket will stand under “Infrastructure / Network”, past ones included. Reports and filters follow.',
    ])
  })
  test('an owner says who answers', () => {
    expect(effectsOf(before, { ...before, ownerTeam: 't1' }, nameOf, 1)).toEqual([
      'Networking answers for what is in it. No ticket moves by itself.',
    ])
  })
})

test('other names travel as a list', () => {
  expect(toFields({ aliases: 'net\nLAN, WAN\n' })).toEqual({ aliases: ['net', 'LAN', 'WAN'] })
  expect(toFields({ name: 'x' })).toEqual({ name: 'x' })
})
