// A category goes and its tickets move: each says in its history who moved it, from where to where, and why; many move in portions.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type World } from '../../../test/world.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk({ work: true })
  world = await createWorld(desk)
  for (const name of ['Pagers', 'Phones', 'Radios', 'Mobiles']) await world.admin.post('/categories', { name })
})
afterAll(() => desk.stop())

const soon = { timeout: 20_000, interval: 20 }
const names = async () =>
  (await world.admin.get('/categories?limit=200')).body.items.map(({ name }: { name: string }) => name)
const read = async (number: string) => (await world.admin.get(`/tickets/${number}`)).body
const events = async (number: string, who = world.agent) =>
  (await who.get(`/tickets/${number}/events?limit=200`)).body.items
const open = async (category: string) =>
  (await world.agent.post('/tickets', { title: 'It beeps', category })).body.number as string

test('a few tickets move at once, each with its line: who, from where to where, and why', async () => {
  const [one, two] = [await open('Pagers'), await open('Pagers')]
  await world.agent.post(`/tickets/${two}/resolution`, { resolution: 'New battery' })
  const before = await read(one)
  expect((await world.admin.delete('/categories/Pagers?moveTo=Phones')).status).toBe(204)
  expect(await names()).not.toContain('Pagers')
  for (const number of [one, two]) {
    expect((await read(number)).category.name).toBe('Phones')
    const line = (await events(number)).find(({ name }: { name: string }) => name === 'ticket.changed')
    expect(line).toMatchObject({
      actor: { name: 'Admin' },
      summary: 'set the category from Pagers to Phones',
      why: 'because Admin removed the category Pagers',
    })
  }
  const after = await read(one)
  expect([after.updatedAt, after.revision]).toEqual([before.updatedAt, before.revision + 1])
  const { items } = (await world.admin.get('/audit?kind=category&name=category.emptied,category.removed')).body
  expect(items.map(({ summary }: { summary: string }) => summary)).toEqual([
    'removed the category Pagers; its tickets moved: 2',
    'began to remove the category Pagers; its tickets go to Phones: 2',
  ])
})

test('many move in portions behind the answer; until the last has moved the category is retired', async () => {
  const numbers: string[] = []
  for (let n = 0; n < 3; n++) numbers.push(await open('Radios'))
  await desk.superuser.query(
    `insert into ticket (tenant_id, id, number, title, description, type, status, state, priority, priority_by, impact, urgency,
        channel, requester_id, category_id, opened_at, updated_at)
      select tenant_id, gen_random_uuid(), 500000 + n, title, '', type, status, state, priority, priority_by, impact, urgency,
        channel, requester_id, category_id, opened_at, updated_at from ticket, generate_series(1, 600) n where number = $1`,
    [numbers[0]?.slice(2)],
  )
  expect((await world.admin.delete('/categories/Radios?moveTo=Mobiles')).status).toBe(204)
  await expect.poll(names, soon).not.toContain('Radios')
  const { body } = await world.admin.get('/tickets/tally?category=Mobiles')
  expect(body.count).toBe(603)
  const { rows } = await desk.superuser.query(
    "select count(*)::int as n, count(distinct xid)::int as portions from event where name = 'ticket.changed' and changes::text like '%Radios%'",
  )
  expect(rows).toEqual([{ n: 603, portions: 3 }])
  for (const number of numbers)
    expect((await events(number)).at(-1)).toMatchObject({ why: 'because Admin removed the category Radios' })
})
