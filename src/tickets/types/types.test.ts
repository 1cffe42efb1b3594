// Types of tickets through the real app: who sees which, what their templates do, and when they can go.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { workOnImports } from '../import/testing.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

const keys = async (who: World['admin']) =>
  (await who.get('/ticket-types')).body.items.map(({ key }: { key: string }) => key)

test('every workspace begins with incident, request and bug, in this order', async () => {
  expect(await keys(world.requester)).toEqual(['incident', 'request', 'bug'])
})

test('a type is added, renamed, put first and retired; its tickets stay', async () => {
  const added = await world.admin.post('/ticket-types', { name: 'Straßen-Schaden', description: 'A hole.' })
  expect(added.status).toBe(201)
  expect(added.body).toMatchObject({ key: 'stra_en_schaden', position: 4, active: true, audience: 'everybody' })
  const { id } = (await world.requester.post('/tickets', { title: 'A hole', type: added.body.key })).body

  const stale = await world.admin.patch(`/ticket-types/${added.body.id}`, { name: 'x' }, { 'if-match': '"7"' })
  expect(stale.status).toBe(412)
  const change = (body: object) => world.admin.patch(`/ticket-types/${added.body.key}`, body)
  expect((await change({ name: 'Bug' })).body.errors[0].path).toBe('name')
  expect((await change({ name: 'Road damage', position: 1 })).body).toMatchObject({ name: 'Road damage', position: 1 })
  expect(await keys(world.agent)).toEqual(['stra_en_schaden', 'incident', 'request', 'bug'])
  expect((await world.requester.post('/tickets', { title: 'No type said' })).body.type).toBe('stra_en_schaden')

  await change({ active: false })
  expect(await keys(world.requester)).toEqual(['incident', 'request', 'bug'])
  const refused = await world.agent.post('/tickets', { title: 'Another hole', type: added.body.key })
  expect(refused.body.errors[0].message).toMatch(/is retired: choose incident, request or bug/)
  expect((await world.agent.get(`/tickets/${id}`)).body.type).toBe('stra_en_schaden')
  expect((await world.agent.patch(`/tickets/${id}`, { title: 'The hole' })).status).toBe(200)
  expect((await world.agent.get('/tickets?type=stra_en_schaden')).body.items).toHaveLength(2)

  const kept = await world.admin.delete(`/ticket-types/${added.body.id}`)
  expect([kept.status, kept.body.detail]).toEqual([
    409,
    expect.stringMatching(/^2 tickets are of the type Road damage/),
  ])
})

test('a type without tickets goes, and the last one for everybody stays', async () => {
  const { body } = await world.admin.post('/ticket-types', { name: 'Wish' })
  expect((await world.admin.delete(`/ticket-types/${body.id}`)).status).toBe(204)
  for (const key of ['incident', 'request']) await world.stranger.patch(`/ticket-types/${key}`, { active: false })
  const last = await world.stranger.patch('/ticket-types/bug', { audience: 'agents' })
  expect([last.status, last.body.detail]).toEqual([409, expect.stringMatching(/last type that requesters may open/)])
  expect((await world.stranger.post('/tickets', { title: 'What is left' })).body.type).toBe('bug')
})

test('a type for agents is none to requesters, who still read their ticket of it', async () => {
  const { body: type } = await world.admin.post('/ticket-types', {
    name: 'Suspicion',
    audience: 'agents',
    template: { checklist: ['Call the guard'], tags: ['quiet'] },
  })
  expect(await keys(world.requester)).not.toContain('suspicion')
  expect((await world.requester.get(`/ticket-types/${type.id}`)).status).toBe(404)
  const refused = await world.requester.post('/tickets', { title: 'x', type: 'suspicion' })
  expect(refused.body.errors[0].message).not.toContain('suspicion')
  const { id } = (await world.requester.post('/tickets', { title: 'Odd' })).body
  await world.agent.patch(`/tickets/${id}`, { type: 'suspicion' })
  expect((await world.requester.get(`/tickets/${id}`)).status).toBe(200)
})

