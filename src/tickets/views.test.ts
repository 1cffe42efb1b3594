// What the desk's views ask for beyond plain filters: what was resolved lately, and who can take a ticket.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../test/desk.ts'
import { createWorld, type World } from '../../test/world.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

const weekAgo = () => {
  const now = new Date()
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() - 7)).toISOString()
}
const numbers = (answer: { body: { items: { number: string }[] } }) => answer.body.items.map(({ number }) => number)

test('the count of what was resolved in the last week is the length of its list', async () => {
  const open = async (title: string) => (await world.agent.post('/tickets', { title })).body
  const [left, fresh, old] = [await open('Left open'), await open('Resolved today'), await open('Resolved long ago')]
  for (const { id } of [fresh, old]) await world.agent.post(`/tickets/${id}/resolution`, { resolution: 'Fixed.' })
  // Changed lately, but resolved before the week began: not a recent resolution.
  await desk.superuser.query("update ticket set resolved_at = now() - interval '9 days' where id = $1", [old.id])

  const listed = await world.agent.get(`/tickets?status=resolved,closed&resolvedAfter=${weekAgo()}`)
  expect(numbers(listed)).toEqual([fresh.number])
  expect((await world.agent.get('/tickets/counts')).body).toMatchObject({ resolved: 1 })
  expect(numbers(await world.agent.get('/tickets?status=new,open'))).toContain(left.number)
})

test('what another team keeps to itself is not counted', async () => {
  const { id } = (await world.requester.post('/tickets', { title: 'For the vault' })).body
  await world.admin.put(`/tickets/${id}/assignment`, { team: 'Vault' })
  const before = (await world.agent.get('/tickets/counts')).body.resolved
  await world.guard.post(`/tickets/${id}/resolution`, { resolution: 'Locked.' })
  expect((await world.agent.get('/tickets/counts')).body.resolved).toBe(before)
  expect((await world.guard.get('/tickets/counts')).body.resolved).toBe(before + 1)
})

test('people are listed by what they may do', async () => {
  const listed = await world.agent.get('/people?permission=tickets.work&limit=200')
  const found = listed.body.items.map(({ name }: { name: string }) => name)
  expect(found).toEqual(expect.arrayContaining(['Agent', 'Guard']))
  expect(found).not.toContain('Requester')
  const unknown = await world.agent.get('/people?permission=everything')
  expect(unknown.status).toBe(400)
  expect(unknown.body.errors[0].path).toBe('permission')
})
