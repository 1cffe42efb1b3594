// Workflows through the real app: edited, checked, versioned, restored, with tickets in flight.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { runFollowUp } from '../../platform/follow-up.ts'
import { proposedMapping, removedStates } from '../workflow/mapping.ts'
import { stateOf, type Workflow } from '../workflow/model.ts'
import { standardWorkflow } from '../workflow/standard.ts'
import { editOf, soundWorkflow } from '../workflow/testing.ts'
import { moveTickets } from './index.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

let names = 0
const newType = async (more: object = {}) => {
  names += 1
  const { body } = await world.admin.post('/ticket-types', { name: `Type ${names}`, ...more })
  return body as { id: string; key: string }
}
const open = async (type: string, more: object = {}) =>
  (await world.requester.post('/tickets', { title: 'Something', type, ...more })).body
const read = async (id: string, who = world.agent) => (await who.get(`/tickets/${id}`)).body
const save = (type: { id: string }, workflow: object, headers = {}) =>
  world.admin.put(`/ticket-types/${type.id}/workflow`, workflow, headers)

const standard = () => structuredClone({ states: standardWorkflow.states, transitions: standardWorkflow.transitions })

/** Standard, with a review before resolving that only the team Service passes on, and without On hold. */
function reviewed() {
  const { states, transitions } = standard()
  const without = transitions.filter(({ from, to }) => from !== 'on_hold' && to !== 'on_hold')
  return {
    states: [
      ...states.filter(({ key }) => key !== 'on_hold').slice(0, 2),
      { key: 'review', name: 'In review', kind: 'open' as const },
      ...states.filter(({ key }) => key !== 'on_hold').slice(2),
    ],
    transitions: [
      ...without.filter(({ from, to }) => !(from === 'open' && to === 'resolved')),
      { from: 'open', to: 'review', who: ['agents'], required: ['assignee', 'field.site'] },
      { from: 'review', to: 'resolved', who: ['team:Service'], required: ['resolution'] },
      { from: 'review', to: 'open', who: ['agents'], required: [] },
    ],
  }
}

describe('an edited workflow', () => {
  test('is what tickets follow from then on: who may, what has to be filled, where they may go', async () => {
    const type = await newType()
    const saved = await save(type, { ...reviewed(), note: 'Four eyes' })
    expect([saved.status, saved.headers.etag]).toEqual([200, '"2"'])
    const { id, number } = await open(type.key)
    await world.agent.patch(`/tickets/${id}`, { status: 'open' })

    const bare = await world.agent.patch(`/tickets/${id}`, { state: 'review' })
    expect([bare.status, bare.body.detail]).toEqual([
      409,
      `${number} stays as it is. In review needs an assignee and the field site first. From Open it goes to Waiting.`,
    ])
    expect((await read(id)).can.resolve).toEqual({
      allowed: false,
      reason: 'From Open it goes to Waiting.',
    })
    await world.agent.put(`/tickets/${id}/assignment`, { assignee: 'me' })
    const inReview = await world.agent.patch(`/tickets/${id}`, { state: 'review', fields: { site: 'Lyon' } })
    expect(inReview.body).toMatchObject({ status: 'open', state: { key: 'review', name: 'In review' } })
    expect(await read(id, world.requester)).toMatchObject({ status: 'open', state: { key: 'open', name: 'Open' } })
    expect((await world.agent.get('/tickets?state=review')).body.items[0].state.name).toBe('In review')

    const byGuard = await world.guard.post(`/tickets/${id}/resolution`, { resolution: 'Done' })
    expect([byGuard.status, byGuard.body.detail]).toEqual([
      403,
      'Only the team Service may do this. Nothing was changed.',
    ])
    expect((await world.agent.post(`/tickets/${id}/resolution`, { resolution: 'Done' })).body.status).toBe('resolved')
    const told = async (who: typeof world.agent) =>
      (await who.get(`/tickets/${id}/events`)).body.items.map(({ summary }: { summary: string }) => summary)
    expect((await told(world.agent)).join('\n')).toMatch(/^moved it from Open to In review;/m)
    expect(JSON.stringify((await world.requester.get(`/tickets/${id}/events`)).body)).not.toContain('review')
  })

  test('that is unsound is refused whole, naming each fault', async () => {
    const type = await newType()
    const { states, transitions } = standard()
    const wrong = await save(type, {
      states: [...states, { key: 'limbo', name: 'Limbo', kind: 'on_hold' }],
      transitions: [...transitions, { from: 'open', to: 'limbo' }],
    })
    expect([wrong.status, wrong.body.errors]).toEqual([
      400,
      [{ path: 'states.6', message: expect.stringMatching(/^Limbo is a dead end/) }],
    ])
    const nobody = await save(type, {
      states,
      transitions: [...transitions.slice(1), { from: 'new', to: 'open', who: ['team:Nowhere'] }],
    })
    expect(nobody.body.errors[0]).toMatchObject({ path: 'transitions.15.who' })
    expect((await world.agent.get(`/ticket-types/${type.id}/workflow`)).body.revision).toBe(1)
  })

  test('does not write over what somebody else saved meanwhile', async () => {
    const type = await newType()
    await save(type, reviewed())
    const late = await save(type, standard(), { 'if-match': '"1"' })
    expect([late.status, late.body.current.revision]).toEqual([412, 2])
  })

  test('keeps the teams and roles that it names', async () => {
    const { body: team } = await world.admin.post('/teams', { name: 'Approvers' })
    const type = await newType()
    const { states, transitions } = standard()
    const steps = transitions.map((one) => (one.to === 'resolved' ? { ...one, who: ['team:Approvers'] } : one))
    expect((await save(type, { states, transitions: steps })).body.names).toEqual({ [`team:${team.id}`]: 'Approvers' })
    expect((await world.admin.delete(`/teams/${team.id}`)).status).toBe(409)
    await world.admin.delete(`/ticket-types/${type.id}`)
    expect((await world.admin.delete(`/teams/${team.id}`)).status).toBe(204)
  })
})

