// The sentence for an act that the state of a ticket does not allow: it names the states as words, and the next step.
import { expect, test } from 'vitest'
import { refusal } from './workflow.ts'

test.each([
  ['reopen', 'new', 'T-1 is new; this works only while a ticket is resolved or closed. It is being worked on already.'],
  ['close', 'open', 'T-1 is open; this works only while a ticket is resolved. Resolve it first.'],
  [
    'snooze',
    'closed',
    'T-1 is closed; this works only while a ticket is new, open, waiting for the requester or on hold. Reopen it first, or open a new ticket.',
  ],
] as const)('%s of one that is %s', (act, status, sentence) => {
  expect(refusal(act, { number: 'T-1', status })).toBe(sentence)
})
