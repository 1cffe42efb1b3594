// What the desk sends, through another real mail server: signed in over an encrypted connection, refused, asked to come again, and passed
// on as it left. Exim, as Debian sets it up for those who sign in, and signing what it passes on.
import { generateKeyPairSync } from 'node:crypto'
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFailed, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../../test/desk.ts'
import { authority } from '../../../../test/mail/certificates.ts'
import { type Exim, noExim, startExim } from '../../../../test/mail/exim.ts'
import { handIn, rawMail } from '../../../../test/mail/hand-in.ts'
import { testSender } from '../../../../test/mail/sender.ts'
import { type SmtpDouble, startSmtpDouble, type Taken } from '../../../../test/mail/smtp-double.ts'
import { dnsOf } from '../../../../test/signed-mail.ts'
import { createWorld, type World } from '../../../../test/world.ts'
import { authenticate } from '../../authenticity/index.ts'

const why = noExim()
if (why) console.log(`Not tried: sending through Exim. ${why}.`)

describe.skipIf(why)('Exim', { timeout: 120_000 }, () => {
  let desk: TestDesk
  let world: World
  let far: SmtpDouble
  let exim: Exim
  let mail: ReturnType<typeof testSender>
  let hook = ''
  let ahead = 0
  const help = 'help@larkfield.example'
  const slow = { timeout: 30_000, interval: 100 }
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const published = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  const resolver = dnsOf({ 'TXT s._domainkey.larkfield.example': [`v=DKIM1; k=rsa; p=${published}`] })

  beforeAll(async () => {
    far = await startSmtpDouble()
    desk = await startTestDesk({ clock: { now: () => new Date(Date.now() + ahead) } })
    world = await createWorld(desk)
    let ca = ''
    exim = await startExim((folder) => {
      const tls = path.join(folder, 'tls')
      mkdirSync(tls)
      const trusted = authority(tls)
      ca = trusted.ca
      const issued = trusted.issue('127.0.0.1')
      // Of the account that Exim becomes.
      chmodSync(issued.key, 0o644)
      writeFileSync(`${tls}/dkim.pem`, privateKey.export({ type: 'pkcs1', format: 'pem' }))
      return {
        main: [
          ...[
            'tls_advertise_hosts = *',
            `tls_certificate = ${issued.cert}`,
            `tls_privatekey = \${if exists{${folder}/keyless}{/none}{${issued.key}}}`,
          ],
          `auth_advertise_hosts = \${if eq{$tls_in_cipher}{}{}{*}}`,
        ],
        rcpt: `deny !authenticated = *
       message = 5.7.1 Relaying is not permitted
  deny recipients = gone@far.example
       message = 5.1.1 User unknown
  defer recipients = busy@far.example
       condition = \${if exists{${folder}/busy}}
       message = 4.2.1 Greylisted, come again
  accept control = submission/sender_retain
         control = dkim_disable_verify`,
        data: `defer condition = \${if exists{${folder}/full}}
        message = 4.3.1 No room
  accept`,
        routers: `far:
  driver = manualroute
  domains = far.example
  route_list = * 127.0.0.1::${far.port}
  self = send
  transport = far`,
        transports: `far:
  driver = smtp
  allow_localhost
  dkim_domain = larkfield.example
  dkim_selector = s
  dkim_private_key = ${tls}/dkim.pem`,
        authenticators: `plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${if and{{eq{$auth2}{help}}{eq{$auth3}{right}}}}
  server_set_id = $auth2`,
      }
    })
    mail = testSender(desk, { ca })
    const { status, body } = await world.admin.post('/mailboxes', {
      name: 'Help',
      address: help,
      outgoing: { kind: 'smtp', host: '127.0.0.1', port: exim.port, security: 'starttls', user: 'help' },
      outgoingPassword: 'right',
      handling: { acknowledge: false, holdSeconds: 0 },
    })
    expect(status, JSON.stringify(body)).toBe(201)
    hook = body.hookKey
  }, 60_000)
  afterAll(async () => {
    mail?.close()
    await exim?.stop()
    await desk?.stop()
    await far?.stop()
  })
  beforeEach(() => onTestFailed(() => console.log(exim.log())))
  afterEach(() => far.clear())

  /** Somebody wrote, and is answered. */
  async function answered(from: string, body = 'Which floor?', files?: object) {
    const { ticket } = (await handIn(desk, hook, rawMail({ from, to: help, subject: 'The lift' }))).body
    const said = await world.agent.post(`/tickets/${ticket.number}/replies`, { body, ...files })
    expect(said.status, JSON.stringify(said.body)).toBe(201)
    const row = async () => {
      await mail.send(world.tenant)
      return (await world.agent.get(`/tickets/${ticket.number}/mail?message=${said.body.id}`)).body.items[0]
    }
    return { ticket: ticket.number as string, row }
  }
  const arrived = async (to: string) => {
    await expect.poll(() => far.to(to).length, slow).toBe(1)
    return far.to(to)[0] as Taken
  }

  test('signed in and encrypted; what arrives has each field once, and is signed for as it left', async () => {
    const body = `Grüße aus dem 3. Stock.\n\n.\n..\n.hidden\nFrom here on.\n\n${'A long line of text. '.repeat(100)}`
    const { row } = await answered('ada@far.example', body)
    expect(await row()).toMatchObject({ state: 'sent', response: expect.stringMatching(/^250 OK id=/) })
    const { raw } = await arrived('ada@far.example')
    expect(raw).toMatch(/^Received: .*\r\n(?:\s.*\r\n)*\s.*with esmtpsa/m)
    const fields: string[] = raw.slice(0, raw.indexOf('\r\n\r\n')).match(/^[\w-]+(?=:)/gm) ?? []
    expect(fields.filter((name, at) => fields.indexOf(name) !== at)).toEqual([])
    expect(fields).toEqual(expect.arrayContaining(['From', 'To', 'Date', 'Subject', 'Message-ID', 'References']))
    // It adds one where From is not who signed in.
    expect(fields).not.toContain('Sender')
    const text = (await far.parsed()).text ?? ''
    for (const line of ['Grüße aus dem 3. Stock.', '.hidden', 'From here on.']) expect(text).toContain(line)
    expect(await authenticate(raw, null, { trustedRelays: ['none.example'], resolver })).toMatchObject({
      from: 'proven',
    })
  })

  test('an address that does not exist: refused while it is handed over, and not written to again', async () => {
    const { ticket, row } = await answered('gone@far.example')
    expect(await row()).toMatchObject({ state: 'failed', response: expect.stringContaining('5.1.1 User unknown') })
    const { items } = (await world.agent.get(`/tickets/${ticket}/events`)).body
    expect(items.map(({ name }: { name: string }) => name)).toContain('ticket.undelivered')
    const suppressed = (await world.admin.get('/mail/suppressed-addresses')).body.items
    expect(suppressed).toMatchObject([{ address: 'gone@far.example', cause: 'bounced' }])
  })

  test.each([
    ['a recipient', 'busy', 'busy@far.example', /Greylisted/],
    ['the whole message', 'full', 'bea@far.example', /No room/],
  ])('%s that is to come again later does, once, under the same name', async (_, file, to, said) => {
    const flag = path.join(exim.folder, file)
    writeFileSync(flag, '')
    const { row } = await answered(to)
    const first = await row()
    expect(first).toMatchObject({ state: 'queued', attempts: 1, reason: expect.stringMatching(said) })
    rmSync(flag)
    ahead += 2 * 60_000
    expect(await row()).toMatchObject({ state: 'sent', attempts: 2 })
    const { messageId } = await arrived(to)
    // What it said no to stands in its log with its head, too.
    expect(exim.log().match(new RegExp(`id=${messageId}|<${messageId}>`, 'g'))?.length).toBeGreaterThan(
      file === 'full' ? 1 : 0,
    )
    expect(await row()).toMatchObject({ state: 'sent', attempts: 2 })
    await expect.poll(() => exim.waiting(), slow).toBe(0)
  })

  test('a server that cannot read its key: the mailbox says so, and the mail leaves when it is mended', async () => {
    const outgoing = async () => (await world.admin.get(`/mailboxes/${help}`)).body.state.outgoing
    mail.close()
    const keyless = path.join(exim.folder, 'keyless')
    writeFileSync(keyless, '')
    const { row } = await answered('eve@far.example')
    expect(await row()).toMatchObject({ state: 'queued', attempts: 0 })
    expect(await outgoing()).toMatchObject({
      state: 'failing',
      problem: expect.stringMatching(/cannot encrypt at the moment: 454 .*No password was sent.*its key/),
    })
    rmSync(keyless)
    ahead += 15 * 60_000
    expect(await row()).toMatchObject({ state: 'sent', attempts: 1 })
    await arrived('eve@far.example')
  })

  test('ten mails in one go, over connections that are kept, each arrive once', async () => {
    const to = Array.from({ length: 10 }, (_, n) => `many${n}@far.example`)
    const rows = []
    for (const address of to) rows.push((await answered(address)).row)
    for (const row of rows) expect(await row()).toMatchObject({ state: 'sent', attempts: 1 })
    await expect.poll(() => far.taken.map((each) => each.to[0]).sort(), slow).toEqual(to.sort())
    expect(far.counts().size).toBe(10)
  })
})
