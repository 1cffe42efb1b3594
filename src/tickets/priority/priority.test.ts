// Priorities by the matrix and by hand, through the real app.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { runFollowUp } from '../../platform/follow-up.ts'
import { followUps } from './jobs.ts'
import { standardCells } from './weigh.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

const open = async (more: object = {}) => (await world.agent.post('/tickets', { title: 'Slow', ...more })).body
const change = async (id: string, wish: object) => (await world.agent.patch(`/tickets/${id}`, wish)).body

describe('by hand', () => {
  test('with a reason, which the desk sees and the requester does not', async () => {
    const { body } = await world.requester.post('/tickets', { title: 'Slow' })
    const set = await change(body.id, { priority: 'P1', priorityReason: 'The board meets at ten' })
    expect(set).toMatchObject({ priority: 'P1', priorityBy: 'hand', priorityReason: 'The board meets at ten' })
    const seen = (await world.requester.get(`/tickets/${body.id}`)).body
    expect([seen.priority, seen.priorityReason]).toEqual(['P1', null])
    const history = async (who = world.agent) => JSON.stringify((await who.get(`/tickets/${body.id}/events`)).body)
    expect(await history()).toContain('gave as reason for the priority: The board meets at ten')
    expect(await history(world.requester)).toContain('set the priority from P3 to P1')
    expect(await history(world.requester)).not.toContain('board')
  })

  test('stays until impact or urgency change; the reason goes with it, and only with it', async () => {
    const { id } = await open({ priority: 'P1', priorityReason: 'VIP' })
    expect(await change(id, { title: 'Slower' })).toMatchObject({ priority: 'P1', priorityReason: 'VIP' })
    expect(await change(id, { priority: 'P1' })).toMatchObject({ priorityReason: 'VIP' })
    expect(await change(id, { priority: 'P2' })).toMatchObject({ priority: 'P2', priorityReason: null })
    expect(await change(id, { priorityReason: 'Half a VIP' })).toMatchObject({
      priority: 'P2',
      priorityReason: 'Half a VIP',
    })
    expect(await change(id, { impact: 'high' })).toMatchObject({
      priority: 'P2',
      priorityBy: 'matrix',
      priorityReason: null,
    })
  })

  test('goes back to the matrix, and the other way keeps what is', async () => {
    const { id } = await open({ priority: 'P1' })
    expect(await change(id, { priorityBy: 'matrix' })).toMatchObject({ priority: 'P3', priorityBy: 'matrix' })
    expect(await change(id, { priorityBy: 'hand', priorityReason: 'Sure' })).toMatchObject({
      priority: 'P3',
      priorityBy: 'hand',
    })
    expect(await change(id, { priorityBy: 'hand', urgency: 'high' })).toMatchObject({ priority: 'P3', urgency: 'high' })
    const contradiction = await world.agent.patch(`/tickets/${id}`, { priority: 'P1', priorityBy: 'matrix' })
    expect([contradiction.status, contradiction.body.errors[0].path]).toEqual([400, 'priorityBy'])
    const { id: other } = await open()
    const idle = await world.agent.patch(`/tickets/${other}`, { priorityReason: 'Because' })
    expect([idle.status, idle.body.errors[0].path]).toEqual([400, 'priorityReason'])
    const requester = await world.requester.post('/tickets', { title: 'x', priorityReason: 'Mine' })
    expect([requester.status, requester.body.errors[0].path]).toEqual([400, 'priorityReason'])
  })
})

describe('the matrix', () => {
  const flat = {
    high: { high: 'P2', medium: 'P2', low: 'P3' },
    medium: { high: 'P2', medium: 'P4', low: 'P4' },
    low: { high: 'P3', medium: 'P4', low: 'P4' },
  }

  test('shows what another would do, changes for what comes, and leaves what is', async () => {
    const first = (await world.admin.get('/priority-matrix')).body
    expect(first).toEqual({ cells: standardCells, revision: 1, can: { change: { allowed: true, reason: null } } })
    const { id } = await open()
    await open({ priority: 'P1' })
    const { body } = await world.admin.post('/priority-matrix/effect', { cells: flat })
    expect(body.changes).toEqual([{ from: 'P3', to: 'P4', tickets: body.changing }])
    const changed = await world.admin.put('/priority-matrix', { cells: flat }, { 'if-match': '"1"' })
    expect([changed.status, changed.body.revision]).toEqual([200, 2])
    expect((await open()).priority).toBe('P4')
    expect((await world.agent.get(`/tickets/${id}`)).body.priority).toBe('P3')
    const stale = await world.admin.put('/priority-matrix', { cells: standardCells }, { 'if-match': '"1"' })
    expect([stale.status, stale.body.current.revision]).toEqual([412, 2])
    expect((await world.agent.put('/priority-matrix', { cells: flat })).status).toBe(403)
    expect((await world.agent.put('/priority-matrix', { cells: {} })).status).toBe(403)
    expect((await world.admin.put('/priority-matrix', { cells: { high: {} } })).status).toBe(400)
  })

  test('reaches open tickets when that is wished, but none that somebody weighed by hand, and tells it', async () => {
    const [one, byHand, done] = [await open(), await open({ priority: 'P1' }), await open()]
    await world.agent.post(`/tickets/${done.id}/resolution`, { resolution: 'Faster' })
    await world.admin.put('/priority-matrix', { cells: standardCells, applyToOpen: true })
    await work()
    const now = async ({ id }: { id: string }) => (await world.agent.get(`/tickets/${id}`)).body.priority
    expect([await now(one), await now(byHand), await now(done)]).toEqual(['P3', 'P1', 'P4'])
    const last = (await world.agent.get(`/tickets/${one.id}/events`)).body.items.at(-1)
    expect([last.actor.name, last.summary]).toEqual(['Priority matrix', 'set the priority from P4 to P3'])
    const { body } = await world.admin.post('/priority-matrix/effect', { cells: standardCells })
    expect(body.changing).toBe(0)
  })
})

/** The jobs that the last change left, as a worker would. */
async function work() {
  const [apply] = followUps
  const { rows } = await desk.superuser.query(
    "select id from event where name = 'priority-matrix.changed' order by id desc limit 1",
  )
  if (apply) await runFollowUp(desk.runtime, apply, { tenant: world.tenant, event: rows[0].id })
}
