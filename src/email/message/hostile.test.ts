// Mails that ask for more work than they are worth, part by part: others have their turn meanwhile, and what is understood has an end.
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { readMail } from './index.ts'
import { reading } from './mail-for-tests.ts'

const mixed = (parts: string[]) =>
  [
    'From: a@b.example',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    ...parts.flatMap((each) => ['--b', each]),
  ].join('\r\n')

const guessed = Buffer.from(Array.from({ length: 9000 }, (_, at) => 128 + ((at * 7) % 127))).toString('base64')

test.each([
  [
    'hundreds of parts whose charset has to be guessed',
    mixed(Array(200).fill(`Content-Transfer-Encoding: base64\r\n\r\n${guessed}`)),
  ],
  ['megabytes that come in one piece, as out of a signed envelope', mixed(['\r\n--x\r\n'.repeat(590_000)])],
])('%s: everything else goes on in between', async (_, mail) => {
  let turns = 0
  let done = false
  const turn = () => {
    turns++
    if (!done) setImmediate(turn)
  }
  setImmediate(turn)
  const keep = async () => ({ sha256: '', size: 0, head: Buffer.alloc(0) })
  const { text } = await readMail(Readable.from([Buffer.from(mail)]), keep)
  done = true
  expect(text.length).toBeGreaterThan(800_000)
  expect(turns).toBeGreaterThan(50)
})

test('reports by the hundred: the first megabyte is read, and the last word of each is there as a file', async () => {
  const report = `Content-Type: message/delivery-status\r\n\r\n${'Action: failed\r\n\r\n'.repeat(10_000)}`
  const { parts, files } = await reading(mixed(Array(20).fill(report)))
  const read = parts.reduce((length, { text }) => length + text.length, 0)
  expect(read).toBeGreaterThan(500_000)
  expect(read).toBeLessThanOrEqual(2 ** 20)
  expect(files).toHaveLength(20)
})

test('files in the text by the hundred: what is not taken out of it stays in it', async () => {
  const one = (n: number) => `begin 644 f${n}.txt\n%:&5L;&\\\n\`\nend\n`
  const { text, files } = await reading(
    `From: a@b.example\r\n\r\n${Array.from({ length: 60 }, (_, n) => one(n)).join('')}`,
  )
  expect(files).toHaveLength(50)
  expect(text.match(/begin 644/g)).toHaveLength(10)
})
