// What goes wrong on the way to a mailbox: cut, stalled, trickling, refused. Nothing is lost, nothing doubled, and people are told.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { addMailbox, fetching, ledgerOf, mailOf, stateOf } from '../../../test/mail/fetching.ts'
import { type Fault, ImapDouble } from '../../../test/mail/imap-double.ts'
import { createWorld, type World } from '../../../test/world.ts'
import type { Service } from '../../platform/service.ts'

let desk: TestDesk
let world: World
let imap: ImapDouble
const services: Service[] = []

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())
beforeEach(async () => {
  imap = await new ImapDouble().start()
})
afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.stop()))
  await desk.superuser.query('update mailbox set active = false')
  await imap.stop()
})

async function run(service = fetching(desk)) {
  services.push(service)
  await service.start()
}
const rows = async (id: string, expected: number) =>
  expect.poll(() => ledgerOf(desk, id), { timeout: 20_000 }).toMatchObject({ rows: expected, contents: expected })
const problem = async (id: string) => (await stateOf(desk, id)).problem
const events = async (mailbox: string) =>
  (
    await desk.superuser.query(
      "select name from event where subject = $1 and name in ('mailbox.failing', 'mailbox.recovered') order by id",
      [mailbox],
    )
  ).rows.map(({ name }) => name)

test.each<Fault>(['cut', 'cut-within', 'cut-after'])(
  '%s at every command in turn: all there, each once',
  async (fault) => {
    const id = await addMailbox(world, imap)
    const seen: string[] = []
    let at = 1
    imap.fault = ({ n, name }) => {
      if (n !== at) return undefined
      at++
      seen.push(name)
      imap.deliver(mailOf(`${fault}-${at}`, at % 5 === 0 ? 'y'.repeat(300_000) : 'x'))
      return at > 25 ? undefined : fault
    }
    await run()
    await expect.poll(() => at, { timeout: 20_000 }).toBeGreaterThan(25)
    imap.fault = () => undefined
    const { length } = imap.messages
    expect(length).toBeGreaterThan(24)
    await rows(id, length)
    expect((await ledgerOf(desk, id)).places).toBe(length)
    expect((await ledgerOf(desk, id)).bytes).toBe(imap.messages.reduce((sum, { raw }) => sum + raw.length, 0))
    expect(new Set(seen).size).toBeGreaterThan(4)
  },
)

test.each<Fault>(['stall', 'drip'])('a message that makes the server %s holds up no other', async (fault) => {
  const id = await addMailbox(world, imap)
  for (let n = 1; n <= 5; n++) imap.deliver(mailOf(`${fault}${n}`))
  let broken = true
  imap.fault = ({ name, line }) => {
    if (!broken || name !== 'UID FETCH' || !line.includes('BODY')) return undefined
    const [, , , set = ''] = line.split(' ')
    return set
      .split(/[:,]/)
      .map(Number)
      .some((uid, i, all) => uid === 2 || (i === 1 && (all[0] ?? 0) < 2 && uid > 2))
      ? fault
      : undefined
  }
  await run(fetching(desk, { answer: 150, compare: 500 }))
  await rows(id, 4)
  await expect.poll(async () => (await stateOf(desk, id)).differs_since).not.toBeNull()
  broken = false
  await rows(id, 5)
  await expect.poll(async () => (await stateOf(desk, id)).differs_since).toBeNull()
})

test('a message that is taken away between list and fetch is nothing to take', async () => {
  const id = await addMailbox(world, imap)
  for (let n = 1; n <= 3; n++) imap.deliver(mailOf(`gone${n}`))
  imap.fault = ({ name, line }) => {
    if (name === 'UID FETCH' && line.includes('BODY')) imap.messages = imap.messages.filter(({ uid }) => uid !== 2)
    return undefined
  }
  await run()
  await rows(id, 2)
  await expect.poll(() => stateOf(desk, id)).toMatchObject({ there: 2, known: 2, differs_since: null })
})

test('a wrong password is told at once and in words, once; and that it works again', async () => {
  const id = await addMailbox(world, imap)
  imap.password = 'another'
  await run()
  await expect.poll(() => problem(id)).toMatch(/refused the user name or the password of desk@example.com.*Check both/)
  await expect.poll(() => imap.connections).toBeGreaterThan(3)
  expect(await events(id)).toEqual(['mailbox.failing'])
  imap.password = 'secret'
  await expect.poll(() => problem(id)).toBeNull()
  await expect.poll(() => events(id)).toEqual(['mailbox.failing', 'mailbox.recovered'])
})

test.each([
  ['NO [ALERT] Application-specific password required', /wants an app password/],
  ['NO [AUTHENTICATIONFAILED] BasicAuth is disabled', /choose Microsoft/],
  ['NO [UNAVAILABLE] Too many simultaneous connections', /takes no sign-ins at the moment/],
])('%s is understood', async (refusal, told) => {
  const id = await addMailbox(world, imap)
  imap.password = undefined
  imap.refusal = refusal
  await run()
  await expect.poll(() => problem(id)).toMatch(told)
})

test('a folder that is missing, a port where nobody listens, a name that is none', async () => {
  const id = await addMailbox(world, imap, { folder: 'Support' })
  await run()
  await expect.poll(() => problem(id)).toMatch(/There is no folder Support/)
  const { body } = await world.admin.get(`/mailboxes/${id}`)
  const change = (incoming: object) =>
    world.admin.patch(`/mailboxes/${id}`, { incoming: { ...body.incoming, folder: 'INBOX', ...incoming } })
  const port = imap.port
  await imap.stop()
  await change({ port })
  await expect.poll(() => problem(id)).toMatch(/does not listen on port/)
  await change({ host: 'no-such-server.invalid', security: 'tls' })
  await expect.poll(() => problem(id)).toMatch(/no server called|could not be looked up/)
  expect(await events(id)).toEqual(['mailbox.failing'])
})

test('a mailbox that is switched off is left alone, and taken up again where it was', async () => {
  const id = await addMailbox(world, imap)
  imap.deliver(mailOf('off1'))
  await run()
  await rows(id, 1)
  await world.admin.patch(`/mailboxes/${id}`, { active: false })
  await expect.poll(async () => (await stateOf(desk, id)).fetcher).toBeNull()
  imap.deliver(mailOf('off2'))
  await world.admin.patch(`/mailboxes/${id}`, { active: true })
  await rows(id, 2)
})

test('of two desks one fetches; the other takes over when the first is gone without a word', async () => {
  const id = await addMailbox(world, imap)
  const other = await desk.beside()
  try {
    // Long enough for a machine that stands still for a moment: the first desk keeps what it has.
    await run(fetching(desk, { lease: 4000 }))
    await expect.poll(async () => (await stateOf(desk, id)).seen_at).not.toBeNull()
    await run(fetching(other, { lease: 4000 }))
    const { fetcher } = await stateOf(desk, id)
    imap.deliver(mailOf('two1'))
    await rows(id, 1)
    expect((await stateOf(desk, id)).fetcher).toBe(fetcher)
    // As if it had been killed: nobody renews, and nobody lets go.
    await services.shift()?.stop()
    await desk.superuser.query(
      "update mailbox_state set fetcher = gen_random_uuid(), fetched_until = now() + interval '0.3 s' where mailbox_id = $1",
      [id],
    )
    imap.deliver(mailOf('two2'))
    await rows(id, 2)
  } finally {
    await Promise.all(services.splice(0).map((service) => service.stop()))
    await other.stop()
  }
})
