import { describe, expect, test } from 'vitest'
import { type Failure, notOurs, outcomeOf, pauseFor, tryAgainIn } from './outcome.ts'

const kindOf = (failure: Partial<Failure>) => {
  const outcome = outcomeOf({ message: 'it broke', ...failure })
  return outcome.kind === 'never' ? `never${outcome.address ? ', no such address' : ''}` : outcome.kind
}

describe('what the answer of a server means', () => {
  test.each<[string, Partial<Failure>, string]>([
    ['greylisting', { responseCode: 451, command: 'RCPT TO', response: '451 4.7.1 try later' }, 'later'],
    ['a full mailbox for now', { responseCode: 452, command: 'RCPT TO', response: '452 4.2.2 over quota' }, 'later'],
    ['bad sequence of commands', { responseCode: 503, command: 'DATA', response: '503 5.5.1 bad sequence' }, 'later'],
    [
      'no such user',
      { responseCode: 550, command: 'RCPT TO', response: '550 5.1.1 no such user' },
      'never, no such address',
    ],
    [
      'no such user, without a status',
      { responseCode: 550, command: 'RCPT TO', response: '550 unknown' },
      'never, no such address',
    ],
    ['a policy against us', { responseCode: 550, command: 'RCPT TO', response: '550 5.7.1 denied' }, 'never'],
    ['a full mailbox for good', { responseCode: 552, command: 'RCPT TO', response: '552 5.2.2 full' }, 'never'],
    ['spam', { responseCode: 554, command: 'DATA', response: '554 5.7.1 spam' }, 'never'],
    ['our sender is refused', { responseCode: 550, command: 'MAIL FROM', response: '550 5.7.60 not yours' }, 'mailbox'],
    [
      'nobody relays for us',
      { responseCode: 554, command: 'RCPT TO', response: '554 5.7.1 <a@b.example>: Relay access denied' },
      'never',
    ],
    ['a list of spammers', { responseCode: 550, command: 'RCPT TO', response: '550 blocked using a list' }, 'never'],
    ['letters beyond ASCII', { responseCode: 553, command: 'RCPT TO', response: '553 5.6.7 SMTPUTF8' }, 'never'],
    ['a limit of a day', { responseCode: 550, command: 'RCPT TO', response: '550-5.4.5 Daily limit' }, 'mailbox'],
    ['a tenant', { responseCode: 550, command: 'DATA', response: '550 5.7.705 has exceeded threshold' }, 'mailbox'],
    ['a barred sender', { responseCode: 550, command: 'DATA', response: '550 5.1.8 bad outbound sender' }, 'mailbox'],
    ['send as', { responseCode: 554, command: 'DATA', response: '554 5.2.252 SendAsDenied' }, 'mailbox'],
    [
      'it has to be encrypted',
      { responseCode: 530, command: 'MAIL FROM', response: '530 5.7.0 Must issue a STARTTLS command first' },
      'mailbox',
    ],
    ['we have to sign in', { responseCode: 530, command: 'RCPT TO', response: '530 5.7.0 sign in' }, 'mailbox'],
    ['the password is wrong', { code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }, 'mailbox'],
    ['a token cannot be had', { code: notOurs }, 'mailbox'],
    ['no such server', { code: 'EDNS', command: 'CONN' }, 'mailbox'],
    ['its certificate is not trusted', { code: 'ETLS', command: 'STARTTLS' }, 'mailbox'],
    ['it takes no connection', { code: 'ECONNECTION', command: 'CONN' }, 'mailbox'],
    ['it closes for maintenance', { responseCode: 421, command: 'EHLO', response: '421 closing' }, 'mailbox'],
    ['it falls silent', { code: 'ETIMEDOUT', timeoutType: 'SOCKET_TIMEOUT', command: 'DATA' }, 'later'],
    ['the line is cut within', { code: 'ECONNECTION', command: 'CONN', inside: true }, 'later'],
    [
      'it closes within, and says so',
      { code: 'ECONNECTION', command: 'CONN', inside: true, responseCode: 421, response: '421 4.7.0 later' },
      'mailbox',
    ],
    ['the line is cut', { code: 'ECONNECTION', command: 'DATA' }, 'later'],
    ['the address is malformed', { code: 'EENVELOPE' }, 'never'],
    ['something else', {}, 'later'],
  ])('%s', (_what, failure, kind) => {
    expect(kindOf(failure)).toBe(kind)
  })
})

const told = { responseCode: 552, command: 'RCPT TO', response: '552 too much' }
test.each<[string, Partial<Failure>, RegExp]>([
  ['a full mailbox', { ...told, response: '552 5.2.2 over quota' }, /^The mailbox of the recipient is full: 552/],
  ['the same in an old tongue', told, /^The mailbox of the recipient is full/],
  ['the same for now', { ...told, responseCode: 452, response: '452 4.2.2 x' }, /is full: .* It is tried again\.$/],
  ['a mail that is too large', { ...told, command: 'DATA' }, /^The mail is too large for the server: 552 too much\./],
  [
    'a sender that is not ours',
    { ...told, command: 'MAIL FROM' },
    /Its address has to be one that its sign-in may send as/,
  ],
  [
    'an encryption that is missing',
    { responseCode: 530, response: '530 5.7.0 STARTTLS first' },
    /Choose starttls or tls/,
  ],
  ['a sign-in that is missing', { responseCode: 530, response: '530 5.7.57 not signed in' }, /Enter a user name/],
  [
    'a cut',
    { code: 'ECONNECTION', command: 'DATA', message: 'read ECONNRESET' },
    /^The server ended the connection in/,
  ],
  ['a server that is known not to be reached', { code: 'ESOCKET', command: 'CONN', network: 'Gone.' }, /^Gone\.$/],
])('%s is told in words', (_what, failure, words) => {
  expect(outcomeOf({ message: '', ...failure }).reason).toMatch(words)
})

test('a reason is one line, however the server puts it', () => {
  const outcome = outcomeOf({ message: '', responseCode: 451, response: `451 a\r\n\tb ${'c'.repeat(5000)}` })
  expect(outcome.reason).toMatch(/^The server asked to try again later: 451 a b c+\.$/)
  expect(outcome.reason.length).toBeLessThan(400)
})

test('pauses grow to an end, and what failed together does not come back together', () => {
  const minutes = [1, 2, 3, 4, 5, 50].map((attempts) => tryAgainIn(attempts, 0) / 60_000)
  expect(minutes).toEqual([1, 5, 15, 60, 240, 240])
  expect(tryAgainIn(1, 1)).toBe(66_000)
  expect([1, 2, 3, 4, 5, 9].map((failures) => pauseFor(failures, 0) / 1000)).toEqual([30, 60, 120, 300, 600, 600])
})

test('only a mail that was handed over may have arrived', () => {
  const of = (failure: Partial<Failure>) => outcomeOf({ code: 'ECONNECTION', message: '', inside: true, ...failure })
  expect(of({ handedOver: true })).toMatchObject({ kind: 'later', unsure: true })
  expect(of({})).not.toHaveProperty('unsure')
  expect(of({ handedOver: true, code: 'ETIMEDOUT', timeoutType: 'SOCKET_TIMEOUT' })).toMatchObject({ unsure: true })
  expect(of({ handedOver: true, responseCode: 451, command: 'DATA' })).not.toHaveProperty('unsure')
})
