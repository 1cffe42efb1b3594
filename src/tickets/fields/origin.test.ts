import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type World } from '../../../test/world.ts'

let desk: TestDesk
let world: World
beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

const open = (fields: object) => world.agent.post('/tickets', { title: 'New screens', type: 'bug', fields })

test('a part of a ticket has what is needed from there; what nobody told is not demanded, nor told to somebody else', async () => {
  await world.admin.post('/fields', {
    label: 'Budget',
    kind: 'text',
    types: ['bug'],
    required: 'opening',
    requesters: 'shown',
  })
  const { body: parent } = await open({ budget: '900' })
  const child = (title: string, more = {}) =>
    world.agent.post(`/tickets/${parent.id}/children`, { title, type: 'bug', ...more })
  const same = await child('The same')
  expect([same.status, same.body.fields.budget]).toEqual([201, '900'])
  const other = await child('Of somebody else', { requester: world.requester.id })
  expect(other.status).toBe(201)
  expect(other.body.fields).not.toHaveProperty('budget')
})
