import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as sets from './uid-set.ts'

const uids = fc.uniqueArray(fc.integer({ min: 1, max: 40 }))
const all = (set: sets.UidSet) => sets.first(set, 1000)

test('sets of UIDs behave like sets', () => {
  fc.assert(
    fc.property(uids, uids, fc.integer({ min: 1, max: 41 }), (a, b, at) => {
      const [x, y] = [sets.uidSet(a), sets.uidSet(b)]
      const sorted = (of: number[]) => [...new Set(of)].sort((p, q) => p - q)
      expect(all(x)).toEqual(sorted(a))
      expect(sets.sizeOf(x)).toBe(a.length)
      expect(all(sets.union(x, y))).toEqual(sorted([...a, ...b]))
      expect(all(sets.minus(x, y))).toEqual(sorted(a.filter((uid) => !b.includes(uid))))
      expect(all(sets.both(x, y))).toEqual(sorted(a.filter((uid) => b.includes(uid))))
      expect(all(sets.from(x, at))).toEqual(sorted(a.filter((uid) => uid >= at)))
      expect(all(sets.below(x, at))).toEqual(sorted(a.filter((uid) => uid < at)))
      expect(sets.newest(x, 3)).toEqual(sorted(a).slice(-3))
      expect(sets.parseUids(sets.formatUids(x))).toEqual(x)
    }),
  )
})

test('a set that a server wrote is read, and what is none is left out', () => {
  expect(sets.parseUids('9:7,1,8:12, x,0,4294967296')).toEqual([
    [1, 1],
    [7, 12],
  ])
  expect(sets.parseUids('')).toEqual([])
  expect(sets.sizeOf(sets.parseUids('1:4294967295'))).toBe(2 ** 32 - 1)
})
