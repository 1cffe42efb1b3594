// Another real mail server delivers to the desk, by LMTP, by SMTP and into a script, as docs/mail-delivery.md sets it up.
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFailed, test } from 'vitest'
import { authority } from '../../../test/mail/certificates.ts'
import { type Exim, noExim, startExim } from '../../../test/mail/exim.ts'
import { portOf, rememberingTaker, type Stage, stage } from '../../../test/mail/listening.ts'

const why = noExim()
if (why) console.log(`Not tried: delivery by Exim. ${why}.`)

const guide = readFileSync(path.join(import.meta.dirname, '../../../docs/mail-delivery.md'), 'utf8')
/** What stands below the heading, between fences, in the order of the page. */
const settingsOf = (heading: string) =>
  [...(guide.split(`### ${heading}\n`)[1]?.split(/\n##+ /)[0] ?? '').matchAll(/^```\w*\n(.*?)^```/gms)].map(
    ([, text = '']) => text,
  )

describe.skipIf(why)('Exim', { timeout: 60_000 }, () => {
  let on: Stage
  let exim: Exim
  let full = false
  let keys: string
  const { taker, seen } = rememberingTaker()
  const slow = { timeout: 30_000, interval: 200 }

  beforeAll(async () => {
    on = await stage()
    for (const name of ['help@larkfield.example', 'plain@river.example', 'sealed@lake.example']) await on.mailbox(name)
    const piped = await on.world.admin.post('/mailboxes', { name: 'Piped', address: 'piped@larkfield.example' })
    const choosy = {
      ...taker,
      keepMail: (...args: Parameters<typeof taker.keepMail>) =>
        full ? Promise.reject(new Error('no room')) : taker.keepMail(...args),
    }
    const url = await on.desk.app.listen({ host: '127.0.0.1', port: 0 })
    const local = { host: '127.0.0.1', port: 0 }
    const door = await on.open({ taker: choosy, smtp: [local], lmtp: [local] })
    const [bySmtp, byLmtp] = door.places()
    keys = mkdtempSync(path.join(os.tmpdir(), 'mendbook-exim-tls-'))
    const encrypted = portOf(await on.open({ taker: choosy, smtp: [local], tls: authority(keys).issue('127.0.0.1') }))
    const [router = '', transport = ''] = (settingsOf('Exim')[0] ?? '').split('\n\n')
    const [toDesk = ''] = settingsOf('A pipe or an alias')
    exim = await startExim((folder) => {
      const script = path.join(folder, 'to-mendbook')
      writeFileSync(path.join(folder, 'key'), piped.body.hookKey)
      writeFileSync(path.join(folder, 'aliases'), `piped: "|${script}"\n`)
      writeFileSync(
        script,
        toDesk.replace('https://desk.example.com', url).replace('/etc/mendbook-hook-key', path.join(folder, 'key')),
      )
      chmodSync(script, 0o755)
      return {
        main: ['domainlist local_domains = larkfield.example'],
        routers: `${router}

aliases:
  driver = redirect
  domains = +local_domains
  data = \${lookup{$local_part}lsearch{${folder}/aliases}}
  pipe_transport = to_program

river:
  driver = manualroute
  domains = river.example
  route_list = * 127.0.0.1::${bySmtp?.port}
  self = send
  transport = by_smtp

lake:
  driver = manualroute
  domains = lake.example
  route_list = * 127.0.0.1::${encrypted.port}
  self = send
  transport = encrypted`,
        transports: `${transport.replace('port = 24', `port = ${byLmtp?.port}`)}
to_program:
  driver = pipe

by_smtp:
  driver = smtp
  allow_localhost

encrypted:
  driver = smtp
  allow_localhost
  hosts_require_tls = *
  tls_verify_hosts =
  tls_try_verify_hosts =`,
      }
    })
  }, 60_000)
  afterAll(async () => {
    await exim?.stop()
    await on?.stop()
    if (keys) rmSync(keys, { recursive: true })
  })
  beforeEach(() => onTestFailed(() => console.log(exim.log())))

  async function send(to: string[], subject: string, from = 'wren@far.example') {
    const transport = createTransport({ host: '127.0.0.1', port: exim.port, name: 'far.example', ignoreTLS: true })
    const mail = { from: 'wren@far.example', to, subject, text: 'From.\n.\n..\nGrüße\n' }
    try {
      return await transport.sendMail({ envelope: { from, to }, ...mail })
    } finally {
      transport.close()
    }
  }

  test.each([
    ['LMTP', 'help@larkfield.example'],
    ['LMTP with a token', 'help+t.abc@larkfield.example'],
    ['SMTP', 'plain+t.abc@river.example'],
    ['SMTP that is encrypted', 'sealed@lake.example'],
  ])('%s: the message is there once, whole', async (how, address) => {
    await send([address], `By ${how}`)
    const kept = () => seen().filter(({ envelope }) => envelope.to[0] === address)
    await expect.poll(kept, slow).toHaveLength(1)
    expect(kept()[0]?.envelope).toMatchObject({ from: 'wren@far.example', address: '127.0.0.1' })
    expect(await kept()[0]?.content()).toMatch(new RegExp(`Subject: By ${how}\r\n.*From\\.\r\n\\.\r\n\\.\\.\r\n`, 's'))
    const taken = `=> ${address.replaceAll(/[+.]/g, '\\$&')} .*C="250 2.\\d.0 Kept as`
    await expect.poll(() => exim.log(), slow).toMatch(new RegExp(taken))
  })

  test('a script: the message is a ticket', async () => {
    await send(['piped@larkfield.example'], 'By a script')
    const entries = async () => (await on.world.admin.get('/mail/ledger?from=wren@far.example')).body.items
    await expect.poll(async () => (await entries())[0]?.state, slow).toBe('ticketed')
    expect(await entries()).toHaveLength(1)
  })

  test('a bounce comes with no sender; who there is not is refused, and the others of the message get it', async () => {
    const before = seen().length
    const { rejected } = await send(['help@larkfield.example', 'nobody@larkfield.example'], 'One of two', '')
    expect(rejected).toEqual(['nobody@larkfield.example'])
    await expect.poll(() => seen().length, slow).toBe(before + 1)
    expect(seen().at(-1)?.envelope).toMatchObject({ from: '', to: ['help@larkfield.example'] })
  })

  test('what the desk cannot keep waits in the queue, and comes once when it can', async () => {
    const before = seen().length
    full = true
    await send(['help@larkfield.example'], 'Later')
    await expect.poll(() => exim.log(), slow).toMatch(/ == help@larkfield\.example .* 451 4\.3\.0/)
    expect(exim.waiting()).toBe(1)
    full = false
    await expect
      .poll(() => {
        exim.flush()
        return seen().length
      }, slow)
      .toBe(before + 1)
    await expect.poll(() => exim.waiting(), slow).toBe(0)
    expect(seen()).toHaveLength(before + 1)
  })
})
