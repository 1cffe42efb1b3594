// Who is on a ticket: watchers who want to know, people in copy who see the public side, colleagues by their role.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type Someone, someone, type World } from '../../../test/world.ts'
import { runFollowUp } from '../../platform/follow-up.ts'
import { joinOrganisation } from './join-organisation.ts'

let desk: TestDesk
let world: World
let outsider: Someone
let follower: Someone

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  const { admin, tenant } = world
  await admin.post('/roles', { name: 'Follower', permissions: ['tickets.use', 'tickets.organisation'] })
  const add = async (name: string, role: string, organisation?: string) => {
    const email = `${name.toLowerCase()}@outside.example`
    const { body } = await admin.post('/people', { name, email, roles: [role], organisation })
    return someone(desk, tenant, body.id, email)
  }
  outsider = await add('Outsider', 'End User')
  follower = await add('Follower', 'Follower', 'Depot')
})
afterAll(() => desk.stop())

const openedBy = async (who: Someone, title = 'The gate sticks'): Promise<string> =>
  (await who.post('/tickets', { title })).body.id
const ids = (answer: { body: { items: { id: string }[] } }) => answer.body.items.map(({ id }) => id)
const names = (answer: { body: { items: { name: string }[] } }) => answer.body.items.map(({ name }) => name)

test('somebody in copy sees the public side, also what was said before, and may answer', async () => {
  const id = await openedBy(world.requester, 'Copied quokkas')
  await world.agent.post(`/tickets/${id}/replies`, { body: 'Which gate?' })
  await world.agent.post(`/tickets/${id}/replies`, { body: 'Looks like porcupine again', visibility: 'internal' })
  expect((await outsider.get(`/tickets/${id}`)).status).toBe(404)

  const added = await world.agent.post(`/tickets/${id}/participants`, { person: outsider.email })
  expect([added.status, added.body.role, added.body.sees]).toEqual([201, 'cc', 'public'])
  expect((await outsider.get(`/tickets/${id}`)).body.can.reply.allowed).toBe(true)
  expect((await outsider.get(`/tickets/${id}/messages`)).body.items).toHaveLength(1)
  const events = names(await outsider.get(`/tickets/${id}/events`))
  expect(events).toEqual(expect.arrayContaining(['ticket.opened', 'ticket.replied', 'ticket.participant_added']))
  expect(events).not.toContain('ticket.noted')
  expect(ids(await outsider.get('/tickets'))).toContain(id)
  expect(ids(await outsider.get('/search?q=quokkas'))).toEqual([id])
  expect(ids(await outsider.get('/tickets?q=quokkas'))).toEqual([id])
  expect(ids(await outsider.get('/search?q=porcupine'))).toEqual([])

  const reply = await outsider.post(`/tickets/${id}/replies`, { body: 'The southern one' })
  expect([reply.status, reply.body.side]).toEqual([201, 'requester'])
  expect((await outsider.post(`/tickets/${id}/replies`, { body: 'x', visibility: 'internal' })).status).toBe(403)
  await world.agent.post(`/tickets/${id}/resolution`, { resolution: 'Oiled' })
  const mine = (await outsider.get(`/tickets/${id}`)).body
  expect([mine.can.close.allowed, mine.can.reopen.allowed, mine.can.share.allowed]).toEqual([false, false, false])
  expect((await outsider.post(`/tickets/${id}/closure`)).status).toBe(403)
  await outsider.post(`/tickets/${id}/replies`, { body: 'It sticks again' })
  expect((await world.requester.get(`/tickets/${id}`)).body.status).toBe('open')

  expect((await world.requester.delete(`/tickets/${id}/participants/${outsider.id}`)).status).toBe(204)
  expect((await outsider.get(`/tickets/${id}`)).status).toBe(404)
  expect(ids(await outsider.get('/search?q=quokkas'))).toEqual([])
})

test('an address that nobody here has becomes a person in copy, when an agent writes it', async () => {
  const id = await openedBy(world.requester)
  const added = await world.agent.post(`/tickets/${id}/participants`, {
    person: 'New@Supplier.example',
    name: 'Supplier',
  })
  expect(added.body).toMatchObject({ role: 'cc', person: { name: 'Supplier', email: 'new@supplier.example' } })
  expect(added.body.reason).toBe('In copy, added by Agent. Has no account to sign in with yet.')
  const person = await world.agent.get('/people/new@supplier.example')
  expect(person.body.roles.map(({ name }: { name: string }) => name)).toEqual(['End User'])
})

test('a requester adds colleagues, and learns nothing about anybody else', async () => {
  const id = await openedBy(world.requester)
  const path = `/tickets/${id}/participants`
  expect((await world.requester.post(path, { person: world.colleague.email })).status).toBe(201)
  expect((await world.colleague.get(`/tickets/${id}`)).status).toBe(200)
  const refusals = await Promise.all(
    [outsider.email, outsider.id, 'nobody@nowhere.example', world.stranger.email, 'me'].map((person) =>
      world.requester.post(path, { person }),
    ),
  )
  expect(new Set(refusals.map(({ status, body }) => JSON.stringify([status, body.errors]))).size).toBe(1)
  expect(refusals[0]?.status).toBe(400)
  expect((await world.requester.post(path, { person: world.colleague.email, role: 'watcher' })).status).toBe(403)
  expect((await world.colleague.post(path, { person: world.requester.email })).status).toBe(403)
  const alone = await openedBy(outsider)
  expect((await outsider.post(`/tickets/${alone}/participants`, { person: world.colleague.email })).status).toBe(403)
  expect((await world.colleague.delete(`${path}/me`)).status).toBe(204)
  expect((await world.colleague.get(`/tickets/${id}`)).status).toBe(404)
})

