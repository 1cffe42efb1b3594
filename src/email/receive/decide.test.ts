// What becomes of a mail, as a table: who wrote, what it is, how its sender stands to the ticket it seems to belong to.
import { expect, test } from 'vitest'
import { Handling } from '../mailboxes/contract.ts'
import { decide, type Facts, type Thread } from './decide.ts'

const ticket = { id: '6f6b7c1e-0000-7000-8000-000000000001', number: 'T-7' }
const ada = {
  id: '6f6b7c1e-0000-7000-8000-000000000002',
  name: 'Ada',
  email: 'ada@larkfield.example',
  organisation: null,
  active: true,
  agent: false,
}
const agent = { ...ada, id: '6f6b7c1e-0000-7000-8000-000000000003', name: 'Wren', agent: true }
const from = { name: 'Ada', address: 'ada@larkfield.example' }

const usual: Facts = {
  from,
  forgery: null,
  several: false,
  person: ada,
  kind: 'person',
  kindWhy: 'Nothing says otherwise.',
  quiet: false,
  authenticity: 'unproven',
  authenticityWhy: null,
  doubt: null,
  twin: null,
  rule: null,
  spam: null,
  loop: null,
  unanswered: null,
  thread: null,
  forgedToken: false,
  bounceOfOurs: null,
  handling: Handling.parse({}),
  onlyKept: null,
  form: null,
  forwarded: null,
}
const thread = (by: Thread['by'], sender: Thread['sender'], writtenTo: string | null = null): Thread => ({
  by,
  ticket,
  sender,
  writtenTo,
})
const because = (facts: Partial<Facts>) => decide({ ...usual, ...facts })
const act = (facts: Partial<Facts>) => because(facts).act

test('somebody writes, and a ticket begins in their name', () => {
  expect(because({})).toEqual({ act: 'open', requester: from, forwardedBy: null, reason: null })
  expect(act({ person: null })).toBe('open')
})

test.each([
  ['token', 'on'],
  ['reference', 'on'],
  ['subject', 'on'],
] as const)('an answer of somebody on the ticket, found by its %s, is appended', (by, sender) => {
  expect(because({ thread: thread(by, sender) })).toMatchObject({ act: 'append', as: 'person', match: by })
})

test('what is older than what was to be taken over is kept and becomes nothing, whatever it says', () => {
  const reason = 'It is older.'
  expect(because({ onlyKept: reason })).toEqual({ act: 'ignore', reason })
  expect(because({ onlyKept: reason, thread: thread('token', 'on') })).toEqual({ act: 'ignore', reason })
  expect(act({ onlyKept: reason, kind: 'bounce', bounceOfOurs: { ticket: ticket.id } })).toBe('ignore')
})

test('an answer of somebody who is not on the ticket is held back; a number in a subject alone begins a new one', () => {
  expect(because({ thread: thread('token', 'off', ada.id) })).toMatchObject({ act: 'quarantine' })
  expect(because({ thread: thread('reference', 'off') })).toMatchObject({ act: 'quarantine' })
  expect(because({ thread: thread('subject', 'off') })).toMatchObject({
    act: 'open',
    reason: 'Its subject names T-7, and its sender is not on that ticket.',
  })
})

test('an agent answers by mail with a token of their own and a proof, and otherwise not at all', () => {
  const own = thread('token', 'desk', agent.id)
  expect(act({ person: agent, thread: own, authenticity: 'proven' })).toBe('append')
  expect(because({ person: agent, thread: own })).toMatchObject({
    act: 'quarantine',
    reason: expect.stringContaining('a proof that they sent it'),
  })
  for (const other of [thread('token', 'desk', ada.id), thread('reference', 'desk'), thread('subject', 'desk')])
    expect(act({ person: agent, thread: other, authenticity: 'proven' })).toBe('quarantine')
})

test('a failed check never acts as somebody known; of a stranger it begins a ticket that says so', () => {
  expect(act({ authenticity: 'failed' })).toBe('quarantine')
  expect(act({ authenticity: 'failed', thread: thread('token', 'on', ada.id) })).toBe('quarantine')
  expect(act({ authenticity: 'failed', person: null })).toBe('open')
})

test('where a proof was to be expected, only an answer to a mail that this person got is believed without one', () => {
  const doubt = { kind: 'before', why: 'Their mails were proven before.' } as const
  for (const by of ['token', 'reference', 'subject'] as const)
    expect(because({ doubt, thread: thread(by, 'on', by === 'token' ? agent.id : null) })).toEqual({
      act: 'quarantine',
      reason: 'It would answer T-7 in the name of Ada. Their mails were proven before. Put it there if they wrote it.',
    })
  expect(act({ doubt, thread: thread('token', 'on', ada.id) })).toBe('append')
  expect(act({ doubt })).toBe('open')
})

