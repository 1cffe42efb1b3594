// Mentions: of people who may read it only; they find it, and agents watch it from then on.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type Someone, type World } from '../../../test/world.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

const at = ({ id }: Someone, name = 'Somebody') => `@[${name}](person:${id})`
const open = async (title = 'The gate sticks'): Promise<string> =>
  (await world.requester.post('/tickets', { title })).body.id
const note = (id: string, body: string, who = world.agent) =>
  who.post(`/tickets/${id}/replies`, { body, visibility: 'internal' })
const mine = async (who: Someone) =>
  (await who.get('/tickets?mentions=me')).body.items.map((row: { id: string; mentioned: boolean }) => [
    row.id,
    row.mentioned,
  ])

test('whoever is mentioned finds it, unread until they have opened it, and watches it', async () => {
  const id = await open()
  const said = await note(id, `Has ${at(world.guard, 'The Boss')} seen this?`)
  expect(said.body.body).toBe(`Has ${at(world.guard, 'Guard')} seen this?`)
  expect(await mine(world.guard)).toEqual([[id, true]])
  expect((await world.guard.get('/tickets/counts')).body.mentions).toBe(1)
  expect((await world.guard.get(`/tickets/${id}`)).body.watching).toBe(true)
  expect((await world.guard.post(`/tickets/${id}/mentions/reading`)).status).toBe(204)
  expect((await world.guard.get('/tickets/counts')).body.mentions).toBe(0)
  expect(await mine(world.guard)).toEqual([[id, false]])
  expect(await mine(world.agent)).toEqual([])
  expect((await world.agent.get('/search?q=guard')).body.items.map((one: { id: string }) => one.id)).toContain(id)
})

test('one’s own name is no mention of oneself', async () => {
  const id = await open()
  await note(id, `${at(world.agent)} was here`)
  expect(await mine(world.agent)).toEqual([])
})

test('a note mentions who reads notes, a reply also who reads replies; else it says whom not, and why', async () => {
  const id = await open()
  const path = `/tickets/${id}/replies`
  const refused = await note(id, `${at(world.requester)} and ${at(world.colleague)}`)
  expect(refused.body.errors).toEqual([
    {
      path: 'body',
      message: expect.stringMatching(
        /^mentions Requester, who does not read internal notes; mentions Colleague, who does not see T-\d+: put them in copy first$/,
      ),
    },
  ])
  expect((await world.agent.post(path, { body: `Hello ${at(world.requester)}` })).status).toBe(201)
  expect((await world.agent.post(path, { body: `Hello ${at(world.colleague)}` })).status).toBe(400)
  await world.agent.post(`/tickets/${id}/participants`, { person: world.colleague.email })
  expect((await world.agent.post(path, { body: `Hello ${at(world.colleague)}` })).status).toBe(201)
  expect(await mine(world.colleague)).toEqual([[id, true]])
  await world.admin.put(`/tickets/${id}/assignment`, { team: 'Vault' })
  expect((await note(id, at(world.agent), world.guard)).body.errors[0].message).toMatch(
    /^mentions Agent, who does not see T-/,
  )
})

test('a requester learns nothing of people by mentioning them', async () => {
  const id = await open()
  const tell = async (who: Someone) => {
    const { status, body } = await world.requester.post(`/tickets/${id}/replies`, { body: `Ask ${at(who)}` })
    return JSON.stringify([status, body.errors])
  }
  expect(await tell(world.colleague)).toBe(await tell(world.stranger))
  expect(await tell(world.colleague)).toContain('mentions Somebody, who does not read this ticket')
})

test('who can be mentioned is offered by the beginning of a word of their name', async () => {
  const id = await open()
  const offered = async (q: string, visibility = 'internal', who = world.agent) =>
    (await who.get(`/tickets/${id}/mentions/candidates?q=${q}&visibility=${visibility}`)).body.items.map(
      ({ name }: { name: string }) => name,
    )
  expect(await offered('ag')).toEqual(['Agent'])
  expect(await offered('req')).toEqual([])
  expect(await offered('req', 'public')).toEqual(['Requester'])
  expect(await offered('.*')).toEqual([])
  await world.admin.put(`/tickets/${id}/assignment`, { team: 'Vault' })
  expect(await offered('a', 'internal', world.guard)).toEqual(['Admin'])
})

test('more than fifty people are not mentioned at once', async () => {
  const id = await open()
  const many = Array.from(
    { length: 51 },
    (_, n) => `@[x](person:0198c0de-0000-7000-8000-${String(n).padStart(12, '0')})`,
  )
  expect((await note(id, many.join(' '))).body.errors[0].message).toMatch(/more than 50/)
})
