// A client that hangs up its half of the connection before it is answered, encrypted and not: Exim does so after each message.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { authority, type Certificate } from '../../../test/mail/certificates.ts'
import { mail, portOf, rememberingTaker, type Stage, stage } from '../../../test/mail/listening.ts'
import { talk } from '../../../test/mail/smtp-talk.ts'
import type { Listening } from './service.ts'

let on: Stage
let door: Listening
let certificate: Certificate
const { taker, seen } = rememberingTaker()
const folder = mkdtempSync(path.join(os.tmpdir(), 'mendbook-goodbye-'))

beforeAll(async () => {
  on = await stage()
  await on.mailbox('help@larkfield.example')
  certificate = authority(folder).issue('127.0.0.1')
  door = await on.open({ taker, tls: certificate })
})
afterAll(async () => {
  await on.stop()
  rmSync(folder, { recursive: true })
})

describe.each(['as it is', 'encrypted'])('%s', (how) => {
  async function greeted() {
    const client = await talk(portOf(door))
    await client.say('EHLO river.example')
    if (how === 'encrypted') {
      await client.say('STARTTLS')
      await client.encrypt()
      await client.say('EHLO river.example')
    }
    return client
  }
  const begun = 'MAIL FROM:<wren@river.example>\r\nRCPT TO:<help@larkfield.example>\r\nDATA\r\n'

  test('whoever says goodbye with the end of the message, and hangs up their half, hears that it was kept', async () => {
    const client = await greeted()
    await client.send(begun)
    for (const code of [250, 250, 354]) expect(await client.answer()).toMatch(new RegExp(`^${code}`))
    await client.finish(`${mail(`Said and gone ${how}`)}.\r\nQUIT\r\n`)
    expect(await client.answer()).toMatch(/^250 /)
    expect(await client.answer()).toMatch(/^221 /)
    await client.over()
  })

  test('whoever says everything in one go, and hangs up their half, hears all of it', async () => {
    const client = await greeted()
    await client.finish(`${begun}${mail(`At once ${how}`)}.\r\nQUIT\r\n`)
    for (const code of [250, 250, 354, 250, 221]) expect(await client.answer()).toMatch(new RegExp(`^${code}`))
    await client.over()
  })

  test.each(['', `${begun}Subject: x\r\n\r\nHalf`])(
    'whoever hangs up their half without a goodbye is let go at once: %j',
    async (said) => {
      const before = seen().length
      const client = await greeted()
      await client.finish(said)
      await client.over()
      expect(seen()).toHaveLength(before)
    },
  )
})

test.each([
  ['their half', '', false],
  ['their half in the middle of a record', '\x16\x03\x01\x01', false],
  ['altogether', '', true],
])('whoever hangs up %s while encryption is agreed on leaves their place to others', async (_, bytes, altogether) => {
  const narrow = await on.open({ taker, tls: certificate, limits: { connections: 1 } })
  const client = await talk({ ...portOf(narrow), allowHalfOpen: true })
  await client.say('EHLO river.example')
  expect(await client.say('STARTTLS')).toMatch(/^220/)
  if (altogether) client.cut()
  else await client.finish(bytes)
  const greeting = async () => {
    const next = await talk(portOf(narrow))
    next.cut()
    return next.greeting
  }
  await expect.poll(greeting, { timeout: 10_000 }).toMatch(/^220/)
})