test('a template gives category, tags and questions; what the opener says goes before', async () => {
  const template = {
    title: 'Access to {System}',
    questions: [
      { label: 'System', required: true },
      { label: 'Why?', answer: 'long', help: 'So that it can be approved.' },
      { label: 'How long?', answer: 'choice', choices: ['A week', 'For good'] },
    ],
    category: 'Access',
    tags: ['Access-Request'],
    checklist: ['Ask the owner', 'Give it'],
  }
  const { body: type } = await world.admin.post('/ticket-types', { name: 'Access request', template })
  expect(type.template.questions.map(({ key }: { key: string }) => key)).toEqual(['system', 'why', 'how_long'])
  const seen = (await world.requester.get(`/ticket-types/${type.id}`)).body.template
  expect(seen).toMatchObject({ title: 'Access to {System}', tags: [], checklist: [], category: { name: 'Access' } })

  const answers = { system: 'Ledger*', why: 'I close\nthe books.', how_long: 'A week' }
  const open = (body: object) => world.requester.post('/tickets', { title: 'Ledger', type: type.key, ...body })
  expect((await open({ answers, description: 'Thanks.' })).body).toMatchObject({
    category: { name: 'Access' },
    tags: ['access-request'],
    description: '**System**\nLedger*\n\n**Why?**\nI close\nthe books.\n\n**How long?**\nA week\n\nThanks.',
  })
  expect((await open({ category: null, tags: [] })).body).toMatchObject({ category: null, tags: [] })
  const wrong = await open({ answers: { how_long: 'Forever' } })
  expect(wrong.body.errors.map(({ path }: { path: string }) => path)).toEqual(['answers.system', 'answers.how_long'])

  const unsound = await world.admin.patch(`/ticket-types/${type.id}`, {
    template: { title: '{Nothing}', questions: [{ label: 'A', answer: 'choice', choices: ['one'] }] },
  })
  expect(unsound.body.errors.map(({ path }: { path: string }) => path)).toEqual([
    'template.title',
    'template.questions.0.choices',
  ])
  const { id: category } = (await world.admin.post('/categories', { name: 'Short-lived' })).body
  await world.admin.patch(`/ticket-types/${type.id}`, { template: { category } })
  expect((await world.admin.delete(`/categories/${category}`)).status).toBe(204)
  expect((await world.admin.get(`/ticket-types/${type.id}`)).body.template.category).toBeNull()
})

test('a ticket gets the checklist of its type, which its requester hears nothing of; an imported one gets none', async () => {
  await world.admin.patch('/ticket-types/bug', {
    template: { checklist: ['Make the account', 'Lay out the badge'] },
  })
  const { id } = (await world.requester.post('/tickets', { title: 'Starts on Monday', type: 'bug' })).body
  const [list, ...others] = (await world.agent.get(`/tickets/${id}/checklists`)).body.items
  expect(others).toEqual([])
  expect([list.name, list.mandatory, list.items.map(({ text }: { text: string }) => text)]).toEqual([
    'Bug',
    false,
    ['Make the account', 'Lay out the badge'],
  ])
  expect((await world.agent.get(`/tickets/${id}`)).body.checklist).toEqual({ done: 0, total: 2, blocking: 0 })
  const history = async (who: World['agent']) =>
    (await who.get(`/tickets/${id}/events`)).body.items.map(
      ({ name, actor }: { name: string; actor: { name: string } }) => [name, actor.name],
    )
  expect(await history(world.agent)).toContainEqual(['ticket.checklist_added', 'Type Bug'])
  expect((await history(world.requester)).flat()).not.toContain('ticket.checklist_added')

  const rows = 'number,title,type\nOLD-1,An old bug,bug\n'
  for (const name of ['once.csv', 'again.csv']) {
    const run = (await world.admin.upload('/imports', { name, content: rows }, { source: 'old desk' })).body
    await workOnImports(desk, world.tenant, run.id)
    await world.admin.post(`/imports/${run.id}/run`, { dryRun: false })
    await workOnImports(desk, world.tenant, run.id)
  }
  const { body } = await world.agent.get('/tickets?type=bug')
  const [old, ...twins] = body.items.filter(({ title }: { title: string }) => title === 'An old bug')
  expect(twins).toEqual([])
  expect((await world.agent.get(`/tickets/${old.id}/checklists`)).body.items).toEqual([])
})
