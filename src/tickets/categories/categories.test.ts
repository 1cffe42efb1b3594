// The category tree through the real app: any depth that people read, moved whole, in the order that admins choose.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type World } from '../../../test/world.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

const add = async (name: string, more: object = {}) => world.admin.post('/categories', { name, ...more })
const change = (reference: string, wish: object, headers?: Record<string, string>) =>
  world.admin.patch(`/categories/${encodeURIComponent(reference)}`, wish, headers)
const paths = async () =>
  (await world.agent.get('/categories?limit=200')).body.items.map(({ path }: { path: string }) => path)

describe('the tree', () => {
  test('has up to five levels, each category right after what it belongs to', async () => {
    const names = ['Plant', 'Hall', 'Line', 'Station', 'Robot']
    let parent: string | undefined
    for (const name of names) parent = (await add(name, { parent })).body.id
    const all = await paths()
    const at = all.indexOf('Plant')
    expect(all.slice(at, at + 5)).toEqual(names.map((_, index) => names.slice(0, index + 1).join(' / ')))
    const sixth = await add('Gripper', { parent })
    expect([sixth.status, sixth.body.errors[0].path]).toEqual([400, 'parent'])
    // By path, and by the name alone.
    const { body } = await world.agent.post('/tickets', { title: 'x', category: 'plant / hall / line' })
    expect(body.category.path).toBe('Plant / Hall / Line')
    const below = await world.agent.get('/tickets?category=Plant')
    expect(below.body.items.map(({ id }: { id: string }) => id)).toEqual([body.id])
    expect((await world.agent.get('/tickets?category=Station')).body.items).toEqual([])
  })

  test('is moved whole, never into itself, and never deeper than five', async () => {
    const circle = await change('Plant', { parent: 'Plant / Hall / Line' })
    expect([circle.status, circle.body.errors[0].message]).toEqual([400, expect.stringContaining('lies below')])
    await add('Works')
    expect((await change('Plant', { parent: 'Works' })).body.errors[0].message).toContain('more than 5 levels')
    await change('Plant / Hall', { parent: 'Works' })
    expect(await paths()).toEqual(expect.arrayContaining(['Works / Hall / Line / Station / Robot', 'Plant']))
    expect((await world.agent.get('/tickets?category=Works')).body.items[0].category.path).toBe('Works / Hall / Line')
    expect((await world.agent.get('/tickets?category=Plant')).body.items).toEqual([])
    const renamed = await change('Works', { name: 'Factory' })
    expect(renamed.body).toMatchObject({ path: 'Factory', ancestors: [] })
    expect(await paths()).toContain('Factory / Hall / Line / Station')
  })

  test('two who move each other’s categories at once make no circle', async () => {
    await Promise.all([add('One'), add('Two')])
    const answers = await Promise.all([change('One', { parent: 'Two' }), change('Two', { parent: 'One' })])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
  })

  test('stands in the order that is chosen; what is new or moved stands last', async () => {
    for (const name of ['Wires', 'Valves', 'Belts']) await add(name, { parent: 'Factory' })
    const order = async () => (await paths()).filter((path: string) => /^Factory \/ [A-Z]\w+$/.test(path))
    expect(await order()).toEqual(['Hall', 'Wires', 'Valves', 'Belts'].map((name) => `Factory / ${name}`))
    expect((await change('Belts', { position: 1 })).body.position).toBe(1)
    expect(await order()).toEqual(['Belts', 'Hall', 'Wires', 'Valves'].map((name) => `Factory / ${name}`))
    await change('Belts', { position: 3 })
    expect(await order()).toEqual(['Hall', 'Wires', 'Belts', 'Valves'].map((name) => `Factory / ${name}`))
    await change('Valves', { position: 2 })
    expect(await order()).toEqual(['Hall', 'Valves', 'Wires', 'Belts'].map((name) => `Factory / ${name}`))
    await add('Bolts', { parent: 'Factory', position: 2 })
    expect(await order()).toEqual(['Hall', 'Bolts', 'Valves', 'Wires', 'Belts'].map((name) => `Factory / ${name}`))
    await change('Factory / Hall', { parent: null })
    expect((await paths()).filter((path: string) => !path.includes('/')).at(-1)).toBe('Hall')
  })

  test('what stands in the way of a removal is said', async () => {
    const { body } = await add('Looms')
    await world.admin.post('/fields', { label: 'Thread', kind: 'text', categories: ['Looms'] })
    const refused = await world.admin.delete(`/categories/${body.id}`)
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('Thread')])
    await world.admin.patch('/fields/thread', { categories: [] })
    expect((await world.admin.delete(`/categories/${body.id}`)).status).toBe(204)
  })
})

test('open tickets are counted where they are, among those that one may see', async () => {
  const { body } = await add('Lamps')
  const open = async () => (await world.agent.post('/tickets', { title: 'x', category: 'Lamps' })).body.id
  const [one, other] = [await open(), await open(), await open()]
  await world.agent.post(`/tickets/${one}/resolution`, { resolution: 'New bulb' })
  await world.admin.put(`/tickets/${other}/assignment`, { team: 'Vault' })
  const counted = async (who = world.admin) =>
    (await who.get('/categories/counts')).body.items.find(({ id }: { id: string }) => id === body.id)?.open
  expect([await counted(), await counted(world.guard)]).toEqual([2, 2])
  await world.admin.put(`/tickets/${other}/assignment`, { assignee: null })
  expect((await world.requester.get('/categories/counts')).status).toBe(403)
})

describe('the owner team', () => {
  const opened = async (more: object, who = world.requester) =>
    (await who.post('/tickets', { title: 'Badge lost', ...more })).body

  test('gets what is opened without a team, when the category says so; the history says why', async () => {
    await add('Badges', { ownerTeam: 'Service', assignsOwner: true })
    await add('Lost badges', { parent: 'Badges' })
    const { id, team, level } = await opened({ category: 'Lost badges' })
    expect([team.name, level]).toEqual(['Service', 1])
    const history = (await world.agent.get(`/tickets/${id}/events`)).body.items
    expect(
      history.map(({ actor, summary }: { actor: { name: string }; summary: string }) => [actor.name, summary]),
    ).toEqual([
      ['Requester', 'opened the ticket'],
      ['Category Badges', 'gave it to Service'],
    ])
  })

  test('of the nearest category upwards counts, also when that one does not assign', async () => {
    await add('Stolen badges', { parent: 'Badges', ownerTeam: 'Service' })
    expect((await opened({ category: 'Stolen badges' })).team).toBeNull()
  })

  test('does not when somebody chose otherwise', async () => {
    expect((await opened({ category: 'Badges', team: null }, world.agent)).team).toBeNull()
    const chosen = await opened({ category: 'Badges', team: 'Vault' }, world.guard)
    expect(chosen.team.name).toBe('Vault')
    expect((await opened({})).team).toBeNull()
  })

  test('that is restricted takes it out of everybody else’s sight at once', async () => {
    await add('Investigations', { ownerTeam: 'Vault', assignsOwner: true })
    const { id } = await opened({ category: 'Investigations' })
    expect((await world.agent.get(`/tickets/${id}`)).status).toBe(404)
    expect((await world.guard.get(`/tickets/${id}`)).status).toBe(200)
    const { rows } = await desk.superuser.query(
      "select audience from event where subject = $1 and name = 'ticket.opened'",
      [id],
    )
    expect(rows[0].audience).not.toContain('agents')
  })
})
