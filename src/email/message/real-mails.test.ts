// Real mails that nobody here wrote (../shared/data, or MAIL_PARSE_DATA), read where they lie. What three parsers agree on is expected.
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMail } from './index.ts'
import { reading } from './mail-for-tests.ts'

const folder = process.env.MAIL_PARSE_DATA ?? join(import.meta.dirname, '../../../../shared/data/mail-parse')

interface Agreed {
  value: string | null
  agree: number
}

interface Expected {
  file: string
  expect: {
    from: Agreed
    subject: Agreed
    messageId: Agreed
    attachments: {
      'postal-mime': number | null
      mailparser: number
      python_iter_attachments: number
      names: (string | null)[]
    }
    text_start: string | null
  }
}

const keep = async (content: Readable) => {
  let size = 0
  for await (const chunk of content as AsyncIterable<Buffer>) size += chunk.length
  return { sha256: '', size, head: Buffer.alloc(0) }
}

const words = (text: string | null) => (text ?? '').replace(/\s+/g, '')

// Where we differ, we looked: comments in addresses (RFC 5322 allows them), a subject in bare windows-1252, a text that says latin1
// and is UTF-8 are read right here; a mail that is attached is kept whole and not taken apart.
describe.runIf(existsSync(join(folder, 'expected.jsonl')))('real mails', () => {
  test('from, subject, message id, text and files are what two of three parsers say', async () => {
    const score = new Map<string, { right: number; all: number; wrong: string[] }>()
    const count = (field: string, file: string, right: boolean) => {
      const entry = score.get(field) ?? { right: 0, all: 0, wrong: [] }
      score.set(field, entry)
      entry.all++
      if (right) entry.right++
      else entry.wrong.push(file)
    }
    const lines = readFileSync(join(folder, 'expected.jsonl'), 'utf8').trim().split('\n')
    for (const { file, expect: wanted } of lines.map((line): Expected => JSON.parse(line))) {
      const mail = await readMail(createReadStream(join(folder, file)), keep)
      if (wanted.from.agree > 1)
        count('from', file, (mail.from[0]?.address ?? null) === (wanted.from.value?.toLowerCase() ?? null))
      if (wanted.subject.agree > 1) count('subject', file, words(mail.subject) === words(wanted.subject.value))
      if (wanted.messageId.agree > 1) count('message id', file, mail.messageId === wanted.messageId.value)
      if (wanted.text_start) count('text', file, words(mail.text).startsWith(words(wanted.text_start).slice(0, 60)))
      const { 'postal-mime': one, mailparser: two, python_iter_attachments: three } = wanted.attachments
      const agreed = one === two || one === three ? one : two === three ? two : null
      if (agreed !== null) count('files', file, mail.files.length === agreed)
    }
    const missed = [...score].filter(([, { right, all }]) => right / all < 0.98)
    expect(missed).toEqual([])
  })

  test('no mail of the set stops the reading, whatever is done to it', async () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.eml'))
    const mails = files.map((name) => readFileSync(join(folder, name))).filter(({ length }) => length < 100_000)
    for (const mail of mails) await reading(mail)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...mails), harm, (mail, change) => sound(change(mail))),
      { numRuns: 300 },
    )
  }, 120_000)
})

/** Cut, doubled, zeroed or replaced somewhere. */
const harm = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 5 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(200),
      fc.uint8Array({ maxLength: 20 }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((changes) => (mail: Buffer) => {
    let bytes = mail
    for (const [kind, where, size, other] of changes) {
      const at = Math.floor(where * bytes.length)
      const [before, piece, after] = [bytes.subarray(0, at), bytes.subarray(at, at + size), bytes.subarray(at + size)]
      if (kind === 0) bytes = before
      else if (kind === 1) bytes = Buffer.concat([before, after])
      else if (kind === 2) bytes = Buffer.concat([before, piece, piece, after])
      else if (kind === 3) bytes = Buffer.concat([before, Buffer.alloc(size), after])
      else bytes = Buffer.concat([before, other, after])
    }
    return bytes
  })

async function sound(raw: Buffer): Promise<void> {
  const { from, to, subject, text, html, files, headers } = await reading(raw)
  const all = [
    subject,
    text,
    html ?? '',
    ...files.map(({ name }) => name),
    ...headers.flatMap(({ name, value }) => [name, value]),
  ]
  const people = [...from, ...to].flatMap(({ name, address }) => [name, address])
  for (const value of [...all, ...people]) expect(value.includes('\0') || !value.isWellFormed()).toBe(false)
  for (const value of [subject, ...files.map(({ name }) => name), ...people])
    expect(/[\r\n\u202e]/.test(value)).toBe(false)
}

describe('mails that were made to break a reader', () => {
  const seeds = [
    'From: =?utf-8?Q?J=C3=B6rg?= <a@x.example>\r\nTo: "B, C" <b@x.example>\r\nSubject: =?iso-2022-jp?B?GyRCJUYlOSVIGyhC?=\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\ngr=C3=BCn =\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: c@x.example\r\n\r\nhi\r\n--b\r\nContent-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;TZID=Europe/Berlin:20260301T100000\r\nDURATION:PT1H\r\nEND:VEVENT\r\n--b--\r\n',
    'From: a@x.example\r\nContent-Type: application/ms-tnef\r\nContent-Transfer-Encoding: base64\r\n\r\neJ8+IgEAAgKQBgAOAAAAAQD/////IAAgAAAAAAA9BAIQgAEADAAAAHJlcG9ydC50eHQAAAA=\r\n',
    'From: a@x.example\r\nContent-Type: application/pkcs7-mime; smime-type=signed-data\r\nContent-Transfer-Encoding: base64\r\n\r\nMIAGCSqGSIb3DQEHAqCAMIACAQExADCABgkqhkiG9w0BBwGggCSABAVoZWxsbwAAAAAAADEAAAAAAAAA\r\n',
    'From: a@x.example\r\nContent-Type: text/html\r\n\r\n<table><tr><td><p class=MsoNormal>a<b>c<ul><li>x</ul></table>\r\nbegin 644 x\r\n#0V%T\r\n`\r\nend\r\n',
  ].map((mail) => Buffer.from(mail))

  test('never throws, and never lets through what a database cannot hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...seeds), harm, (mail, change) => sound(change(mail))),
      { numRuns: 300 },
    )
  }, 60_000)

  test('bytes that are no mail at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), (bytes) => sound(Buffer.from(bytes))),
      { numRuns: 200 },
    )
  }, 60_000)
})
