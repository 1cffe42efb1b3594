// Mail is hostile input. Nothing that it says may cost more than its length, and nothing of it may be lost.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readForwarded, splitReply } from './index.ts'

/** A mail of twice the length may cost some four times as much before something is wrong: clocks of busy machines lie, squares do not. */
const bound = 10_000

const huge: [string, (length: number) => string][] = [
  ['marks of quotes in one line', (n) => '>'.repeat(n)],
  ['lines of marks', (n) => '>\n'.repeat(n / 2)],
  ['one line', (n) => 'a b '.repeat(n / 4)],
  ['spaces', (n) => ' '.repeat(n)],
  ['dashes', (n) => '-'.repeat(n)],
  ['delimiters', (n) => '--\n'.repeat(n / 3)],
  ['half introductions', (n) => 'On 5 May 2020, <a@b.example> said\n'.repeat(n / 34)],
  ['the word On', (n) => 'On '.repeat(n / 3)],
  ['headers', (n) => 'From: a@b.example\n'.repeat(n / 18)],
  ['farewells', (n) => 'Regards,\n'.repeat(n / 9)],
  ['phones', (n) => 'Sent from my iPhone\n'.repeat(n / 20)],
  ['stars', (n) => '* * '.repeat(n / 4)],
  ['answers between quotes', (n) => '> a?\nyes\n'.repeat(n / 9)],
  ['columns of Notes', (n) => 'Kim\n5/4/2020\nTo\nKim\ncc\n'.repeat(n / 24)],
  ['cards', (n) => '\nKim Lee\n+44 20 7946 0123 a@b.example\n'.repeat(n / 38)],
  [
    'small print',
    (n) =>
      'Confidential, for the addressee, delete this message. '
        .repeat(20)
        .concat('\n\n')
        .repeat(n / 1100),
  ],
  ['requests to reply above', (n) => '--- reply above this line ---\n'.repeat(n / 30)],
]

test.each(huge)('megabytes of %s', (name, make) => {
  const text = make(name.includes('marks') ? 10_000_000 : 3_000_000)
  const started = performance.now()
  const reply = splitReply({ text, html: null })
  readForwarded(text, 'FW: x')
  expect(performance.now() - started).toBeLessThan(bound)
  expect(signs(reply.text) + signs(reply.quoted ?? '')).toBe(signs(text))
})

test.each([
  ['nested quotes', `${'<blockquote>'.repeat(100_000)}x${'</blockquote>'.repeat(100_000)}`],
  ['quotes that stay open', `${'<blockquote>x'.repeat(100_000)}`],
  ['elements closed by others', '<b>'.repeat(300_000) + '</i>'.repeat(300_000)],
  ['paragraphs', '<p>x</p>'.repeat(300_000)],
  ['comments that stay open', '<!--'.repeat(1_000_000)],
  ['tags that stay open', '<div '.repeat(1_000_000)],
  ['values that stay open', '<div a="'.repeat(500_000)],
  ['styles that stay open', '<style>'.repeat(500_000)],
  ['angle brackets', '<'.repeat(5_000_000)],
  ['references', '&#'.repeat(2_500_000)],
  ['classes', '<span class=gmail_attr>x</span>'.repeat(150_000)],
  [
    'small print below a signature',
    `<p class=sig>x</p>${'<p>Hapus penerima rahasia, salah kirim. '.repeat(20)}`.repeat(2_000),
  ],
  ['names of elements', `<p id="${'x_'.repeat(900)}" class="${'a- '.repeat(300)}">x</p>`.repeat(3_000)],
  ['tables in tables', '<table><tr><td>'.repeat(200_000)],
  ['empty cells', `<table>${`<tr>${'<td>'.repeat(20)}`.repeat(40_000)}`],
  ['cells below ten thousand lines', `<table>${`<tr>${'<td>x'.repeat(10)}`.repeat(50_000)}`],
  ['pictures side by side', '<img src=x><span class=sig>'.repeat(100_000)],
  ['elements in pre, far from the next line', `<pre>${'<b>x'.repeat(1_000_000)}\n`],
  ['lines in pre', `<pre>${'x\n'.repeat(2_000_000)}</pre>`],
])('HTML: %s', (_, html) => {
  const started = performance.now()
  splitReply({ text: '', html })
  expect(performance.now() - started).toBeLessThan(bound)
})

const signs = (text: string) => text.replaceAll(/\s/g, '').length
const sorted = (text: string) => [...text.replaceAll(/\s/g, '')].sort().join('')

const pieces = fc.constantFrom(
  'Fine.',
  'It works again, but slowly.',
  '',
  '',
  '> Old',
  '>> Older',
  '> On 4 May 2020, Desk <desk@larkspur.example> wrote:',
  'On 4 May 2020, Desk <desk@larkspur.example> wrote:',
  '-- ',
  '--',
  'Kim Lee',
  'Kind regards,',
  'Thanks,',
  'Sent from my iPhone',
  '-----Original Message-----',
  'From: Desk <desk@larkspur.example>',
  'Sent: 4 May 2020',
  'Subject: x',
  '---------- Forwarded message ---------',
  '________________',
  '| bar',
  '##- Please type your reply above this line -##',
  'reply On Mon, May 4, 2020 at 10:00 AM, Desk wrote:',
  'T +44 20 7946 0123',
)

test('new and folded together are the whole mail, and something is always shown', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 9, arbitrary: pieces }, fc.string({ maxLength: 40 })), { maxLength: 25 }),
      fc.boolean(),
      (lines, passedOn) => {
        const text = lines.join('\n')
        const reply = splitReply({ text, html: null, subject: passedOn ? 'FW: x' : '' })
        expect(sorted(reply.text + (reply.quoted ?? ''))).toBe(sorted(text))
        expect(reply.text === '').toBe(text.trim() === '')
        expect(splitReply({ text: reply.text, html: null }).text === '').toBe(reply.text === '')
      },
    ),
    { numRuns: 2_000 },
  )
})
