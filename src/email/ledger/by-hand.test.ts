// Two people decide about one mail: what one of them did is not undone by what the other saw before.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { handIn, rawMail } from '../../../test/mail/hand-in.ts'
import { createWorld, type World } from '../../../test/world.ts'

let desk: TestDesk
let world: World
let key: string
let target: string

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  key = (await world.admin.post('/mailboxes', { name: 'IT', address: 'it@larkfield.example', team: 'Service' })).body
    .hookKey
  target = (await world.requester.post('/tickets', { title: 'The right one' })).body.number
})
afterAll(() => desk.stop())

async function held(): Promise<{ id: string; revision: number }> {
  const { body } = await handIn(desk, key, rawMail({ headers: { 'X-Spam-Flag': 'YES' } }))
  return (await world.agent.get(`/mail/ledger/${body.ledgerId}`)).body
}
const at = (revision: number) => ({ 'if-match': `"${revision}"` })

test('what a colleague decided after somebody looked is not undone by their click, and they are shown how it is now', async () => {
  const { id, revision } = await held()
  const moved = await world.agent.put(`/mail/ledger/${id}/ticket`, { ticket: target }, at(revision))
  expect(moved.status).toBe(200)
  expect(moved.body.revision).toBeGreaterThan(revision)
  for (const late of [
    () => world.admin.post(`/mail/ledger/${id}/ticket`, undefined, at(revision)),
    () => world.admin.put(`/mail/ledger/${id}/ticket`, { ticket: target }, at(revision)),
    () => world.admin.post(`/mail/ledger/${id}/dismissal`, {}, at(revision)),
    () => world.admin.post(`/mail/ledger/${id}/retry`, undefined, at(revision)),
  ]) {
    const { status, body } = await late()
    expect([status, body.current?.ticket?.number]).toEqual([412, target])
  }
  expect((await world.agent.get(`/mail/ledger/${id}`)).body).toMatchObject({
    state: 'appended',
    ticket: { number: target },
  })
})

test('of four decisions at once that saw the same, one is made', async () => {
  const { id, revision } = await held()
  const answers = await Promise.all([
    world.agent.post(`/mail/ledger/${id}/ticket`, undefined, at(revision)),
    world.admin.post(`/mail/ledger/${id}/ticket`, undefined, at(revision)),
    world.agent.put(`/mail/ledger/${id}/ticket`, { ticket: target }, at(revision)),
    world.admin.post(`/mail/ledger/${id}/dismissal`, {}, at(revision)),
  ])
  const made = answers.filter(({ status }) => status < 300)
  expect(made).toHaveLength(1)
  const entry = (await world.agent.get(`/mail/ledger/${id}`)).body
  expect(entry.state).toBe(made[0]?.body.state)
})

test('looked at again, it counts too: what was decided about it before is decided anew', async () => {
  const { id, revision } = await held()
  await world.agent.post(`/mail/ledger/${id}/dismissal`, {}, at(revision))
  expect((await world.admin.post(`/mail/ledger/${id}/retry`, undefined, at(revision))).status).toBe(412)
})

test('what was left alone stays so when its mailbox moves to a server that writes headers of its own', async () => {
  const message = rawMail({ headers: { 'X-Spam-Flag': 'YES', Date: 'Fri, 20 Nov 2026 10:00:00 +0000' } })
  const { ledgerId } = (await handIn(desk, key, message)).body
  await world.agent.post(`/mail/ledger/${ledgerId}/dismissal`)
  const moved = Buffer.concat([Buffer.from('X-Migrated-By: another server\r\n'), message])
  const cleared = Buffer.from(moved.toString().replace('X-Spam-Flag: YES\r\n', ''))
  expect((await handIn(desk, key, cleared)).body).toMatchObject({ state: 'ignored' })
  const other = (await world.admin.post('/mailboxes', { name: 'Yard', address: 'yard@larkfield.example' })).body.hookKey
  expect((await handIn(desk, other, cleared)).body).toMatchObject({ state: 'ticketed' })
})

test('a form that was held back becomes the ticket of whoever filled it in', async () => {
  const headers = { 'X-Spam-Flag': 'YES', 'Reply-To': 'Cleo Marsh <cleo@other.example>' }
  const { ledgerId } = (await handIn(desk, key, rawMail({ from: 'noreply@shop.example', headers }))).body
  const { ticket } = (await world.agent.post(`/mail/ledger/${ledgerId}/ticket`)).body
  expect((await world.agent.get(`/tickets/${ticket.number}`)).body.requester.email).toBe('cleo@other.example')
})
