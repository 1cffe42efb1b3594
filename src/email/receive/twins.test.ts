// The same mail by two ways, told from mails that only look the same: none is lost, and none becomes two tickets.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { handIn as hand, type RawWish, rawMail } from '../../../test/mail/hand-in.ts'
import { createWorld, type World } from '../../../test/world.ts'

let desk: TestDesk
let world: World
let hookKey: string

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  hookKey = (await world.admin.post('/mailboxes', { name: 'IT help', address: 'it@larkfield.example' })).body.hookKey
})
afterAll(() => desk.stop())

const handIn = (message: Buffer, key = hookKey) => hand(desk, key, message)
const raw = (wish: RawWish) => rawMail({ from: world.requester.email, ...wish })
const mail = async (wish: RawWish) => (await handIn(raw(wish))).body

test('devices that give all their mails one Message-ID lose none; a copy that a list renamed is still the same', async () => {
  const scan = (subject: string, minute: number, body = 'See the file.') =>
    mail({
      from: 'scanner@larkfield.example',
      subject,
      body,
      headers: { 'Message-ID': '<0@scanner>', Date: `Fri, 20 Nov 2026 10:0${minute}:00 +0000` },
    })
  expect(await scan('Scan 1', 1)).toMatchObject({ state: 'ticketed' })
  expect(await scan('Scan 2', 2)).toMatchObject({ state: 'ticketed' })
  expect(await scan('Scan 2', 3)).toMatchObject({ state: 'ticketed' })
  expect(await scan('[yard] Scan 2', 3, 'See the file.\n_____\nThe list of the yard')).toMatchObject({
    state: 'ignored',
  })
})

test('a mailbox that lets in known people only does not keep a mail from another that it was sent to as well', async () => {
  const handling = { strangers: 'review' }
  const few = await world.admin.post('/mailboxes', { name: 'Few', address: 'few@larkfield.example', handling })
  const both = raw({
    from: 'new@elsewhere.example',
    subject: 'To both',
    headers: { Date: 'Fri, 20 Nov 2026 11:00:00 +0000' },
  })
  expect((await handIn(both, few.body.hookKey)).body).toMatchObject({ state: 'quarantined' })
  expect((await handIn(both)).body).toMatchObject({ state: 'ticketed' })
})

test('the same mail into two mailboxes in the same moment becomes one ticket', async () => {
  const yard = (await world.admin.post('/mailboxes', { name: 'Yard', address: 'yard@larkfield.example' })).body.hookKey
  const date = 'Fri, 20 Nov 2026 12:00:00 +0000'
  const messages = Array.from({ length: 10 }, (_, n) => raw({ subject: `Both ${n}`, headers: { Date: date } }))
  const answers = await Promise.all(messages.flatMap((message) => [handIn(message), handIn(message, yard)]))
  const states = answers.map(({ body }) => body.state).toSorted()
  expect(states).toEqual([...Array(10).fill('ignored'), ...Array(10).fill('ticketed')])
})
