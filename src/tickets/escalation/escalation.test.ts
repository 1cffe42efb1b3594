// Escalation through the real app: no hand-over, no escalation; the receiving side has it on top until it ends.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type World } from '../../../test/world.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  await world.admin.post('/teams', { name: 'Wires', level: 2 })
})
afterAll(() => desk.stop())

const handOver = { question: 'Which port is it?', tried: 'Changed the cable', logs: 'link down: **eth0**' }

const open = async (fields: object = {}) => {
  const { body } = await world.requester.post('/tickets', { title: 'The VPN drops', ...fields })
  return (await world.agent.put(`/tickets/${body.id}/assignment`, { team: 'Service', assignee: 'me' })).body
}
const escalate = (id: string, fields: object = {}, who = world.agent) =>
  who.post(`/tickets/${id}/escalation`, { team: 'Wires', ...handOver, ...fields })

test('each part of a hand-over that is missing is named, all at once', async () => {
  const { id } = await open()
  const { status, body } = await world.agent.post(`/tickets/${id}/escalation`, { team: 'Wires' })
  expect(status).toBe(400)
  expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['logs', 'question', 'tried'])
  const blank = await escalate(id, { question: ' ', logs: undefined })
  expect(blank.body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['logs', 'question'])
  expect((await escalate(id, { logs: undefined, reason: 'A dead device logs nothing' })).status).toBe(201)
})

test('the other team has it, unassigned, with the hand-over on top; the requester sees none of it', async () => {
  const ticket = await open()
  const answer = await escalate(ticket.id)
  expect(answer.status).toBe(201)
  expect(answer.body).toMatchObject({
    team: { name: 'Wires' },
    level: 2,
    assignee: null,
    revision: ticket.revision + 1,
    escalation: {
      ...handOver,
      reason: null,
      by: { name: 'Agent' },
      from: { team: { name: 'Service' }, level: 1, assignee: { name: 'Agent' } },
      to: { team: { name: 'Wires' }, level: 2 },
      outcome: 'open',
    },
  })
  const row = async (who: World['agent']) =>
    (await who.get('/tickets')).body.items.find(({ id }: { id: string }) => id === ticket.id)
  expect((await row(world.agent)).escalated).toBe(true)

  const theirs = (await world.requester.get(`/tickets/${ticket.id}`)).body
  expect([theirs.escalation, (await row(world.requester)).escalated]).toEqual([null, false])
  const seen = JSON.stringify([
    theirs,
    (await world.requester.get(`/tickets/${ticket.id}/messages`)).body,
    (await world.requester.get(`/tickets/${ticket.id}/events`)).body,
    (await world.requester.get('/search?q=port')).body,
  ])
  expect(seen).not.toMatch(/port|cable|eth0|escalated it/)
  expect((await world.agent.get('/search?q=eth0')).body.items).toHaveLength(1)
  const events = (await world.agent.get(`/tickets/${ticket.id}/events`)).body.items
  expect(events.at(-1)).toMatchObject({
    name: 'ticket.escalated',
    summary: 'escalated it to Wires, level 2 (was Service, level 1)',
  })
})

test('it is answered where it is, and the hand-over goes from the top', async () => {
  const { id } = await open()
  await escalate(id)
  expect((await world.agent.put(`/tickets/${id}/escalation`, {})).status).toBe(400)
  const { body } = await world.agent.put(`/tickets/${id}/escalation`, { answer: 'Port 7' })
  expect(body).toMatchObject({ escalation: null, team: { name: 'Wires' }, level: 2 })
  const again = await world.agent.put(`/tickets/${id}/escalation`, { answer: 'Port 7' })
  expect([again.status, again.body.code]).toEqual([409, 'conflict'])
  const { items } = (await world.agent.get(`/tickets/${id}/escalations`)).body
  expect(items).toMatchObject([{ outcome: 'answered', ending: { text: 'Port 7', by: { name: 'Agent' } } }])
  const said = (await world.agent.get(`/tickets/${id}/messages`)).body.items
  expect(said.map(({ body: text }: { body: string }) => text.split('\n')[0])).toEqual([
    '**Escalated to Wires, level 2**',
    '**Answer to the escalation**',
  ])
})

