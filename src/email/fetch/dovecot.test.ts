// A real IMAP server, and what people and administrators do to its mailboxes: the desk has each message once.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { type Dovecot, noDovecot, startDovecot } from '../../../test/mail/dovecot.ts'
import { fetching, ledgerOf, mailOf, stateOf } from '../../../test/mail/fetching.ts'
import { snapshot } from '../../../test/snapshot.ts'
import { createWorld, type World } from '../../../test/world.ts'
import type { Service } from '../../platform/service.ts'
import { workOnMail } from '../receive/index.ts'

const why = noDovecot()
if (why) console.log(`Not tried: fetching from a real mail server. ${why}.`)

describe.skipIf(why)('Dovecot', { timeout: 180_000 }, () => {
  let desk: TestDesk
  let world: World
  let dovecot: Dovecot
  let service: Service | undefined
  let n = 0

  beforeAll(async () => {
    desk = await startTestDesk()
    world = await createWorld(desk)
  })
  afterAll(() => desk.stop())
  beforeEach(async () => {
    dovecot = await startDovecot()
  })
  afterEach(async () => {
    await service?.stop()
    service = undefined
    await desk.superuser.query('update mailbox set active = false')
    await dovecot.stop()
  })

  async function mailbox(incoming: object = {}) {
    const { status, body } = await world.admin.post('/mailboxes', {
      name: `Box ${++n}`,
      address: `box${n}@larkfield.example`,
      incoming: {
        ...{ kind: 'imap', host: '127.0.0.1', port: dovecot.ports.tls, security: 'tls' },
        ...{ user: dovecot.user, signIn: 'password', ...incoming },
      },
      incomingPassword: dovecot.password,
    })
    expect(status, JSON.stringify(body)).toBe(201)
    return body.id as string
  }
  async function fetchMail(pace: object = {}, ca = dovecot.authority.ca) {
    await service?.stop()
    service = fetching(desk, { poll: 30_000, compare: 30_000, ...pace }, { work: workOnMail, ca })
    await service.start()
  }
  const deliver = (count: number, how: Parameters<Dovecot['deliver']>[1] = {}) => {
    for (let i = 0; i < count; i++) dovecot.deliver(letter(), how)
  }
  let written = 0
  const letter = () => {
    written++
    return mailOf(`d${written}`, written % 50 === 0 ? 'Long. '.repeat(100_000) : `Message ${written}\r\n`)
  }
  const tickets = async (id: string) =>
    (
      await desk.superuser.query(
        'select count(*)::int as mails, count(distinct ticket_id)::int as tickets from mail where mailbox_id = $1',
        [id],
      )
    ).rows[0]
  const allThere = async (id: string, count: number) => {
    const once = { rows: count, contents: count }
    await expect.poll(() => ledgerOf(desk, id), { timeout: 60_000 }).toMatchObject(once)
    await expect.poll(() => tickets(id), { timeout: 60_000 }).toEqual({ mails: count, tickets: count })
  }
  const agreed = (id: string, there: number) =>
    expect
      .poll(() => stateOf(desk, id), { timeout: 20_000 })
      .toMatchObject({ there, known: there, differs_since: null, problem: null })

  test.each([
    ['tls', () => ({ port: dovecot.ports.tls, security: 'tls' })],
    ['starttls', () => ({ port: dovecot.ports.starttls, security: 'starttls' })],
  ])('with %s: what lies there is fetched, and what comes is told at once by IDLE', async (_, how) => {
    const id = await mailbox(how())
    deliver(3)
    deliver(2, { seen: true })
    await fetchMail()
    await allThere(id, 5)
    const before = performance.now()
    deliver(1)
    await allThere(id, 6)
    // It would not have looked by itself for half a minute.
    expect(performance.now() - before).toBeLessThan(15_000)
    await dovecot.somebody(async (client) => {
      await client.mailboxOpen('INBOX')
      expect(await client.search({ seen: false })).toEqual([])
    })
  })

  test('of hundreds, each is there once, while the server is stopped and started again', {
    timeout: 90_000,
  }, async () => {
    const id = await mailbox()
    deliver(200)
    await fetchMail({ batch: 20 })
    for (let round = 1; round <= 3; round++) {
      await expect.poll(async () => (await ledgerOf(desk, id)).rows, { timeout: 20_000 }).toBeGreaterThan(round * 40)
      await dovecot.stopServer()
      deliver(50)
      await dovecot.startServer()
    }
    await allThere(id, 350)
    expect((await ledgerOf(desk, id)).places).toBe(350)
  })

  test('somebody else reads, answers, moves and deletes: what they left is fetched, the rest stays known', async () => {
    const id = await mailbox()
    deliver(40)
    await fetchMail({ compare: 200, poll: 50 })
    await allThere(id, 40)
    await dovecot.somebody(async (client) => {
      await client.mailboxCreate('Done')
      await client.mailboxOpen('INBOX')
      await client.messageMove('1:10', 'Done')
      await client.messageDelete('1:5')
      await client.messageFlagsAdd('1:5', ['\\Answered', '\\Flagged'])
    })
    await agreed(id, 25)
    deliver(5, { seen: true })
    await allThere(id, 45)
    await dovecot.somebody(async (client) => {
      await client.mailboxOpen('Done')
      await client.messageMove('1:*', 'INBOX')
    })
    // The same messages under new numbers: known by their bytes.
    await agreed(id, 40)
    await allThere(id, 45)
  })

  test('the server lost its index: other numbers, the same messages', async () => {
    const id = await mailbox()
    deliver(60)
    await fetchMail({ compare: 200, poll: 50 })
    await allThere(id, 60)
    const { uidvalidity } = await stateOf(desk, id)
    await dovecot.stopServer()
    deliver(7)
    await dovecot.forget()
    await allThere(id, 67)
    await agreed(id, 67)
    expect((await stateOf(desk, id)).uidvalidity).not.toBe(uidvalidity)
  })

  test('a folder that is deleted and made again, and one that is renamed, are the mailbox they were', async () => {
    deliver(3, { folder: 'Support' })
    const id = await mailbox({ folder: 'Support', takeOver: 'everything' })
    await fetchMail({ compare: 200, poll: 50 })
    await allThere(id, 3)
    const { uidvalidity } = await stateOf(desk, id)
    await dovecot.somebody((client) => client.mailboxDelete('Support'))
    await expect.poll(async () => (await stateOf(desk, id)).problem).toMatch(/There is no folder Support/)
    deliver(4, { folder: 'Support' })
    await allThere(id, 7)
    expect((await stateOf(desk, id)).uidvalidity).not.toBe(uidvalidity)
    await dovecot.somebody((client) => client.mailboxRename('Support', 'Help'))
    await expect.poll(async () => (await stateOf(desk, id)).problem).toMatch(/There is no folder Support/)
    const { incoming } = (await world.admin.get(`/mailboxes/${id}`)).body
    deliver(2, { folder: 'Help' })
    await world.admin.patch(`/mailboxes/${id}`, { incoming: { ...incoming, folder: 'Help' } })
    await allThere(id, 9)
    await agreed(id, 6)
  })

  test.each([
    ['the ledger is as it was with the first hundred', 100],
    ['the ledger is empty', 0],
  ])('after a restore %s, and the mailbox is read again: each message is one ticket', async (_, before) => {
    const id = await mailbox()
    deliver(before)
    await fetchMail({ compare: 200, poll: 50 })
    await allThere(id, before)
    await service?.stop()
    const restore = await snapshot(desk.superuser)
    deliver(150 - before)
    await fetchMail({ compare: 200, poll: 50 })
    await allThere(id, 150)
    await service?.stop()
    await restore()
    expect(await tickets(id)).toEqual({ mails: before, tickets: before })
    // Meanwhile somebody has put a part of it away.
    await dovecot.somebody(async (client) => {
      await client.mailboxOpen('INBOX')
      await client.messageDelete('1:10')
    })
    deliver(5)
    const other = await desk.beside()
    try {
      service = fetching(other, { compare: 200, poll: 50 }, { work: workOnMail, ca: dovecot.authority.ca })
      await service.start()
      await allThere(id, before === 0 ? 145 : 155)
      await agreed(id, 145)
      await service.stop()
    } finally {
      await other.stop()
    }
  })

  test.each([
    ['ended yesterday', () => dovecot.authority.issue('127.0.0.1', -1), /has expired/],
    ['is for another name', () => dovecot.authority.issue('mail.elsewhere.example'), /is for another name/],
    ['was made by the server itself', () => dovecot.authority.selfSigned(), /nobody whom this machine trusts/],
  ])('a certificate that %s: no password is sent, and it is said', async (_, certificate, told) => {
    const id = await mailbox()
    deliver(1)
    await dovecot.use(certificate())
    await fetchMail()
    const problem = async () => (await stateOf(desk, id)).problem
    await expect.poll(problem).toMatch(told)
    expect(await problem()).toMatch(/No password was sent/)
    expect((await ledgerOf(desk, id)).rows).toBe(0)
    expect(dovecot.log()).not.toMatch(/Login: user/)
    await dovecot.use(dovecot.authority.issue('127.0.0.1'))
    await allThere(id, 1)
    await expect.poll(problem).toBeNull()
  })

  test('a wrong password, and the plain port where TLS is spoken', async () => {
    const id = await mailbox()
    const problem = async () => (await stateOf(desk, id)).problem
    await world.admin.patch(`/mailboxes/${id}`, { incomingPassword: 'wrong' })
    await fetchMail()
    await expect.poll(problem, { timeout: 20_000 }).toMatch(/refused the user name or the password/)
    const { incoming } = (await world.admin.get(`/mailboxes/${id}`)).body
    await world.admin.patch(`/mailboxes/${id}`, {
      incoming: { ...incoming, port: dovecot.ports.starttls },
      incomingPassword: dovecot.password,
    })
    await expect.poll(problem, { timeout: 20_000 }).toMatch(/does not speak TLS on port/)
  })
})
