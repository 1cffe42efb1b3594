// Fetching by IMAP: against a server that speaks the protocol and does what servers do.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { addMailbox, fetching, ledgerOf, mailOf, stateOf } from '../../../test/mail/fetching.ts'
import { ImapDouble } from '../../../test/mail/imap-double.ts'
import { createWorld, type World } from '../../../test/world.ts'
import type { Service } from '../../platform/service.ts'
import { workOnMail } from '../receive/index.ts'

let desk: TestDesk
let world: World
let imap: ImapDouble
let service: Service | undefined

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())
beforeEach(async () => {
  imap = await new ImapDouble().start()
})
afterEach(async () => {
  await service?.stop()
  service = undefined
  await desk.superuser.query('update mailbox set active = false')
  await imap.stop()
})

const run = async (made: Service) => {
  service = made
  await service.start()
}
const old = new Date(Date.now() - 30 * 24 * 3600_000)
const events = async (mailbox: string) =>
  (
    await desk.superuser.query("select name from event where subject = $1 and name not like '%added' order by id", [
      mailbox,
    ])
  ).rows.map(({ name }) => name)
const rows = async (id: string, expected: number) =>
  expect.poll(() => ledgerOf(desk, id)).toMatchObject({ rows: expected, contents: expected })

describe('new mail', () => {
  test('is fetched when it comes, read or not, and marked as read', async () => {
    const id = await addMailbox(world, imap)
    await run(fetching(desk, { poll: 60_000, compare: 60_000 }))
    await expect.poll(async () => (await stateOf(desk, id)).seen_at).not.toBeNull()
    imap.deliver(mailOf(1))
    imap.deliver(mailOf(2), { flags: new Set(['\\Seen']) })
    await rows(id, 2)
    await expect.poll(() => imap.messages.every(({ flags }) => flags.has('\\Seen'))).toBe(true)
    await expect.poll(() => stateOf(desk, id)).toMatchObject({ last_uid: '2', problem: null })
  })

  test('comes without IDLE too, and where a server forgets to tell', async () => {
    imap.capabilities = ['IMAP4rev1']
    const id = await addMailbox(world, imap)
    await run(fetching(desk))
    imap.tells = false
    imap.deliver(mailOf(1))
    await rows(id, 1)
    expect(imap.commands.some(({ name }) => name === 'IDLE')).toBe(false)
  })

  test('is left as it is where that is wished', async () => {
    const id = await addMailbox(world, imap, { afterwards: 'leave' })
    imap.deliver(mailOf(1))
    await run(fetching(desk))
    await rows(id, 1)
    expect(imap.commands.some(({ name }) => name === 'UID STORE')).toBe(false)
  })

  test('of 3 MB travels in windows, and is kept to the byte', async () => {
    const id = await addMailbox(world, imap)
    const raw = mailOf(1, `${'0123456789'.repeat(300_000)}\r\n`)
    imap.deliver(raw)
    imap.deliver(mailOf(2))
    await run(fetching(desk))
    await rows(id, 2)
    expect((await ledgerOf(desk, id)).bytes).toBe(raw.length + mailOf(2).length)
    expect(imap.commands.filter(({ line }) => line.includes('UID FETCH 1 ')).length).toBeGreaterThan(10)
  })

  test('replies are worked on after what they answer, others beside them', async () => {
    await addMailbox(world, imap)
    const [first, reply, other] = [mailOf(1), `In-Reply-To: <m1@sender.example>\r\n${mailOf(2)}`, mailOf('other')]
    for (const raw of [first, reply, other]) imap.deliver(raw)
    const done: number[] = []
    const work = async (_: unknown, __: string, id: string) => {
      const { rows } = await desk.superuser.query('select size::int as size from mail where id = $1', [id])
      // The first one takes until another is done that has nothing to do with it.
      if (rows[0].size === first.length) await expect.poll(() => done).toContain(other.length)
      done.push(rows[0].size)
    }
    await run(fetching(desk, {}, { work }))
    await expect.poll(() => done).toEqual([other.length, first.length, reply.length])
  })
})

