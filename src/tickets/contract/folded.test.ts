import { expect, test } from 'vitest'
import { foldedBelow, parted } from './folded.ts'

test('what stands below the mark is folded, and a description without one is whole', () => {
  expect(parted(`It is dark.\n\n---\n\nStill.${foldedBelow}Kai\nYard 4`)).toEqual({
    body: 'It is dark.\n\n---\n\nStill.',
    quoted: 'Kai\nYard 4',
  })
  expect(parted('It is _ _ dark.')).toEqual({ body: 'It is _ _ dark.', quoted: null })
  expect(parted(`It is dark.${foldedBelow}`)).toEqual({ body: 'It is dark.', quoted: null })
})
