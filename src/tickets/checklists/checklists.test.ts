// Checklists through the real app: ordered, handed out, ticked, brought back; mandatory ones stand in the way of resolving.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type World } from '../../../test/world.ts'
import type { Checklist } from '../contract.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

const open = async () => (await world.requester.post('/tickets', { title: 'Leaver on Friday' })).body.id as string
const texts = ({ items }: Pick<Checklist, 'items'>) => items.map(({ text }) => text)

/** A ticket with one list on it. */
async function begin(fields: object = { items: ['Close the account', 'Collect the laptop', 'Tell the team'] }) {
  const id = await open()
  const { body } = await world.agent.post(`/tickets/${id}/checklists`, fields)
  const list = body as Checklist
  const path = `/tickets/${id}/checklists/${list.id}`
  const item = (index: number) => `${path}/items/${list.items[index]?.id}`
  return { id, list, path, item, ticket: async () => (await world.agent.get(`/tickets/${id}`)).body }
}

test('items are ticked; the ticket says how far it is, and the history who did what', async () => {
  const { id, item, list, ticket } = await begin()
  expect(list).toMatchObject({ name: 'Checklist', mandatory: false })
  const { body } = await world.agent.patch(item(1), { done: true })
  expect(body.items[1]).toMatchObject({ text: 'Collect the laptop', done: true, doneBy: { name: 'Agent' } })
  expect(body.items[1].doneAt).toMatch(/Z$/)
  expect((await ticket()).checklist).toEqual({ done: 1, total: 3, blocking: 0 })
  await world.agent.patch(item(1), { done: false })
  await world.agent.patch(item(1), { done: false })
  const events = (await world.agent.get(`/tickets/${id}/events`)).body.items
  expect(events.map(({ summary }: { summary: string }) => summary).slice(1)).toEqual([
    'added the checklist “Checklist”',
    'ticked “Collect the laptop” (1 of 3)',
    'unticked “Collect the laptop” (0 of 3)',
  ])
})

test('they are reworded, handed out, given a day, and put where they belong', async () => {
  const { id, item, path } = await begin()
  await world.agent.patch(item(0), { text: 'Lock the account', owner: 'me', due: '2026-12-01' })
  const added = await world.agent.post(`${path}/items`, { text: 'Ask for the last day', position: 0 })
  expect(texts(added.body)).toEqual(['Ask for the last day', 'Lock the account', 'Collect the laptop', 'Tell the team'])
  const moved = await world.agent.patch(item(2), { position: 1 })
  expect(texts(moved.body)).toEqual(['Ask for the last day', 'Tell the team', 'Lock the account', 'Collect the laptop'])
  expect(moved.body.items[2]).toMatchObject({ owner: { name: 'Agent' }, due: '2026-12-01' })
  const events = (await world.agent.get(`/tickets/${id}/events`)).body.items
  expect(events.map(({ summary }: { summary: string }) => summary).slice(2)).toEqual([
    'reworded “Close the account” to “Lock the account”; gave “Close the account” to Agent; set “Close the account” due on 2026-12-01',
    'added “Ask for the last day” to the checklist “Checklist”',
    'moved “Tell the team” on the checklist “Checklist”',
  ])
})

test('whoever gets an item has to work on the ticket', async () => {
  const { id, item } = await begin()
  for (const owner of [world.requester.email, 'nobody@larkfield.example']) {
    const { status, body } = await world.agent.patch(item(0), { owner })
    expect([status, body.errors[0].path]).toEqual([400, 'owner'])
  }
  await world.admin.put(`/tickets/${id}/assignment`, { team: 'Vault' })
  const outside = await world.guard.patch(item(0), { owner: world.agent.email })
  expect([outside.status, outside.body.errors[0].path]).toEqual([400, 'owner'])
  expect((await world.guard.patch(item(0), { owner: world.guard.email })).status).toBe(200)
  expect((await world.agent.patch(item(0), { done: true })).status).toBe(404)
})