describe('what lies there already', () => {
  test.each([
    ['nothing', 1],
    ['unread', 3],
    ['everything', 4],
  ])('%s is taken over', async (takeOver, expected) => {
    imap.deliver(mailOf(1), { at: old })
    imap.deliver(mailOf(2), { at: old, flags: new Set(['\\Seen']) })
    imap.deliver(mailOf(3), { at: old })
    const id = await addMailbox(world, imap, { takeOver })
    // Between adding and the first look: it belongs to the desk.
    imap.deliver(mailOf(4), { at: new Date(Date.now() + 2000) })
    await run(fetching(desk))
    await rows(id, expected)
    await expect.poll(() => stateOf(desk, id)).toMatchObject({ backlog: 0, there: expected, known: expected })
    expect(await events(id)).toEqual([])
  })

  test('comes after new mail, little by little, and is marked as old', async () => {
    for (let n = 1; n <= 20; n++) imap.deliver(mailOf(n), { at: old })
    const id = await addMailbox(world, imap, { takeOver: 'everything' })
    await run(fetching(desk, { batch: 5, backlogPerSecond: 50 }))
    await expect.poll(async () => (await ledgerOf(desk, id)).rows).toBeGreaterThan(0)
    imap.deliver(mailOf('new'))
    await rows(id, 21)
    const { rows: found } = await desk.superuser.query(
      "select count(*)::int as n from mail where mailbox_id = $1 and verdict->>'old' = 'true'",
      [id],
    )
    expect(found[0].n).toBe(20)
  })

  test('becomes tickets as far back as was wished; the rest is kept, and says why', async () => {
    const days = (n: number) => new Date(Date.now() - n * 24 * 3600_000)
    for (const [n, age] of [40, 31, 29, 5].entries()) imap.deliver(mailOf(`aged${n}`), { at: days(age) })
    const id = await addMailbox(world, imap, { takeOver: 'everything', ticketsFromDays: 30 })
    imap.deliver(mailOf('aged4'), { at: new Date(Date.now() + 2000) })
    await run(fetching(desk, {}, { work: workOnMail }))
    const states = async () =>
      (await world.admin.get(`/mail/ledger?mailbox=${id}&limit=50`)).body.items
        .map(({ subject, state }: { subject: string; state: string }) => `${subject} ${state}`)
        .sort()
    await expect
      .poll(states)
      .toEqual([
        ...['Number aged0 ignored', 'Number aged1 ignored'],
        ...['Number aged2 ticketed', 'Number aged3 ticketed', 'Number aged4 ticketed'],
      ])
    const { body } = await world.admin.get(`/mail/ledger?mailbox=${id}&state=ignored`)
    expect(body.items[0].reason).toMatch(/older than the 30 days before the mailbox was added/)
    expect((await world.agent.post(`/mail/ledger/${body.items[0].id}/ticket`)).status).toBe(201)
    await expect.poll(() => stateOf(desk, id)).toMatchObject({ backlog: 0, there: 5, known: 5 })
  })
})

