import { expect, test } from 'vitest'
import { titleFrom } from './title-from.ts'

test.each([
  ['And the printer jams. Every page.', 'And the printer jams'],
  ['Hi Wren,\n\n**The** badge reader is `dead`', 'The badge reader is dead'],
  ['Does the scanner work again?', 'Does the scanner work again?'],
  ['', ''],
  [
    'the machine that stands beside the door of the second office on the upper deck of the ship makes noise',
    'the machine that stands beside the door of the second office on the upper deck…',
  ],
  ['x'.repeat(200), `${'x'.repeat(40)}…`],
])('%s', (body, title) => {
  expect(titleFrom(body)).toBe(title)
})