describe('tickets of a state that goes', () => {
  test('need to be told where, move with a line in their history, and keep their place in lists', async () => {
    const type = await newType()
    const { id } = await open(type.key)
    const before = (await world.agent.patch(`/tickets/${id}`, { status: 'on_hold' })).body
    const untold = await save(type, reviewed())
    expect([untold.status, untold.body.errors[0]]).toEqual([
      400,
      { path: 'mapping.on_hold', message: 'has to say which state takes the tickets of On hold' },
    ])
    const wrong = await save(type, { ...reviewed(), mapping: { on_hold: 'closed' } })
    expect(wrong.body.errors[0].message).toBe('cannot be Closed: tickets of On hold stay unresolved')
    expect((await save(type, { ...reviewed(), mapping: { on_hold: 'review' } })).status).toBe(200)
    expect(await read(id)).toMatchObject({
      status: 'open',
      state: { key: 'review' },
      updatedAt: before.updatedAt,
      revision: before.revision + 1,
    })
    expect((await world.agent.get(`/tickets/${id}/events`)).body.items.at(-1).why).toEqual(
      expect.stringMatching(/^because the workflow of .+ changed$/),
    )
    const last = (await world.requester.get(`/tickets/${id}/events`)).body.items.at(-1)
    expect(last).toMatchObject({
      summary: 'set it from on hold to open',
      // Of the workflow itself only those who work by it hear.
      why: null,
      changes: { status: ['on_hold', 'open'] },
    })
  })

  test('are moved by a job when they are many, and understood until it comes', async () => {
    const type = await newType()
    const { id } = await open(type.key)
    await world.agent.patch(`/tickets/${id}`, { status: 'on_hold' })
    await desk.superuser.query(
      `insert into ticket (tenant_id, id, number, title, description, type, status, state, priority, priority_by, impact, urgency,
          channel, requester_id, opened_at, updated_at)
        select tenant_id, gen_random_uuid(), 500000 + n, title, '', type, status, state, priority, priority_by, impact, urgency,
          channel, requester_id, opened_at, updated_at from ticket, generate_series(1, 700) n where id = $1`,
      [id],
    )
    const saved = await save(type, { ...reviewed(), mapping: { on_hold: 'pending' } })
    expect(saved.body).toMatchObject({
      tickets: { pending: 250, review: 0 },
      moving: [{ from: 'on_hold', to: 'pending', tickets: 451 }],
    })
    const stranded = (await world.agent.get('/tickets?state=on_hold&limit=1')).body.items[0]
    expect(stranded.state).toEqual({ key: 'pending', name: 'Waiting' })
    expect(
      (await read(stranded.id)).moves.find(({ state }: { state: { key: string } }) => state.key === 'open').can,
    ).toEqual({
      allowed: true,
      reason: null,
    })
    expect((await world.agent.patch(`/tickets/${stranded.id}`, { state: 'open' })).body.state.key).toBe('open')
    const back = await save(type, { ...standard(), mapping: { review: 'open' } })
    expect([back.status, back.body.detail]).toEqual([409, expect.stringMatching(/still being moved/)])

    const { rows } = await desk.superuser.query(
      "select id from event where name = 'workflow.changed' and subject = $1 order by id desc limit 1",
      [type.id],
    )
    await runFollowUp(desk.runtime, moveTickets, { tenant: world.tenant, event: rows[0].id })
    const after = (await world.agent.get(`/ticket-types/${type.id}/workflow`)).body
    expect([after.moving, after.tickets.pending, after.tickets.open]).toEqual([[], 700, 1])
    const { items } = (await world.agent.get(`/tickets/${stranded.id}/events`)).body
    expect(items.filter(({ name }: { name: string }) => name === 'ticket.changed')).toHaveLength(1)
  })
})