describe('numbers that lie', () => {
  test('a rebuilt mailbox is compared again: nothing twice, and what came meanwhile is there', async () => {
    const id = await addMailbox(world, imap)
    for (let n = 1; n <= 5; n++) imap.deliver(mailOf(n))
    await run(fetching(desk))
    await rows(id, 5)
    imap.tells = false
    imap.deliver(mailOf(6))
    imap.renumber(77, 100)
    await rows(id, 6)
    await expect.poll(() => stateOf(desk, id)).toMatchObject({ uidvalidity: '77', there: 6, known: 6 })
  })

  test('a number that is given to another message is found out', async () => {
    const id = await addMailbox(world, imap)
    imap.deliver(mailOf(1))
    imap.deliver(mailOf(2))
    await run(fetching(desk))
    await rows(id, 2)
    await expect.poll(async () => (await stateOf(desk, id)).known).toBe(2)
    imap.messages = imap.messages.filter(({ uid }) => uid !== 2)
    imap.deliver(mailOf('another'), { uid: 2 })
    await rows(id, 3)
  })

  test('a message that appears below others is found', async () => {
    const id = await addMailbox(world, imap)
    imap.deliver(mailOf(1), { uid: 10 })
    await run(fetching(desk))
    await rows(id, 1)
    imap.deliver(mailOf(2), { uid: 4 })
    await rows(id, 1)
    // Below the first number of the desk it is old mail; above, it is not.
    imap.deliver(mailOf(3), { uid: 14 })
    await rows(id, 2)
    imap.deliver(mailOf(4), { uid: 12 })
    await rows(id, 3)
  })

  test('another account with the same numbers is another mailbox', async () => {
    const id = await addMailbox(world, imap)
    imap.deliver(mailOf(1))
    await run(fetching(desk))
    await rows(id, 1)
    const other = await new ImapDouble().start()
    other.deliver(mailOf('other'), { at: new Date(Date.now() + 2000) })
    const { body } = await world.admin.get(`/mailboxes/${id}`)
    await world.admin.patch(`/mailboxes/${id}`, { incoming: { ...body.incoming, port: other.port } })
    await rows(id, 2)
    await service?.stop()
    await other.stop()
  })

  test.each([1, 100_000])('a size of %i is no reason to take less or more', async (says) => {
    const id = await addMailbox(world, imap)
    imap.deliver(mailOf(1), { says })
    imap.deliver(mailOf(2))
    await run(fetching(desk))
    await rows(id, 2)
    expect((await ledgerOf(desk, id)).bytes).toBe(mailOf(1).length + mailOf(2).length)
  })

  test('a server that ignores windows is taken as it is', async () => {
    imap.ignoresWindows = true
    const id = await addMailbox(world, imap)
    const raw = mailOf(1, 'x'.repeat(400_000))
    imap.deliver(raw)
    await run(fetching(desk))
    await rows(id, 1)
    expect((await ledgerOf(desk, id)).bytes).toBe(raw.length)
  })

  test('an empty message is a message; one that cannot be read is a difference, told once, until it can', async () => {
    const id = await addMailbox(world, imap)
    imap.deliver('')
    imap.deliver(mailOf(2), { unreadable: true })
    imap.deliver(mailOf(3))
    await run(fetching(desk))
    await rows(id, 2)
    await expect.poll(() => events(id)).toEqual(['mailbox.differs'])
    await expect.poll(() => stateOf(desk, id)).toMatchObject({ there: 3, known: 2 })
    const { body } = await world.admin.get(`/mailboxes/${id}`)
    expect(body.state.compared).toMatchObject({ there: 3, known: 2, differsSince: expect.any(String) })
    for (const message of imap.messages) message.unreadable = false
    await rows(id, 3)
    await expect.poll(() => events(id)).toEqual(['mailbox.differs', 'mailbox.agreed'])
  })
})

test('after a restore of the database the mailbox is read again, without doubles', async () => {
  const id = await addMailbox(world, imap)
  for (let n = 1; n <= 100; n++) imap.deliver(mailOf(n))
  await run(fetching(desk))
  await rows(id, 100)
  await service?.stop()
  const { rows: kept } = await desk.superuser.query(
    'select id from mail where mailbox_id = $1 order by size, id limit 60',
    [id],
  )
  const ids = kept.map((row) => row.id)
  await desk.superuser.query('delete from mail_place where mailbox_id = $1 and not mail_id = any($2)', [id, ids])
  await desk.superuser.query('delete from mail where mailbox_id = $1 and not id = any($2)', [id, ids])
  // Some of what was restored had no places yet.
  await desk.superuser.query('delete from mail_place where mailbox_id = $1 and mail_id = any($2)', [
    id,
    ids.slice(0, 10),
  ])
  await desk.superuser.query('update mailbox_state set last_uid = 40 where mailbox_id = $1', [id])
  await run(fetching(desk))
  await rows(id, 100)
  await expect.poll(async () => (await ledgerOf(desk, id)).places).toBe(100)
})

test.each([1, 2, 3, 4, 5, 6, 7, 8])('told to stop at question %i to the database, it stops', async (nth) => {
  await addMailbox(world, imap)
  const { database } = desk.runtime
  let [asked, stopping] = [0, undefined as Promise<void> | undefined]
  const asking = {
    ...database,
    inTenant: (...args: Parameters<typeof database.inTenant>) => {
      asked++
      if (asked === nth) stopping = made.stop()
      return database.inTenant(...args)
    },
  } as typeof database
  const made = fetching({ runtime: { ...desk.runtime, database: asking } })
  await run(made)
  await expect.poll(() => asked).toBeGreaterThanOrEqual(nth)
  await stopping
  const before = imap.commands.length
  imap.deliver(mailOf(1))
  await made.stop()
  expect(imap.commands.slice(before)).toEqual([])
})
