import { expect, test } from 'vitest'
import { spellings } from './recipients.ts'

test.each([
  ['help@larkfield.example', ['help@larkfield.example']],
  ['HELP+a+b@Larkfield.example', ['help+a+b@larkfield.example', 'help+a@larkfield.example', 'help@larkfield.example']],
  ['help@fähre.example', ['help@fähre.example', 'help@xn--fhre-loa.example']],
  ['help@xn--fhre-loa.example', ['help@xn--fhre-loa.example', 'help@fähre.example']],
  ['+tag@larkfield.example', ['+tag@larkfield.example']],
  ['postmaster', []],
  ['@larkfield.example', []],
])('%s may be written as', (address, expected) => expect(spellings(address)).toEqual(expected))

test('many plus signs are no work', () => {
  expect(spellings(`a${'+'.repeat(10_000)}@larkfield.example`).length).toBeLessThan(10)
})
