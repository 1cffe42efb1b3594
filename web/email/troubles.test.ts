import { expect, test } from 'vitest'
import { troubleOf } from './troubles.ts'

const well = { state: 'working' as const, problem: null, since: null }
const state = { incoming: { ...well, seenAt: null, backlog: 0 }, outgoing: well, compared: null }

test('what keeps mail from coming in is told before what keeps it from going out', () => {
  expect(troubleOf(state, null)).toBeNull()
  const failing = { ...well, state: 'failing' as const, problem: 'The password was refused' }
  expect(troubleOf({ ...state, outgoing: failing }, null)).toBe('no mail goes out. The password was refused.')
  const both = { ...state, incoming: { ...state.incoming, ...failing }, outgoing: failing }
  expect(troubleOf(both, 'x')).toBe('no mail comes in. The password was refused.')
  expect(troubleOf(state, '2 mails in the mailbox are not in the ledger')).toMatch(/ledger\.$/)
})