test('a mandatory list stands in the way of resolving, says so, and stands aside when it is done', async () => {
  const { id, item, path, ticket } = await begin({ items: ['Wipe it', 'Sign'], mandatory: true, name: 'Return' })
  const refused = await world.agent.post(`/tickets/${id}/resolution`, { resolution: 'Returned' })
  expect([refused.status, refused.body.code]).toEqual([409, 'conflict'])
  expect(refused.body.detail).toContain('2 open items on a mandatory checklist')
  expect((await ticket()).can.resolve).toMatchObject({
    allowed: false,
    reason: expect.stringContaining('2 open items'),
  })
  await world.agent.patch(item(0), { done: true })
  expect((await ticket()).checklist).toEqual({ done: 1, total: 2, blocking: 1 })
  await world.agent.patch(path, { mandatory: false })
  expect((await ticket()).can.resolve.allowed).toBe(true)
  await world.agent.patch(path, { mandatory: true })
  await world.agent.delete(item(1))
  expect((await world.agent.post(`/tickets/${id}/resolution`, { resolution: 'Returned' })).status).toBe(200)
})

test('what was removed comes back as it was, at its place', async () => {
  const { item, path, ticket } = await begin()
  await world.agent.patch(item(1), { done: true })
  expect((await world.agent.delete(item(1))).status).toBe(204)
  expect((await world.agent.patch(item(1), { text: 'Ghost' })).status).toBe(404)
  const back = await world.agent.patch(item(1), { removed: false })
  expect(texts(back.body)).toEqual(['Close the account', 'Collect the laptop', 'Tell the team'])
  expect(back.body.items[1].done).toBe(true)
  await world.agent.delete(path)
  expect((await ticket()).checklist.total).toBe(0)
  expect((await world.agent.post(`${path}/items`, { text: 'Ghost' })).status).toBe(404)
  expect((await world.agent.patch(path, { removed: false })).body.items).toHaveLength(3)
  expect((await ticket()).checklist).toEqual({ done: 1, total: 3, blocking: 0 })
})

test('a saved checklist is put on tickets, and those stay as they are when it changes', async () => {
  const saved = { name: 'New starter', items: ['Account', 'Laptop'], mandatory: true }
  const template = (await world.admin.post('/checklist-templates', saved)).body
  const taken = await world.admin.post('/checklist-templates', { ...saved, name: 'new STARTER' })
  expect([taken.status, taken.body.errors[0].path]).toEqual([400, 'name'])
  const { list, path } = await begin({ template: 'new starter', items: ['Badge'] })
  expect(list).toMatchObject({ name: 'New starter', mandatory: true })
  expect(texts(list)).toEqual(['Account', 'Laptop', 'Badge'])
  const changed = await world.admin.patch(
    `/checklist-templates/${template.id}`,
    { items: ['Account'] },
    { 'if-match': '"1"' },
  )
  expect([changed.status, changed.body.revision]).toEqual([200, 2])
  expect((await world.admin.patch('/checklist-templates/New%20starter', { items: [] })).status).toBe(400)
  await world.admin.delete(`/checklist-templates/${template.id}`)
  expect((await world.agent.patch(path, { name: 'Starter' })).body.items).toHaveLength(3)
  const unknown = await world.agent.post(`/tickets/${await open()}/checklists`, { template: 'New starter' })
  expect([unknown.status, unknown.body.errors[0].path]).toEqual([400, 'template'])
})

test('its requester sees nothing of it, nor does an agent who only asked', async () => {
  const { id, item } = await begin({ items: ['Check the alibi'], mandatory: true })
  const seen = JSON.stringify([
    (await world.requester.get(`/tickets/${id}`)).body,
    (await world.requester.get(`/tickets/${id}/events`)).body,
  ])
  expect(seen).not.toContain('alibi')
  expect((await world.requester.get(`/tickets/${id}`)).body.checklist).toBeNull()
  expect((await world.requester.patch(item(0), { done: true })).status).toBe(403)
})

test('however items are moved, none is lost or doubled, and each stands where it was put', async () => {
  const { path, list } = await begin({ items: ['a', 'b', 'c', 'd', 'e'] })
  const moves = fc.array(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 7 })), { minLength: 1, maxLength: 6 })
  const property = fc.asyncProperty(moves, async (all) => {
    for (const [which, to] of all) {
      const id = list.items[which]?.id
      const { body } = await world.agent.patch(`${path}/items/${id}`, { position: to })
      expect([...texts(body)].sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
      expect(body.items[Math.min(to, 4)].id).toBe(id)
    }
  })
  await fc.assert(property, { numRuns: 12 })
})
