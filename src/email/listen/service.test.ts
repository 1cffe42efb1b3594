// Where it listens, what stops it from that, and encryption.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mail, portOf, rememberingTaker, type Stage, stage } from '../../../test/mail/listening.ts'
import { talk } from '../../../test/mail/smtp-talk.ts'

let on: Stage
const { taker, seen } = rememberingTaker()
const folder = mkdtempSync(path.join(os.tmpdir(), 'mendbook-listen-'))

beforeAll(async () => {
  on = await stage()
  await on.mailbox('help@larkfield.example')
})
afterAll(async () => {
  await on.stop()
  rmSync(folder, { recursive: true })
})

test('an address that is taken, one that there is not, and a folder that there is not, each with what to do', async () => {
  const { port } = portOf(await on.open({ taker }))
  await expect(on.open({ taker, smtp: [{ host: '127.0.0.1', port }] })).rejects.toThrow(
    `Another program takes mail at 127.0.0.1:${port}. Stop it, or choose another address in SMTP_LISTEN. The desk was not started.`,
  )
  await expect(on.open({ taker, smtp: [{ host: '192.0.2.1', port: 0 }] })).rejects.toThrow(
    /has no address 192\.0\.2\.1/,
  )
  await expect(on.open({ taker, lmtp: [{ path: path.join(folder, 'none', 'lmtp') }] })).rejects.toThrow(/no folder/)
  await expect(
    on.open({ taker, tls: { key: path.join(folder, 'no.key'), cert: path.join(folder, 'no.crt') } }),
  ).rejects.toThrow(/no\.key cannot be read \(ENOENT\)/)
})

test('a socket for whoever is of its group, also where a killed desk left one; beside a living one none', async () => {
  const socket = path.join(folder, 'lmtp')
  const door = await on.open({ taker, smtp: [], lmtp: [{ path: socket }] })
  expect(door.notices?.()).toEqual([`Mail is taken in by LMTP at ${socket}`])
  expect(statSync(socket).mode & 0o777).toBe(0o660)
  await expect(on.open({ taker, smtp: [], lmtp: [{ path: socket }] })).rejects.toThrow(/Another program takes mail/)
  const client = await talk({ path: socket })
  await client.say('LHLO relay.example')
  await client.say('MAIL FROM:<wren@river.example>')
  await client.say('RCPT TO:<help@larkfield.example>')
  await client.say('DATA')
  await client.send(`${mail('by socket')}.\r\n`)
  expect(await client.answer()).toMatch(/^250/)
  await client.end()
  expect(seen().at(-1)?.envelope.address).toBeNull()
  const left = path.join(folder, 'left')
  spawnSync(process.execPath, [
    '-e',
    `require('net').createServer().listen(${JSON.stringify(left)}, () => process.kill(process.pid, 'SIGKILL'))`,
  ])
  expect(await on.open({ taker, smtp: [], lmtp: [{ path: left }] })).toBeDefined()
})

test('with a certificate it offers to encrypt, and forgets what was said before', async () => {
  const [key, cert] = [path.join(folder, 'desk.key'), path.join(folder, 'desk.crt')]
  const made = tryOpenssl(key, cert)
  if (!made) return
  const door = await on.open({ taker, tls: { key, cert } })
  const client = await talk(portOf(door))
  expect(await client.say('EHLO river.example')).toContain('STARTTLS')
  expect(await client.say('STARTTLS')).toMatch(/^220/)
  await client.encrypt()
  expect(await client.say('MAIL FROM:<wren@river.example>')).toMatch(/^503/)
  expect(await client.say('EHLO river.example')).not.toContain('STARTTLS')
  await client.say('MAIL FROM:<wren@river.example>')
  await client.say('RCPT TO:<help@larkfield.example>')
  await client.say('DATA')
  await client.send(`${mail('encrypted')}.\r\n`)
  expect(await client.answer()).toMatch(/^250/)
  await client.end()
})

function tryOpenssl(key: string, cert: string): boolean {
  try {
    const how = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=desk.example.com']
    execFileSync('openssl', [...how, '-keyout', key, '-out', cert], { stdio: 'ignore' })
    return true
  } catch {
    console.log('no openssl here: encryption was not tried')
    return false
  }
}
