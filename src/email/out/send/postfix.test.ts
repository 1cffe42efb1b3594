// What the desk sends, through a real mail server and back: it arrives, is answered, comes back undelivered, or does not leave because
// of a certificate or a password. Postfix, which asks Dovecot who may send.
import { copyFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFailed, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../../test/desk.ts'
import type { Certificate } from '../../../../test/mail/certificates.ts'
import { type Dovecot, noDovecot, startDovecot } from '../../../../test/mail/dovecot.ts'
import { noPostfix, type Postfix, startPostfix } from '../../../../test/mail/postfix.ts'
import { testSender } from '../../../../test/mail/sender.ts'
import { type SmtpDouble, startSmtpDouble } from '../../../../test/mail/smtp-double.ts'
import { createWorld, type World } from '../../../../test/world.ts'
import { type Listening, listenForMail } from '../../listen/service.ts'
import { usualLimits } from '../../listen/visits.ts'
import { keepMail, workOnMail } from '../../receive/index.ts'

const why = noPostfix() ?? noDovecot()
if (why) console.log(`Not tried: sending through a real mail server. ${why}.`)

describe.skipIf(why)('Postfix', { timeout: 120_000 }, () => {
  let desk: TestDesk
  let world: World
  let far: SmtpDouble
  let dovecot: Dovecot
  let postfix: Postfix
  let door: Listening
  let mail: ReturnType<typeof testSender>
  let ahead = 0
  let tls = ''
  const help = 'help@larkfield.example'
  const slow = { timeout: 30_000, interval: 200 }

  beforeAll(async () => {
    far = await startSmtpDouble()
    dovecot = await startDovecot()
    desk = await startTestDesk({ clock: { now: () => new Date(Date.now() + ahead) } })
    world = await createWorld(desk)
    const lmtp = [{ host: '127.0.0.1', port: 0 }]
    const doors = { smtp: [], lmtp, tls: undefined, maxSize: 1_000_000 }
    door = listenForMail(() => desk.runtime, doors, { keepMail, workOnMail }, usualLimits)
    await door.start()
    postfix = await startPostfix((folder) => {
      tls = path.join(folder, 'tls')
      mkdirSync(tls)
      present(dovecot.authority.issue('127.0.0.1'))
      return [
        'virtual_mailbox_domains = larkfield.example',
        `virtual_transport = lmtp:inet:127.0.0.1:${door.places()[0]?.port}`,
        'recipient_delimiter = +',
        'relay_domains = far.example, slow.example',
        `transport_maps = inline:{far.example=smtp:[127.0.0.1]:${far.port}, slow.example=smtp:[127.0.0.1]:${far.port}}`,
        'relay_recipient_maps =',
        ...['minimal_backoff_time = 1s', 'maximal_backoff_time = 1s', 'queue_run_delay = 1s'],
        ...['maximal_queue_lifetime = 3s', 'bounce_queue_lifetime = 3s'],
        ...[`smtpd_tls_cert_file = ${tls}/cert.pem`, `smtpd_tls_key_file = ${tls}/key.pem`],
        ...['smtpd_tls_security_level = may', 'smtpd_tls_auth_only = yes'],
        ...['smtpd_sasl_auth_enable = yes', 'smtpd_sasl_type = dovecot', `smtpd_sasl_path = ${dovecot.sasl}`],
      ]
    })
    mail = testSender(desk, { ca: dovecot.authority.ca })
    const { status, body } = await world.admin.post('/mailboxes', {
      name: 'Help',
      address: help,
      outgoing: { kind: 'smtp', host: '127.0.0.1', port: postfix.port, security: 'starttls', user: dovecot.user },
      outgoingPassword: dovecot.password,
      handling: { holdSeconds: 0 },
    })
    expect(status, JSON.stringify(body)).toBe(201)
  }, 60_000)
  afterAll(async () => {
    mail?.close()
    postfix?.stop()
    await door?.stop()
    await dovecot?.stop()
    await desk?.stop()
    await far?.stop()
  })
  beforeEach(() => onTestFailed(() => console.log(postfix.log())))
  afterEach(() => {
    far.clear()
    far.fail = () => undefined
  })

  function present({ cert, key }: Certificate) {
    copyFileSync(cert, path.join(tls, 'cert.pem'))
    copyFileSync(key, path.join(tls, 'key.pem'))
  }

  /** As the customers' own programs send. */
  async function write(from: string, subject: string, more: object = {}) {
    const transport = createTransport({ host: '127.0.0.1', port: postfix.port, name: 'far.example', ignoreTLS: true })
    await transport.sendMail({ from, to: help, subject, text: 'The lift stands still.', ...more })
    transport.close()
  }
  async function ticketOf(from: string): Promise<string> {
    const entries = async () => (await world.agent.get(`/mail/ledger?from=${from}`)).body.items
    await expect.poll(async () => (await entries())[0]?.ticket?.number, slow).toBeTruthy()
    return (await entries())[0].ticket.number
  }
  const mailsOf = async (ticket: string) => (await world.agent.get(`/tickets/${ticket}/mail`)).body.items
  const sendUntil = (look: () => Promise<unknown> | unknown) =>
    expect.poll(async () => {
      await mail.send(world.tenant)
      return look()
    }, slow)
  const outgoing = async () => (await world.admin.get(`/mailboxes/${help}`)).body.state.outgoing

  test('a mail becomes a ticket, is acknowledged and answered, and the answer to that stands on the ticket', async () => {
    await write('ada@far.example', 'The lift')
    const ticket = await ticketOf('ada@far.example')
    await sendUntil(() => far.to('ada@far.example').length).toBe(1)
    await world.agent.post(`/tickets/${ticket}/replies`, { body: 'Which floor?' })
    await sendUntil(() => far.to('ada@far.example').length).toBe(2)
    const { from, raw } = far.taken[1] ?? { from: '', raw: '' }
    expect(from).toBe(help)
    expect(raw).toMatch(/with ESMTPSA/)
    const reply = /help\+[^>\s]+@larkfield\.example/.exec(raw)?.[0]
    await write('ada@far.example', 'Re: The lift', { to: reply, text: 'The third.' })
    const said = async () =>
      (await world.agent.get(`/tickets/${ticket}/messages`)).body.items.map(({ body }: { body: string }) => body.trim())
    await expect.poll(said, slow).toContain('The third.')
    expect((await mailsOf(ticket)).map(({ state }: { state: string }) => state)).toContain('sent')
  })

  test.each([
    ['does not exist', 'gone@far.example', 550, '5.1.1 User unknown', true],
    ['takes nothing until its time in the queue is over', 'busy@slow.example', 451, '4.7.1 Try again later', false],
  ])('an address that %s: the server took the mail and brings it back, and the ticket says so', async (...row) => {
    const [, address, code, text, forGood] = row
    far.fail = ({ to }) => (to === address ? { at: 'rcpt', code, text } : undefined)
    await write(address, `From ${address}`)
    const ticket = await ticketOf(address)
    await sendUntil(async () => {
      // On a busy machine Postfix may leave its queue alone for minutes.
      if (!forGood) postfix.flush()
      return (await mailsOf(ticket))[0]?.state
    }).toBe('bounced')
    const { items } = (await world.agent.get(`/tickets/${ticket}/events`)).body
    expect(items.map(({ name }: { name: string }) => name)).toContain('ticket.undelivered')
    const suppressed = (await world.admin.get('/mail/suppressed-addresses')).body.items
    expect(suppressed.some((one: { address: string }) => one.address === address)).toBe(forGood)
    expect(far.taken).toEqual([])
    // The report answers nothing and opens nothing.
    const reports = (await world.agent.get('/mail/ledger?state=ignored')).body.items
    expect(reports[0].ticket?.number).toBe(ticket)
  })

  test.each([
    ['has run out', 'bea', () => dovecot.authority.issue('127.0.0.1', -1), /has expired.*No password was sent/],
    ['is for another name', 'dan', () => dovecot.authority.issue('mail.elsewhere.example'), /for another name/],
    ['the server made itself', 'eve', () => dovecot.authority.selfSigned(), /nobody whom this machine trusts/],
  ])(
    'a certificate that %s: the mailbox says so, and the mail leaves when it is mended',
    async (_, name, bad, told) => {
      const from = `${name}@far.example`
      mail.close()
      present(bad())
      postfix.reload()
      await write(from, 'A certificate')
      await ticketOf(from)
      await sendUntil(async () => (await outgoing()).problem).toMatch(told)
      expect(far.taken).toEqual([])
      present(dovecot.authority.issue('127.0.0.1'))
      postfix.reload()
      ahead += 15 * 60_000
      await sendUntil(() => far.to(from).length).toBe(1)
      expect(await outgoing()).toMatchObject({ state: 'working', problem: null })
    },
  )

  test('a password that is wrong: the mailbox says so, and the mail leaves with the right one', async () => {
    mail.close()
    await world.admin.patch(`/mailboxes/${help}`, { outgoingPassword: 'wrong' })
    await write('cyd@far.example', 'A password')
    await ticketOf('cyd@far.example')
    await sendUntil(async () => (await outgoing()).problem).toMatch(/refused the user name or the password/)
    await world.admin.patch(`/mailboxes/${help}`, { outgoingPassword: dovecot.password })
    ahead += 15 * 60_000
    await sendUntil(() => far.to('cyd@far.example').length).toBe(1)
  })
})
