// Cloning: the same once more, without what was said and done.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type Someone, type World } from '../../../test/world.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  await world.admin.post('/fields', { label: 'Site', kind: 'text' })
  await world.admin.post('/fields', { label: 'Lamp', kind: 'text' })
})
afterAll(() => desk.stop())

interface Named {
  id: string
  number: string
}
const open = async (fields: object = {}): Promise<Named> =>
  (await world.agent.post('/tickets', { title: 'A laptop', description: 'For the new one.', ...fields })).body
const clone = (ticket: Named, fields: object = {}, who: Someone = world.agent) =>
  who.post(`/tickets/${ticket.id}/clone`, fields)
const history = async (ticket: Named, who: Someone) =>
  (await who.get(`/tickets/${ticket.id}/events`)).body.items.map((entry: { summary: string }) => entry.summary)

test('it has what was asked for, and nothing of what was said and done', async () => {
  const source = await open({
    requester: world.requester.id,
    type: 'request',
    category: 'Hardware',
    tags: ['laptop'],
    fields: { site: 'Lyon', lamp: 'L4', asset_no: '17' },
    priority: 'P1',
    priorityReason: 'She starts today',
    impact: 'high',
  })
  await world.agent.post(`/tickets/${source.id}/replies`, { body: 'Ordered.' })
  const list = { name: 'Set up', mandatory: true, items: ['Image it', 'Hand it over'] }
  const { body: made } = await world.agent.post(`/tickets/${source.id}/checklists`, list)
  await world.agent.patch(`/tickets/${source.id}/checklists/${made.id}/items/${made.items[0].id}`, { done: true })
  await world.admin.patch('/fields/lamp', { active: false })
  await world.agent.post(`/tickets/${source.id}/resolution`, { resolution: 'Done', checklist: false })

  const { status, body } = await clone(source)
  expect([status, body]).toMatchObject([
    201,
    {
      title: 'A laptop',
      description: 'For the new one.',
      type: 'request',
      status: 'new',
      category: { name: 'Hardware' },
      tags: ['laptop'],
      priority: 'P1',
      priorityReason: 'She starts today',
      impact: 'high',
      requester: { id: world.requester.id },
      openedBy: { id: world.agent.id },
      resolution: null,
      checklist: { done: 0, total: 2, blocking: 2 },
    },
  ])
  expect(body.fields).toEqual({ site: 'Lyon', asset_no: '17' })
  expect((await world.agent.get(`/tickets/${body.id}/messages`)).body.items).toEqual([])
  expect(await history(source, world.agent)).toContain(`made a copy of it: ${body.number}`)
  expect(await history(body, world.agent)).toContain(`made it as a copy of ${source.number}`)
  expect(JSON.stringify(await history(body, world.requester))).not.toContain(source.number)
})

test('under another title, for somebody else; of a restricted team it stays there', async () => {
  const source = await open()
  const other = (await clone(source, { title: 'A second laptop', requester: world.colleague.id })).body
  expect(other).toMatchObject({ title: 'A second laptop', requester: { id: world.colleague.id }, team: null })
  await world.admin.put(`/tickets/${source.id}/assignment`, { team: 'Vault' })
  expect((await clone(source, {}, world.guard)).body).toMatchObject({ team: { name: 'Vault' } })
  const refused = await clone(await open(), {}, world.requester)
  expect(refused.status).toBe(403)
  expect((await clone(await open(), { title: '' })).body.errors[0].path).toBe('title')
  expect((await clone({ id: 'T-99999', number: '' })).status).toBe(404)
})
