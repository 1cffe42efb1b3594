import { expect, test } from 'vitest'
import type { Ticket } from '../../tickets/ticket/sides.ts'
import { refusedBy, reopensByAct, wayOf } from './way.ts'

const yes = { allowed: true, reason: null }
const no = { allowed: false, reason: 'No' }
const read = (
  status: Ticket['status'],
  replyGoes: Ticket['replyGoes'],
  reply = yes,
  reopen: typeof yes | typeof no = yes,
) => ({ status, replyGoes, can: { reply, reopen } }) as unknown as Ticket

test('one that was merged takes words as long as it goes on', () => {
  expect(wayOf({ ...read('closed', 'here'), merged: true })).toBe('reply')
  expect(wayOf({ ...read('closed', 'follow_up'), merged: true })).toBe('follow-up')
})

test.each([
  ['an open one goes on', read('open', 'here'), 'reply', false, null],
  ['a resolved one of their own is reopened', read('resolved', 'reopens'), 'reopen', true, null],
  [
    'a resolved one of somebody else is reopened by the answer',
    read('resolved', 'reopens', yes, no),
    'reopen',
    false,
    null,
  ],
  ['a closed one within its days is reopened', read('closed', 'reopens'), 'reopen', true, null],
  ['a closed one is carried on', read('closed', 'follow_up', yes, no), 'follow-up', false, null],
] as const)('%s', (_, ticket, way, byAct, refused) => {
  expect([wayOf(ticket), reopensByAct(ticket), refusedBy(ticket)]).toEqual([way, byAct, refused])
})
