// What a ticket keeps to itself: internal notes and files from whoever only asked, addresses of agents from requesters.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../test/desk.ts'
import { createWorld, type Someone, type World } from '../../test/world.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

/** A ticket of the restricted team with an internal note, an internal file, and a public answer. */
async function secret(asker: Someone) {
  const { id, number } = (await asker.post('/tickets', { title: 'Odd sign-in at night' })).body
  await world.admin.put(`/tickets/${id}/assignment`, { team: 'Vault', assignee: world.guard.id })
  const note = await world.guard.post(`/tickets/${id}/replies`, {
    body: 'Suspect: quixotical insider.',
    visibility: 'internal',
  })
  expect(note.status).toBe(201)
  await world.guard.post(`/tickets/${id}/replies`, { body: 'We look into it.' })
  const file = await world.guard.upload(
    `/tickets/${id}/attachments`,
    { name: 'trace.txt', content: 'secret' },
    { visibility: 'internal' },
  )
  return { id, number, url: file.body.url as string }
}

test.each(['requester', 'agent'] as const)(
  'whoever asked a restricted team, %s, sees what requesters see',
  async (role) => {
    const asker = world[role]
    const { id, number, url } = await secret(asker)
    const bodies = (await asker.get(`/tickets/${id}/messages`)).body.items.map((one: { body: string }) => one.body)
    expect(bodies).toEqual(['We look into it.'])
    expect((await asker.get(`/tickets/${id}/attachments`)).body.items).toEqual([])
    expect((await asker.get(url)).status).toBe(404)
    const row = (await asker.get('/tickets?limit=200')).body.items.find((one: { id: string }) => one.id === id)
    expect(row.messages).toBe(1)
    for (const path of ['/search?q=quixotical', '/tickets?q=quixotical']) {
      expect([path, (await asker.get(path)).body.items]).toEqual([path, []])
    }
    for (const path of ['/search?q=odd', '/tickets?q=odd', `/search?q=${number}`]) {
      const found = (await asker.get(path)).body.items.map((one: { id: string }) => one.id)
      expect([path, found.includes(id)]).toEqual([path, true])
    }
    const events = (await asker.get(`/tickets/${id}/events`)).body.items.map((one: { name: string }) => one.name)
    expect(events).toContain('ticket.replied')
    expect(events).not.toContain('ticket.noted')
    const { can } = (await asker.get(`/tickets/${id}`)).body
    const allowed = Object.keys(can).filter((act) => can[act].allowed)
    expect(allowed.sort()).toEqual(['attach', 'reply', 'share'])
    expect((await world.guard.get('/search?q=quixotical')).body.items.map((one: { id: string }) => one.id)).toContain(
      id,
    )
  },
)

test.each(['requester', 'agent'] as const)('and does what requesters do: %s', async (role) => {
  const asker = world[role]
  const { id } = await secret(asker)
  const refused = await Promise.all([
    asker.post(`/tickets/${id}/replies`, { body: 'Note', visibility: 'internal' }),
    asker.patch(`/tickets/${id}`, { priority: 'P1' }),
    asker.put(`/tickets/${id}/assignment`, { team: null }),
    asker.post(`/tickets/${id}/resolution`, { resolution: 'Nothing to see' }),
  ])
  expect(refused.map(({ status, body }) => [status, body.code])).toEqual(Array(4).fill([403, 'forbidden']))
  const hidden = { name: 'x.txt', content: 'x' }
  expect((await asker.upload(`/tickets/${id}/attachments`, hidden, { visibility: 'internal' })).status).toBe(403)
  expect((await asker.post(`/tickets/${id}/replies`, { body: 'x', status: 'pending' })).status).toBe(400)
  const reply = await asker.post(`/tickets/${id}/replies`, { body: 'Thanks' })
  expect(reply.body).toMatchObject({ side: 'requester', visibility: 'public' })
})

test.each(['requester', 'agent'] as const)('and no filter tells what only the desk knows: %s', async (role) => {
  const asker = world[role]
  const { id } = await secret(asker)
  await world.admin.patch(`/people/${asker.id}`, { vip: true })
  await world.guard.put(`/tickets/${id}/snooze`, { until: new Date(Date.now() + 3_600_000).toISOString() })
  await world.guard.post(`/tickets/${id}/participants`, { person: 'me' })
  const finds = async (who: Someone, query: string) =>
    ((await who.get(`/tickets?limit=200&${query}`)).body.items ?? []).some((one: { id: string }) => one.id === id)
  for (const [told, other] of [
    ['snoozed=true', 'snoozed=false'],
    ['vip=true', 'vip=false'],
    [`watcher=${world.guard.id}`, ''],
  ] as const) {
    expect([told, await finds(world.guard, told), await finds(asker, told)]).toEqual([told, true, false])
    expect([other, await finds(asker, other)]).toEqual([other, true])
  }
  await world.admin.patch(`/people/${asker.id}`, { vip: false })
})

test('whoever reads kinds of states only filters by those: the state of a workflow is not found out', async () => {
  const { admin, requester } = world
  const { id } = (await requester.post('/tickets', { title: 'Odd bill' })).body
  await desk.superuser.query("update ticket set state = 'waiting_for_police' where id = $1", [id])
  const finds = async (who: Someone, query: string) =>
    (await who.get(`/tickets?limit=200&${query}`)).body.items.some((one: { id: string }) => one.id === id)
  expect(await finds(admin, 'state=waiting_for_police')).toBe(true)
  expect(await finds(requester, 'state=waiting_for_police')).toBe(false)
  expect(await finds(requester, 'state=new')).toBe(true)
})

test('a requester learns the name of an agent and never the address, also not from the history', async () => {
  const { id } = (await world.requester.post('/tickets', { title: 'Printer' })).body
  await world.agent.put(`/tickets/${id}/assignment`, { team: 'Service', assignee: 'me' })
  await world.agent.patch(`/tickets/${id}`, { priority: 'P1' })
  await world.agent.post(`/tickets/${id}/replies`, { body: 'On my way.' })
  await world.agent.upload(`/tickets/${id}/attachments`, { name: 'map.txt', content: 'x' })
  for (const path of ['', '/messages', '/events', '/attachments']) {
    const { status, body } = await world.requester.get(`/tickets/${id}${path}`)
    expect(status).toBe(200)
    expect(JSON.stringify(body)).toContain('"Agent"')
    expect(JSON.stringify(body)).not.toContain(world.agent.email)
  }
  expect(JSON.stringify((await world.requester.get('/tickets')).body)).not.toContain(world.agent.email)
  const { items } = (await world.agent.get(`/tickets/${id}/events`)).body
  expect(JSON.stringify(items)).toContain(world.agent.email)
})

test('an internal note of the agent who asked leaves a resolved or waiting ticket as it is', async () => {
  const { id } = (await world.agent.post('/tickets', { title: 'My own laptop' })).body
  await world.admin.post(`/tickets/${id}/replies`, { body: 'Which model?', status: 'pending' })
  await world.agent.post(`/tickets/${id}/replies`, { body: 'For the record', visibility: 'internal' })
  expect((await world.agent.get(`/tickets/${id}`)).body.status).toBe('pending')
  await world.admin.post(`/tickets/${id}/resolution`, { resolution: 'Replaced' })
  await world.agent.post(`/tickets/${id}/replies`, { body: 'For the record', visibility: 'internal' })
  expect((await world.agent.get(`/tickets/${id}`)).body.status).toBe('resolved')
  await world.agent.post(`/tickets/${id}/replies`, { body: 'It is broken again' })
  expect((await world.agent.get(`/tickets/${id}`)).body.status).toBe('open')
})
