// Resolved tickets close by themselves; a late answer reopens, or opens a ticket that follows.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { closeDue } from './close-due.ts'

let desk: TestDesk
let world: World
const clock = { at: Date.now(), now: () => new Date(clock.at) }
const day = 24 * 3600 * 1000

beforeAll(async () => {
  desk = await startTestDesk({ clock })
  world = await createWorld(desk)
  await world.admin.post('/categories', { name: 'Quick', closeAfterDays: 1 })
  await world.admin.post('/categories', { name: 'Patient', closeAfterDays: 0 })
  await world.admin.post('/categories', { name: 'Below', parent: 'Quick' })
})
afterAll(() => desk.stop())

const settings = (change: object) => world.admin.patch('/ticket-settings', change)
async function resolved(category?: string): Promise<{ id: string; number: string }> {
  const { id, number } = (await world.requester.post('/tickets', { title: 'The VPN drops', category })).body
  const answer = await world.agent.post(`/tickets/${id}/resolution`, { resolution: 'New cable' })
  expect(answer.status).toBe(200)
  return { id, number }
}
const get = async (id: string, who = world.requester) => (await who.get(`/tickets/${id}`)).body
const daysLeft = async (id: string) => {
  const { closesAt } = await get(id)
  return closesAt && (Date.parse(closesAt) - clock.at) / day
}

test('when it closes is told to both sides, by category, by its parent, by the workspace', async () => {
  expect(await daysLeft((await resolved()).id)).toBe(5)
  expect(await daysLeft((await resolved('Quick')).id)).toBe(1)
  expect(await daysLeft((await resolved('Below')).id)).toBe(1)
  expect(await daysLeft((await resolved('Patient')).id)).toBeNull()
  await settings({ closeAfterDays: 9 })
  const { id } = await resolved('Misc')
  expect(await daysLeft(id)).toBe(9)
  await world.agent.patch(`/tickets/${id}`, { category: 'Quick' })
  expect(await daysLeft(id)).toBe(1)
  await settings({ closeAfterDays: 5 })
})

test('it closes when its time has come, and the history says by what and why', async () => {
  const { id } = await resolved('Quick')
  const patient = await resolved('Patient')
  await closeDue(desk.runtime)
  expect((await get(id)).status).toBe('resolved')
  clock.at += day
  await closeDue(desk.runtime)
  expect(await get(id)).toMatchObject({ status: 'closed', closesAt: null })
  expect((await get(patient.id)).status).toBe('resolved')
  const events = (await world.requester.get(`/tickets/${id}/events`)).body.items
  const end = events.at(-1)
  expect(end).toMatchObject({ actor: { kind: 'rule', name: 'Closing rule' } })
  expect(end.summary).toBe('closed the ticket: it had been resolved for a day')
  expect(end.causedBy).toBe(events.find((one: { name: string }) => one.name === 'ticket.resolved').id)
})

test('reopened, it does not close', async () => {
  const { id } = await resolved('Quick')
  await world.requester.post(`/tickets/${id}/replies`, { body: 'It drops again' })
  expect(await get(id)).toMatchObject({ status: 'open', closesAt: null })
  clock.at += 2 * day
  await closeDue(desk.runtime)
  expect((await get(id)).status).toBe('open')
})

test('a reply to a closed ticket opens one that follows it, for the same people and the same team, with its files', async () => {
  const { id, number } = await resolved('Quick')
  await world.agent.put(`/tickets/${id}/assignment`, { team: 'Service', assignee: 'me' })
  await world.agent.post(`/tickets/${id}/participants`, { person: world.colleague.email })
  await world.requester.post(`/tickets/${id}/closure`)
  const before = await get(id)
  expect([before.replyGoes, before.can.reply.allowed, before.can.reopen.allowed]).toEqual(['follow_up', true, false])
  const file = await world.requester.upload(`/tickets/${id}/attachments`, { name: 'log.txt', content: 'again' })
  const reply = await world.requester.post(`/tickets/${id}/replies`, {
    body: 'Since noon',
    attachments: [file.body.id],
  })
  expect(reply.body).toMatchObject({ body: 'Since noon', followUp: true, attachments: [{ name: 'log.txt' }] })
  const next = await get(reply.body.ticket.id)
  expect(next).toMatchObject({
    status: 'new',
    title: 'The VPN drops',
    category: { name: 'Quick' },
    team: { name: 'Service' },
    assignee: null,
    follows: { id, number },
  })
  expect(await get(id)).toMatchObject({ status: 'closed', followedBy: [reply.body.ticket] })
  expect((await world.colleague.get(`/tickets/${next.id}`)).body.follows).toEqual({ id, number })
  expect((await world.colleague.get('/search?q=noon')).body.items).toHaveLength(1)
  expect((await world.requester.get(reply.body.attachments[0].url)).status).toBe(200)
  expect((await world.agent.post(`/tickets/${id}/replies`, { body: 'x' })).status).toBe(409)
})

test('what it follows is named to those only who may see that too', async () => {
  const { id } = await resolved('Quick')
  await world.requester.post(`/tickets/${id}/closure`)
  const reply = await world.requester.post(`/tickets/${id}/replies`, { body: 'Again' })
  await world.agent.post(`/tickets/${reply.body.ticket.id}/participants`, { person: world.colleague.email })
  expect((await get(reply.body.ticket.id, world.colleague)).follows).toBeNull()
  await world.admin.delete(`/tickets/${reply.body.ticket.id}`)
  expect((await get(id)).followedBy).toEqual([])
})

test('within the days that the workspace grants, a reply reopens', async () => {
  await settings({ reopenWithinDays: 3 })
  const { id } = await resolved('Quick')
  await world.requester.post(`/tickets/${id}/closure`)
  expect((await get(id)).replyGoes).toBe('reopens')
  expect((await world.colleague.get(`/tickets/${id}`)).status).toBe(404)
  clock.at += 2 * day
  const reply = await world.requester.post(`/tickets/${id}/replies`, { body: 'Again' })
  expect(reply.body).toMatchObject({ followUp: false, ticket: { id } })
  expect((await get(id)).status).toBe('open')
  await world.agent.post(`/tickets/${id}/resolution`, { resolution: 'Another cable' })
  await world.requester.post(`/tickets/${id}/closure`)
  clock.at += 4 * day
  expect((await get(id)).replyGoes).toBe('follow_up')
  await settings({ reopenWithinDays: 0 })
})

test('settings: within bounds, and not over somebody else’s change', async () => {
  expect((await settings({ closeAfterDays: 400 })).status).toBe(400)
  expect((await world.admin.patch('/ticket-settings', { closeAfterDays: 4 }, { 'if-match': '"1"' })).status).toBe(412)
  expect((await world.stranger.get('/ticket-settings')).body).toMatchObject({ closeAfterDays: 5, reopenWithinDays: 0 })
})
