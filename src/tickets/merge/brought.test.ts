import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bringing, type Gift, takingAway } from './brought.ts'
import { readable } from './parts.ts'

const gift = fc.constantFrom<Gift>('tag:vpn', 'tag:wlan', 'cc:ann', 'watcher:ann', 'cc:bo')

test('a target gets what it does not have, somebody once', () => {
  expect(bringing(['tag:vpn', 'cc:ann'], ['watcher:ann'])).toEqual(['tag:vpn'])
  fc.assert(
    fc.property(fc.uniqueArray(gift), (gifts) => {
      expect(bringing(gifts, gifts)).toEqual([])
    }),
  )
})

test('an undo takes away what no other source holds; the rest passes to that one', () => {
  const { gone, stays } = takingAway(
    ['tag:vpn', 'cc:ann', 'cc:bo'],
    [
      { merge: 'one', has: ['tag:vpn'] },
      { merge: 'two', has: ['tag:vpn', 'watcher:ann'] },
    ],
  )
  expect([gone, [...stays]]).toEqual([
    ['cc:bo'],
    [
      ['one', ['tag:vpn']],
      ['two', ['cc:ann']],
    ],
  ])
})

test('shared conversations are read down a chain; one that is not shared hides what came into it, unless that is seen itself', () => {
  const row = (id: string, merged_into: string, shared: boolean, sees = false) => ({ id, merged_into, shared, sees })
  const ids = (rows: ReturnType<typeof row>[]) => readable(rows, 'end').map(({ id }) => id)
  expect(ids([row('b', 'end', true), row('a', 'b', true)])).toEqual(['b', 'a'])
  expect(ids([row('b', 'end', false), row('a', 'b', true)])).toEqual([])
  expect(ids([row('b', 'end', false, true), row('a', 'b', true)])).toEqual(['b', 'a'])
  expect(ids([row('b', 'end', false), row('a', 'b', false, true)])).toEqual(['a'])
})