test('it is handed back with a reason to the very hands that it came from', async () => {
  const { id } = await open()
  await escalate(id)
  const silent = await world.agent.delete(`/tickets/${id}/escalation`)
  expect([silent.status, silent.body.errors[0].path]).toEqual([400, 'reason'])
  const { body } = await world.agent.delete(`/tickets/${id}/escalation?reason=Ask+the+provider`)
  expect(body).toMatchObject({ escalation: null, team: { name: 'Service' }, level: 1, assignee: { name: 'Agent' } })
  const events = (await world.agent.get(`/tickets/${id}/events`)).body.items
  expect(events.at(-1)).toMatchObject({
    name: 'ticket.handed_back',
    summary: 'handed it back to Service, level 1 (was Wires, level 2)',
  })
  expect(body.can.handBack.allowed).toBe(false)
})

test('one that is passed on further comes back one step at a time', async () => {
  const { id } = await open()
  await escalate(id)
  await world.admin.post('/teams', { name: 'Core', level: 3 })
  expect((await escalate(id, { team: undefined, question: 'Is it the switch?' })).body.team.name).toBe('Core')
  const back = (await world.agent.delete(`/tickets/${id}/escalation?reason=No`)).body
  expect(back).toMatchObject({ team: { name: 'Wires' }, escalation: { question: 'Which port is it?' } })
  await world.agent.post(`/tickets/${id}/escalation`, { team: 'Core', ...handOver })
  const { body } = await world.agent.post(`/tickets/${id}/resolution`, { resolution: 'New switch' })
  expect([body.escalation, body.can.escalate.allowed]).toEqual([null, false])
  const { items } = (await world.agent.get(`/tickets/${id}/escalations`)).body
  expect(items.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['resolved', 'handed_back', 'resolved'])
})

test('a restricted team keeps what it gets to itself; who passed it on hears that it left, and no more', async () => {
  const { id } = await open()
  const { status, body } = await escalate(id, { team: 'Vault' })
  expect([status, body.team.name, body.escalation]).toEqual([201, 'Vault', null])
  expect((await world.agent.get(`/tickets/${id}`)).status).toBe(404)
  expect((await world.agent.get(`/tickets/${id}/escalations`)).status).toBe(404)
  expect((await world.guard.get(`/tickets/${id}`)).body.escalation.question).toBe(handOver.question)
  await world.guard.delete(`/tickets/${id}/escalation?reason=Yours`)
  expect((await world.agent.get(`/tickets/${id}`)).body.team.name).toBe('Service')
})

test('an agent who asked a restricted team for something sees no hand-over', async () => {
  const { id } = (await world.agent.post('/tickets', { title: 'My badge' })).body
  await world.admin.put(`/tickets/${id}/assignment`, { team: 'Vault' })
  await world.guard.post(`/tickets/${id}/escalation`, { ...handOver, level: 3 })
  const { body } = await world.agent.get(`/tickets/${id}`)
  expect([body.escalation, body.can.escalate.allowed]).toEqual([null, false])
  expect((await world.agent.get(`/tickets/${id}/escalations`)).status).toBe(403)
  expect((await escalate(id)).status).toBe(403)
})

test('screenshots travel along: files of this ticket only, and drafts of one’s own become part of it', async () => {
  const { id } = await open()
  const other = await open()
  const shot = await world.agent.upload(
    `/tickets/${id}/attachments`,
    { name: 'shot.png', content: 'x' },
    { visibility: 'internal' },
  )
  const elsewhere = await world.agent.upload(`/tickets/${other.id}/attachments`, { name: 'log.txt', content: 'x' })
  const crossed = await escalate(id, { attachments: [elsewhere.body.id] })
  expect([crossed.status, crossed.body.errors[0].path]).toEqual([400, 'attachments'])
  const { body } = await escalate(id, { logs: undefined, attachments: [shot.body.id] })
  expect(body.escalation.attachments).toEqual([shot.body.id])
  const [note] = (await world.agent.get(`/tickets/${id}/messages`)).body.items
  expect(note.attachments.map((file: { id: string }) => file.id)).toEqual([shot.body.id])
  expect((await world.requester.get(`/tickets/${id}/attachments`)).body.items).toEqual([])
})

test('a stale look at it is refused, and so is one that is resolved', async () => {
  const { id, revision } = await open()
  await world.agent.patch(`/tickets/${id}`, { title: 'Changed' })
  const stale = await world.agent.post(
    `/tickets/${id}/escalation`,
    { team: 'Wires', ...handOver },
    { 'if-match': `"${revision}"` },
  )
  expect(stale.status).toBe(412)
  await world.agent.post(`/tickets/${id}/resolution`, { resolution: 'Fixed' })
  expect((await escalate(id)).status).toBe(409)
})
