// Trying out a mailbox: what each step says when it is well, and when it is not.
import { once } from 'node:events'
import type net from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { client, startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { addMailbox } from '../../../test/mail/fetching.ts'
import { ImapDouble } from '../../../test/mail/imap-double.ts'
import { createWorld, type World } from '../../../test/world.ts'
import type { MailboxTest } from './contract.ts'
import { runProbe } from './run.ts'

let desk: TestDesk
let world: World
let imap: ImapDouble
let smtp: SMTPServer
let delivers = true

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())
beforeEach(async () => {
  delivers = true
  imap = await new ImapDouble().start()
  smtp = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    onAuth: ({ password }, _session, done) =>
      password === 'secret' ? done(null, { user: 'desk' }) : done(new Error('Invalid login')),
    onData(stream, _session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part) => parts.push(part))
      stream.on('end', () => {
        if (delivers) imap.deliver(Buffer.concat(parts))
        done()
      })
    },
  })
  smtp.listen(0, '127.0.0.1')
  await once(smtp.server, 'listening')
})
afterEach(async () => {
  await imap.stop()
  await new Promise<void>((resolve) => smtp.close(() => resolve()))
})

const settings = () => ({
  address: 'desk@example.com',
  incoming: { kind: 'imap', host: '127.0.0.1', port: imap.port, security: 'none', user: imap.user, signIn: 'password' },
  outgoing: {
    ...{ kind: 'smtp', host: '127.0.0.1', port: (smtp.server.address() as net.AddressInfo).port, security: 'none' },
    user: 'desk',
  },
  incomingPassword: 'secret',
  outgoingPassword: 'secret',
})

async function tried(begun: { status: number; body: MailboxTest }): Promise<MailboxTest> {
  expect([begun.status, begun.body.state]).toEqual([202, 'running'])
  await runProbe(desk.runtime, world.tenant, begun.body.id, { step: 1000, roundTrip: 1000 })
  return (await world.admin.get(`/mailbox-tests/${begun.body.id}`)).body
}
const states = ({ steps }: MailboxTest) => Object.fromEntries(steps.map(({ step, state }) => [step, state]))
const step = ({ steps }: MailboxTest, name: string) => steps.find((one) => one.step === name)

test('the desk runs it behind the request', async () => {
  const working = await desk.beside()
  try {
    await working.work()
    const { body } = await client(working, world.admin.token).post('/mailbox-tests', {
      ...settings(),
      outgoing: { kind: 'none' },
    })
    const state = async () => (await world.admin.get(`/mailbox-tests/${body.id}`)).body.state
    await expect.poll(state, { timeout: 15_000 }).toBe('ok')
  } finally {
    await working.stop()
  }
})

test('all is well: each step says what it saw, and a mail goes out and comes back', async () => {
  imap.deliver('Subject: one\r\n\r\n')
  const test = await tried(await world.admin.post('/mailbox-tests', settings()))
  expect(test.state).toBe('ok')
  expect(states(test)).toEqual({
    ...{ dns: 'ok', connect: 'ok', tls: 'skipped', login: 'ok', folder: 'ok', idle: 'ok' },
    ...{ 'smtp-dns': 'ok', 'smtp-connect': 'ok', 'smtp-tls': 'skipped', 'smtp-login': 'ok', 'round-trip': 'ok' },
  })
  expect(step(test, 'folder')?.detail).toBe('INBOX: one message')
  expect(step(test, 'round-trip')?.detail).toMatch(/fetched back after/)
  expect(imap.messages[1]?.raw.toString()).toMatch(/X-Mendbook-Desk: /)
  const { rows } = await desk.superuser.query('select secrets from mailbox_test where id = $1', [test.id])
  expect(rows).toEqual([{ secrets: null }])
})

test('it ends where it fails, says why and what to do, and the other side is tried all the same', async () => {
  imap.password = 'another'
  const test = await tried(await world.admin.post('/mailbox-tests', settings()))
  expect(test.state).toBe('failed')
  expect(states(test)).toMatchObject({
    login: 'failed',
    folder: 'skipped',
    'smtp-login': 'ok',
    'round-trip': 'skipped',
  })
  expect(step(test, 'login')).toMatchObject({
    problem: expect.stringMatching(/refused the user name or the password/),
    hint: expect.stringMatching(/Check both/),
  })
  const wrong = await tried(await world.admin.post('/mailbox-tests', { ...settings(), outgoingPassword: 'no' }))
  expect(step(wrong, 'smtp-login')?.problem).toMatch(/refused the user name or the password/)
  const port = (smtp.server.address() as net.AddressInfo).port
  const tls = { ...settings(), incoming: { ...settings().incoming, port, security: 'tls' } }
  expect(step(await tried(await world.admin.post('/mailbox-tests', tls)), 'tls')?.problem).toMatch(/does not speak TLS/)
})

test('a mail that does not come back is told', async () => {
  delivers = false
  const test = await tried(await world.admin.post('/mailbox-tests', settings()))
  expect(step(test, 'round-trip')).toMatchObject({
    state: 'failed',
    problem: expect.stringMatching(/did not come back/),
    hint: expect.stringMatching(/spam folder/),
  })
})

test('a saved mailbox is tried with its own password, which goes to no other server', async () => {
  const id = await addMailbox(world, imap)
  const test = await tried(await world.admin.post(`/mailboxes/${id}/test`))
  expect(states(test)).toMatchObject({ login: 'ok', 'smtp-dns': 'skipped', 'round-trip': 'skipped' })
  expect(test.mailbox).toBe(id)
  const { incoming } = settings()
  const elsewhere = await world.admin.post(`/mailboxes/${id}/test`, { incoming: { ...incoming, port: 1 } })
  expect([elsewhere.status, elsewhere.body.errors?.[0].path]).toEqual([400, 'incomingPassword'])
})

test('a server that offers no sign-in is not said to have taken one', async () => {
  const open = new SMTPServer({ disabledCommands: ['STARTTLS', 'AUTH'], authOptional: true })
  open.listen(0, '127.0.0.1')
  await once(open.server, 'listening')
  const { port } = open.server.address() as net.AddressInfo
  const asked = { ...settings(), outgoing: { ...settings().outgoing, port } }
  const named = await tried(await world.admin.post('/mailbox-tests', asked))
  expect(step(named, 'smtp-login')).toMatchObject({
    state: 'failed',
    problem: expect.stringMatching(/offers no way to sign in/),
    hint: expect.stringMatching(/leave the user name empty/),
  })
  const nobody = { ...asked, outgoing: { ...asked.outgoing, user: null } }
  expect(step(await tried(await world.admin.post('/mailbox-tests', nobody)), 'smtp-login')).toMatchObject({
    state: 'ok',
  })
  await new Promise<void>((resolve) => open.close(() => resolve()))
})