test('several senders are nobody, where one of them is known', () => {
  expect(act({ several: true, thread: thread('token', 'on', ada.id) })).toBe('quarantine')
  expect(act({ several: true, person: null })).toBe('open')
})

test('a machine that is not on the ticket is no exception: a service must not prove an address of the desk to whoever asked', () => {
  const machine = { kind: 'auto-generated', kindWhy: 'Nobody reads its address.', quiet: true, person: null }
  for (const by of ['token', 'reference'] as const)
    expect(act({ ...machine, thread: thread(by, 'off', ada.id) })).toBe('quarantine')
  const handling = Handling.parse({ autoReplies: 'ignore' })
  expect(act({ ...machine, handling, thread: thread('token', 'off', ada.id) })).toBe('ignore')
})

test('automatic answers stand on their ticket and change nothing, or are ignored where the mailbox says so', () => {
  const away = { kind: 'auto-reply', kindWhy: 'Auto-Submitted says so.', quiet: true }
  expect(because({ ...away, thread: thread('reference', 'on') })).toMatchObject({ act: 'append', as: 'machine' })
  const handling = Handling.parse({ autoReplies: 'ignore' })
  expect(act({ ...away, thread: thread('reference', 'on'), handling })).toBe('ignore')
  expect(act(away)).toBe('ignore')
  // A monitor that mails is a machine too, and what it says may be about something new.
  expect(act({ ...away, kind: 'auto-generated' })).toBe('open')
  expect(act({ ...away, thread: thread('subject', 'off') })).toBe('ignore')
})

test('what is no use to anybody is ignored, with its reason', () => {
  expect(because({ kind: 'ours', kindWhy: 'It carries our mark.' })).toEqual({
    act: 'ignore',
    reason: 'The desk sent it itself. It carries our mark.',
  })
  expect(because({ twin: { mailbox: 'IT', held: false } })).toMatchObject({
    act: 'ignore',
    reason: 'The same mail came into IT before.',
  })
  expect(act({ rule: { kind: 'block', pattern: '@larkfield.example' } })).toBe('ignore')
  expect(act({ bounceOfOurs: { ticket: ticket.id } })).toBe('bounce')
})

test('the same mail that waits elsewhere is no reason to keep out one that is sound here', () => {
  const twin = { mailbox: 'HR', held: true }
  expect(act({ twin })).toBe('open')
  expect(act({ twin, spam: 'A relay says that it is spam.' })).toBe('ignore')
  expect(act({ twin: { mailbox: 'HR', held: false } })).toBe('ignore')
})

test('a mark of a circle on a mail that was not here waits; on one that was, it is the one of before', () => {
  const kindWhy = 'Its header “X-Loop: it@larkfield.example” says that it was here before.'
  const redirected = { kind: 'loop', kindWhy, quiet: true }
  expect(because(redirected)).toEqual({
    act: 'quarantine',
    reason: expect.stringMatching(/X-Loop.*make a ticket of it/),
  })
  expect(act({ ...redirected, thread: thread('token', 'on') })).toBe('quarantine')
  expect(act({ ...redirected, twin: { mailbox: 'IT', held: true } })).toBe('ignore')
  expect(act({ ...redirected, rule: { kind: 'block', pattern: '@larkfield.example' } })).toBe('ignore')
})

test('what cannot be trusted waits for somebody', () => {
  for (const facts of [
    { from: null },
    { forgery: 'It has two From headers.' },
    { spam: 'A relay says that it is spam.' },
    { loop: 'Three of a kind within minutes.' },
    { forgedToken: true },
    { person: { ...ada, active: false } },
    { person: null, handling: Handling.parse({ strangers: 'review' }) },
  ])
    expect(act(facts)).toBe('quarantine')
  const allowed = { kind: 'allow', pattern: from.address } as const
  expect(act({ spam: 'A relay says that it is spam.', rule: allowed })).toBe('open')
  expect(act({ person: null, handling: Handling.parse({ strangers: 'review' }), rule: allowed })).toBe('open')
})

test('what an agent forwards begins a ticket of its original sender; what others forward is their own', () => {
  const forwarded = { name: 'Bo', address: 'bo@elsewhere.example' }
  expect(because({ person: agent, forwarded })).toMatchObject({
    act: 'open',
    requester: forwarded,
    forwardedBy: agent.id,
  })
  expect(because({ forwarded })).toMatchObject({ act: 'open', requester: from, forwardedBy: null })
})
