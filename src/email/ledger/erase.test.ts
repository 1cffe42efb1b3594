// What a mail said goes with its ticket; that it came stays, so that it does not come back.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { handIn, rawMail } from '../../../test/mail/hand-in.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { emptyBin } from '../../tickets/deletion/purge.ts'

let desk: TestDesk
let world: World
beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

test('a ticket that is removed for good takes the words of its mails along', async () => {
  const { hookKey } = (await world.admin.post('/mailboxes', { name: 'IT', address: 'it@larkfield.example' })).body
  const message = rawMail({ subject: 'About the zebrafinch' })
  const { ledgerId, ticket } = (await handIn(desk, hookKey, message)).body
  expect((await world.agent.get(`/mail/ledger/${ledgerId}/raw`)).body).toContain('zebrafinch')
  await world.admin.delete(`/tickets/${ticket.number}`)
  await desk.superuser.query("update ticket set deleted_at = now() - interval '31 days' where id = $1", [ticket.id])
  await emptyBin(desk.runtime)
  const entry = (await world.agent.get(`/mail/ledger/${ledgerId}`)).body
  expect(entry).toMatchObject({ subject: null, from: null, ticket: null, reason: 'It was erased with its ticket.' })
  expect(entry.can.open).toEqual({ allowed: false, reason: 'It was erased with its ticket.' })
  expect((await world.agent.get(`/mail/ledger/${ledgerId}/raw`)).status).toBe(404)
  expect((await handIn(desk, hookKey, message)).body).toMatchObject({ ledgerId, state: 'ticketed' })
  expect((await world.agent.get('/tickets?q=zebrafinch')).body.items ?? []).toEqual([])
})
