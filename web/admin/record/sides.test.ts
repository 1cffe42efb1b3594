import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changesOf, differences, merged } from './sides.ts'

const base = { name: 'Networking', level: 2, members: ['a', 'b'], restricted: false }

describe('what was changed', () => {
  test('is sent, and nothing else', () => {
    expect(changesOf(base, { ...base, level: 3 })).toEqual({ level: 3 })
  })
  test('does not include a list in another order', () => {
    expect(changesOf(base, { ...base, members: ['b', 'a'] })).toEqual({})
  })
})

describe('both sides', () => {
  const mine = { ...base, name: 'Network', level: 3 }
  const theirs = { ...base, name: 'Networks', members: ['a'] }

  test('are told field by field, with who did what', () => {
    expect(differences(base, mine, theirs).map(({ field, by, contested }) => [field, by, contested])).toEqual([
      ['name', 'both', true],
      ['level', 'me', false],
      ['members', 'them', false],
    ])
  })
  test('the same change twice is no contest', () => {
    expect(differences(base, { ...base, level: 1 }, { ...base, level: 1 })).toMatchObject([{ contested: false }])
  })
  test('merge without loss; the contested field goes as chosen', () => {
    expect(merged(base, mine, theirs)).toEqual({ name: 'Network', level: 3, members: ['a'], restricted: false })
    expect(merged(base, mine, theirs, { name: 'theirs' }).name).toBe('Networks')
  })
})

describe('for any three versions', () => {
  const version = fc.record({ a: fc.integer({ min: 0, max: 2 }), b: fc.integer({ min: 0, max: 2 }) })

  test('a field that one side left alone takes the other side', () => {
    fc.assert(
      fc.property(version, version, version, (before, mine, theirs) => {
        const result = merged(before, mine, theirs)
        for (const field of ['a', 'b'] as const) {
          if (mine[field] === before[field]) expect(result[field]).toBe(theirs[field])
          else expect(result[field]).toBe(mine[field])
        }
      }),
    )
  })
})
