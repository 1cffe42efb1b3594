import { expect, test } from 'vitest'
import type { Authenticity } from './authenticity.ts'
import { factOf, heldAgainst } from './facts.ts'

const proven: Authenticity = {
  author: 'ines@customer.example',
  spf: null,
  dkim: [],
  dmarc: { result: 'pass', policy: null, domain: 'customer.example' },
  arc: { result: 'none', by: null },
  from: 'proven',
  by: 'us',
  warnings: [],
}

test('a proof is of the sender that the desk reads, or of nobody', () => {
  expect(heldAgainst(proven, { name: 'Ines', address: 'ines@customer.example' })).toEqual(proven)
  for (const address of ['boss@desk.example', 'ines@customer.example.evil.example'])
    expect(heldAgainst(proven, { name: '', address })).toMatchObject({
      from: 'unproven',
      warnings: [expect.stringContaining('two ways')],
    })
  expect(heldAgainst(proven, undefined).from).toBe('unproven')
  expect(heldAgainst({ ...proven, from: 'failed', author: null }, { name: '', address: 'a@b.example' }).from).toBe(
    'failed',
  )
})

test('a name that shows another address is told', () => {
  const sender = { name: '"boss@desk.example" (Boss)', address: 'ines@customer.example' }
  expect(heldAgainst(proven, sender).warnings).toEqual([
    'The sender calls itself boss@desk.example, but the mail comes from ines@customer.example.',
  ])
  expect(heldAgainst(proven, { ...sender, name: 'Ines@Customer.example' }).warnings).toEqual([])
})

test.each<[Partial<Authenticity>, string]>([
  [{}, 'Sent by customer.example, checked by this desk.'],
  [{ by: 'relay mx.desk.example' }, 'Sent by customer.example, checked by the relay mx.desk.example.'],
  [
    { from: 'failed', dmarc: { ...proven.dmarc, result: 'fail' } },
    'Not sent by customer.example, checked by this desk.',
  ],
  [{ from: 'unproven', dmarc: { ...proven.dmarc, result: 'none' } }, 'Nothing proves that customer.example sent it.'],
  [
    { from: 'unproven', dmarc: { ...proven.dmarc, result: 'unknown' } },
    'It is not known whether customer.example sent it: nobody told where the mail came from.',
  ],
])('%j: %s', (found, sentence) => {
  expect(factOf({ ...proven, ...found })).toBe(sentence)
})
