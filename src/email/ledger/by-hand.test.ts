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
