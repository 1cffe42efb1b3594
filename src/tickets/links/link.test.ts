import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkKinds } from './contract.ts'
import { seenAs, toKeep } from './link.ts'

test('a link reads as it was made, from either side, and is kept once whoever makes it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...linkKinds), fc.uuid(), fc.uuid(), (kind, here, there) => {
      fc.pre(here !== there)
      const kept = toKeep(kind, here, there)
      const opposite = seenAs(kept.kind, kept.from_id === there)
      if (kind !== 'related') expect(seenAs(kept.kind, kept.from_id === here)).toBe(kind)
      expect(toKeep(opposite, there, here)).toEqual(kept)
    }),
  )
})
