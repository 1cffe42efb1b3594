import { expect, test } from 'vitest'
import { type Facts, isAddress, mayGo } from './may-go.ts'

const now = new Date('2026-03-02T10:00:00Z')
const facts: Facts = {
  kind: 'reply',
  now,
  name: 'Requester',
  address: 'requester@larkfield.example',
  ticket: { status: 'open' },
  active: true,
  sees: 'public',
  role: 'requester',
  mailbox: { name: 'Desk' },
  silentBox: null,
  own: ['help@larkfield.example'],
  suppressed: null,
  muted: false,
  wordless: false,
  cameBy: null,
  acknowledgedAt: null,
}
const person = { machine: null, forged: false, sentAt: now, receivedAt: now, addressed: [] }
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

test.each<[string, Partial<Facts>, string]>([
  ['nothing is in its way', {}, 'goes'],
  ['the ticket is in the bin', { ticket: null }, 'cancelled: moved to the bin'],
  ['its words were taken out', { wordless: true }, 'cancelled: taken out'],
  ['a deactivated person', { active: false }, 'suppressed: deactivated'],
  ['somebody who lost sight of it', { sees: 'nothing' }, 'suppressed: may not see'],
  ['an assignee who left the team', { role: 'assignee', sees: 'public', kind: 'notice' }, 'suppressed: does not work'],
  ['a desk without a mailbox that sends', { mailbox: null }, 'suppressed: no mailbox'],
  ['two addresses in one', { address: 'a@b.example, c@d.example' }, 'suppressed: no address'],
  ['a second header in an address', { address: 'a@b.example\r\nBcc: c@d.example' }, 'suppressed: no address'],
  ['a mailbox of the desk itself', { address: 'Help@larkfield.example' }, 'suppressed: round in a circle'],
  ['an address that bounced', { suppressed: 'No such mailbox.' }, 'suppressed: No such mailbox'],
  ['somebody in copy who stopped it', { muted: true, role: 'cc' }, 'suppressed: not to be mailed'],
  ['who asked is answered all the same', { muted: true }, 'goes'],
  ['but not reminded', { muted: true, kind: 'reminder' }, 'suppressed: not to be reminded'],
  ['a resolution that was taken back', { kind: 'resolution' }, 'cancelled: reopened'],
  ['a reopening that was overtaken', { kind: 'reopened', ticket: { status: 'resolved' } }, 'cancelled: resolved again'],
  [
    'a copy that the mail itself brought them',
    { kind: 'copy', role: 'cc', cameBy: { ...person, addressed: ['Requester@larkfield.example'] } },
    'suppressed: to them directly',
  ],
  ['an acknowledgement', { kind: 'acknowledgement', cameBy: person }, 'goes'],
  [
    'one to whoever was impersonated',
    { kind: 'acknowledgement', cameBy: { ...person, forged: true } },
    'suppressed: did not come from there',
  ],
  [
    'one that the mailbox does not want',
    { kind: 'acknowledgement', silentBox: 'Desk' },
    'suppressed: acknowledge nothing',
  ],
  [
    'one for a machine',
    { kind: 'acknowledgement', cameBy: { ...person, machine: 'it is a list.' } },
    'suppressed: No person',
  ],
  [
    'one for a mail of last week',
    { kind: 'acknowledgement', cameBy: { ...person, sentAt: ago(7 * 24 * 60) } },
    'suppressed: an old mail',
  ],
  ['a second one in five minutes', { kind: 'acknowledgement', acknowledgedAt: ago(4) }, 'suppressed: five minutes'],
  ['a second one after that', { kind: 'acknowledgement', acknowledgedAt: ago(6) }, 'goes'],
])('%s', (_what, change, expected) => {
  const verdict = mayGo({ ...facts, ...change })
  const [state = '', words = ''] = expected.split(': ')
  expect(verdict.go ? 'goes' : verdict.state).toBe(state)
  if (!verdict.go) expect(verdict.reason).toContain(words)
})

test('an address is one address', () => {
  expect(['a@b.example', "o'neil+x@b.example", 'ü@grün.example'].filter(isAddress)).toHaveLength(3)
  const bad = ['', 'a', '@b', 'a@', 'a b@c.example', '<a@b.example>', 'a@b.example;c', `${'a'.repeat(65)}@b.example`]
  expect([...bad, `a@${'b'.repeat(300)}`].filter(isAddress)).toEqual([])
})