test('versions say who changed what, and an earlier one comes back', async () => {
  const type = await newType()
  const { id } = await open(type.key)
  await save(type, { ...reviewed(), note: 'Four eyes' })
  await world.agent.put(`/tickets/${id}/assignment`, { assignee: 'me' })
  await world.agent.patch(`/tickets/${id}`, { state: 'review', fields: { site: 'Lyon' } })
  const path = `/ticket-types/${type.id}/workflow-restoration`
  expect((await world.admin.post(path, { version: 9 })).body.errors[0].path).toBe('version')
  expect((await world.admin.post(path, { version: 1 })).body.errors[0].path).toBe('mapping.review')
  const restored = await world.admin.post(path, { version: 1, mapping: { review: 'open' } })
  expect(restored.body).toMatchObject({ revision: 3, states: standardWorkflow.states })
  expect((await read(id)).state.key).toBe('open')
  const { items } = (await world.agent.get(`/ticket-types/${type.id}/workflow-versions`)).body
  expect(
    items.map(({ version, restored, note, by }: never) => [version, restored, note, (by as { name: string }).name]),
  ).toEqual([
    [3, 1, '', 'Admin'],
    [2, null, 'Four eyes', 'Admin'],
    [1, null, '', 'Mendbook'],
  ])
  expect(items[1].changes).toContain('Added the step from Open to In review, for agents')
})

test('a ticket that changes its type stands where that means the same', async () => {
  const type = await newType()
  await save(type, reviewed())
  const { id } = await open(type.key)
  await world.agent.patch(`/tickets/${id}`, { status: 'open', fields: { site: 'Lyon' } })
  await world.agent.put(`/tickets/${id}/assignment`, { assignee: 'me' })
  await world.agent.patch(`/tickets/${id}`, { state: 'review' })
  expect((await world.agent.patch(`/tickets/${id}`, { type: 'incident' })).body).toMatchObject({
    state: { key: 'open' },
  })
  await world.agent.patch(`/tickets/${id}`, { status: 'on_hold' })
  const moved = await world.agent.patch(`/tickets/${id}`, { type: type.key, state: 'review' })
  expect(moved.body).toMatchObject({ type: type.key, status: 'open', state: { key: 'review' } })
})

test('whatever is edited and whatever is done, every ticket stands in a state of its workflow, of its kind', async () => {
  const acts = [
    'open',
    'pending',
    'on_hold',
    'resolve',
    'close',
    'reopen',
    'assign',
    'reply',
    'answer',
    'move',
  ] as const
  const act = async (what: (typeof acts)[number], id: string) => {
    if (what === 'resolve') return world.agent.post(`/tickets/${id}/resolution`, { resolution: 'Done' })
    if (what === 'close') return world.requester.post(`/tickets/${id}/closure`)
    if (what === 'reopen') return world.agent.delete(`/tickets/${id}/resolution`)
    if (what === 'assign') return world.agent.put(`/tickets/${id}/assignment`, { assignee: 'me' })
    if (what === 'reply') return world.agent.post(`/tickets/${id}/replies`, { body: 'Hm' })
    if (what === 'answer') return world.requester.post(`/tickets/${id}/replies`, { body: 'Well' })
    if (what !== 'move') return world.agent.patch(`/tickets/${id}`, { status: what })
    const { moves } = await read(id)
    const state = moves[moves.length - 1]?.state.key
    return world.agent.patch(`/tickets/${id}`, { state, fields: { site: 'Lyon' } })
  }
  const seeds = fc.tuple(
    soundWorkflow.chain((first) =>
      fc.tuple(
        fc.constant(first),
        editOf(first).chain((next) => fc.tuple(fc.constant(next), editOf(next))),
      ),
    ),
    fc.array(fc.constantFrom(...acts), { minLength: 4, maxLength: 10 }),
  )
  const allLegal = async (type: { key: string }, workflow: Workflow) => {
    const { rows } = await desk.superuser.query('select state, status from ticket where type = $1', [type.key])
    for (const { state, status } of rows) expect([state, stateOf(workflow, state)?.kind]).toEqual([state, status])
  }
  await fc.assert(
    fc.asyncProperty(seeds, async ([[first, [second, third]], doings]) => {
      const type = await newType()
      // The first edit has to fit the states that the type began with: it shares none of them.
      let now: Workflow = standardWorkflow
      const tickets = [await open(type.key), await open(type.key)]
      for (const next of [first, second, third]) {
        const saved = await save(type, { ...next, mapping: proposedMapping(now, next) })
        expect([saved.status, saved.body.errors]).toEqual([200, undefined])
        expect(removedStates(now, next).length + next.states.length).toBeGreaterThan(0)
        now = next
        await allLegal(type, now)
        for (const doing of doings) {
          const ticket = tickets[doings.indexOf(doing) % 2]
          expect((await act(doing, ticket.id)).status).toBeLessThan(500)
        }
        tickets.push(
          await open(type.key),
          (await world.agent.post('/tickets', { title: 'x', type: type.key, assignee: 'me' })).body,
        )
        await allLegal(type, now)
      }
    }),
    { numRuns: 8, interruptAfterTimeLimit: 20_000 },
  )
}, 60_000)