test('watching is for agents, and gives no sight', async () => {
  const id = await openedBy(world.requester)
  const path = `/tickets/${id}/participants`
  expect((await world.agent.post(path, { person: 'me' })).body).toMatchObject({
    role: 'watcher',
    reason: 'Watches it.',
  })
  expect((await world.agent.get(`/tickets/${id}`)).body.watching).toBe(true)
  expect((await world.admin.get(`/tickets/${id}`)).body.watching).toBe(false)
  expect((await world.agent.post(path, { person: world.guard.email })).body.reason).toBe('Watches it, added by Agent.')
  expect((await world.agent.post(path, { person: outsider.id, role: 'watcher' })).status).toBe(400)
  await world.agent.put(`/tickets/${id}/assignment`, { team: 'Vault' })
  expect((await world.agent.get(`/tickets/${id}`)).status).toBe(404)
  const watchers = (await world.guard.get(path)).body.items.filter(({ role }: { role: string }) => role === 'watcher')
  expect(watchers.map(({ sees }: { sees: string }) => sees)).toEqual(['nothing', 'everything'])
  expect(watchers[0].reason).toBe('Watches it. Sees it no longer: the team is restricted.')
  expect((await world.guard.delete(`${path}/${world.agent.email}`)).status).toBe(204)
  expect((await world.guard.delete(`${path}/${world.agent.email}`)).status).toBe(404)
})

test('who may follow colleagues’ tickets sees them, answers, opens in their name; never those of a restricted team', async () => {
  const id = await openedBy(world.requester, 'Numbat at the depot')
  expect((await world.colleague.get(`/tickets/${id}`)).status).toBe(404)
  expect((await follower.get(`/tickets/${id}`)).status).toBe(200)
  expect(ids(await follower.get('/tickets'))).toContain(id)
  expect(ids(await follower.get('/search?q=numbat'))).toEqual([id])
  expect((await follower.post(`/tickets/${id}/replies`, { body: 'The same here' })).status).toBe(201)
  expect((await follower.post(`/tickets/${id}/closure`)).status).toBe(403)

  const opened = await follower.post('/tickets', { title: 'For a colleague', requester: world.requester.email })
  expect(opened.body).toMatchObject({ requester: { id: world.requester.id }, openedBy: { id: follower.id } })
  expect((await follower.post('/tickets', { title: 'No', requester: outsider.email })).status).toBe(403)
  expect((await world.colleague.post('/tickets', { title: 'No', requester: world.requester.email })).status).toBe(403)

  await world.admin.put(`/tickets/${id}/assignment`, { team: 'Vault' })
  expect((await follower.get(`/tickets/${id}`)).status).toBe(404)
  expect(ids(await follower.get('/tickets'))).not.toContain(id)
  expect(ids(await follower.get('/search?q=numbat'))).toEqual([])
  expect(ids(await follower.get('/tickets'))).not.toContain(await openedBy(outsider))
})

test('the list says why: everybody at the desk, the public part to the requester', async () => {
  const id = await openedBy(world.requester)
  await world.agent.put(`/tickets/${id}/assignment`, { team: 'Service', assignee: 'me' })
  await world.agent.post(`/tickets/${id}/replies`, { body: 'On it' })
  await world.guard.post(`/tickets/${id}/participants`, { person: 'me' })
  await world.agent.post(`/tickets/${id}/participants`, { person: outsider.email })
  const path = `/tickets/${id}/participants`
  const told = (items: { role: string; person: { name: string } | null; group: { name: string } | null }[]) =>
    items.map(({ role, person, group }) => `${role}: ${person?.name ?? group?.name}`)
  expect(told((await world.agent.get(path)).body.items)).toEqual([
    'requester: Requester',
    'assignee: Agent',
    'watcher: Guard',
    'cc: Outsider',
    'team: Service',
    'agents: Agents',
    'colleagues: Depot',
    'overseers: Overseers',
  ])
  const open = await world.requester.get(path)
  expect(told(open.body.items)).toEqual(['requester: Requester', 'cc: Outsider', 'writer: Agent'])
  expect(JSON.stringify(open.body)).not.toContain(world.agent.email)
  expect((await world.requester.delete(`${path}/${world.guard.id}`)).status).toBe(404)
})

test('who joins an organisation later brings along what they asked for while they had none', async () => {
  const id = await openedBy(outsider, 'A bilby in the shed')
  expect((await follower.get(`/tickets/${id}`)).status).toBe(404)
  await world.admin.patch(`/people/${outsider.id}`, { organisation: 'Depot' })
  const { rows } = await desk.superuser.query("select id from event where name = 'person.changed' and subject = $1", [
    outsider.id,
  ])
  await runFollowUp(desk.runtime, joinOrganisation, { tenant: world.tenant, event: rows[0].id })
  expect((await follower.get(`/tickets/${id}`)).status).toBe(200)
  expect(ids(await follower.get('/search?q=bilby'))).toEqual([id])
  await world.admin.patch(`/people/${outsider.id}`, { organisation: null })
  expect((await follower.get(`/tickets/${id}`)).status).toBe(200)
})
