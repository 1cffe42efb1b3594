// Live updates over real connections: all of it, once, in one order, from every process, and only to who may hear it.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { asPerson } from '../src/directory/index.ts'
import { act } from '../src/platform/events.ts'
import { client, startTestDesk, type TestDesk } from './desk.ts'
import { about, type Ear, listen } from './stream-client.ts'
import { createWorld, type Someone, someone, type World } from './world.ts'

let desk: TestDesk
let world: World
let ears: Ear[] = []

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())
beforeEach(() => {
  for (const ear of ears) ear.close()
  ears = []
})

async function hears(
  who: Pick<Someone, 'token'>,
  after?: string,
  at: Parameters<typeof listen>[0] = desk,
): Promise<Ear> {
  const ear = await listen(at, who.token, after)
  ears.push(ear)
  return ear
}

const soon = { timeout: 20_000, interval: 10 }
const open = async (who: Someone, title = 'The VPN drops') => (await who.post('/tickets', { title })).body.id as string

/** An event that everybody in the workspace of this admin may hear: what was heard before it is all that will be heard. */
async function mark(...listening: Ear[]) {
  const { id } = (await world.admin.post('/teams', { name: `Mark ${crypto.randomUUID()}` })).body
  const keen = listening.map((ear) => expect.poll(() => about(ear, id), soon).toEqual(['team.added']))
  await Promise.all(keen)
}

/** For a listener who may not hear of teams: waits until they were told how far the log is read. */
async function settled(ear: Ear) {
  const admin = await hears(world.admin)
  await mark(admin)
  const upTo = admin.heard.at(-1)?.position
  await expect.poll(() => ear.position, soon).toBe(upTo)
}

test('names and ids, in order, to whoever may hear of the ticket', async () => {
  const [agent, requester] = [await hears(world.agent), await hears(world.requester)]
  const id = await open(world.requester)
  await world.agent.put(`/tickets/${id}/assignment`, { assignee: 'me' })
  await world.agent.post(`/tickets/${id}/replies`, { body: 'On my way' })
  const told = ['ticket.opened', 'ticket.assigned', 'ticket.replied']
  await expect.poll(() => about(agent, id), soon).toEqual(told)
  await expect.poll(() => about(requester, id), soon).toEqual(told)
  expect(JSON.stringify(agent.heard)).not.toContain('VPN')
})

test('nothing internal to requesters, nothing of others, nothing of a restricted team, nothing of another workspace', async () => {
  const listeners = {
    admin: await hears(world.admin),
    guard: await hears(world.guard),
    agent: await hears(world.agent),
    requester: await hears(world.requester),
    colleague: await hears(world.colleague),
    stranger: await hears(world.stranger),
  }
  const id = await open(world.requester)
  const secret = await open(world.requester)
  await world.admin.put(`/tickets/${secret}/assignment`, { team: 'Vault' })
  await world.guard.post(`/tickets/${id}/replies`, { body: 'Note', visibility: 'internal' })
  await world.guard.post(`/tickets/${secret}/replies`, { body: 'Note', visibility: 'internal' })
  await world.guard.post(`/tickets/${secret}/replies`, { body: 'Answer' })
  await settled(listeners.colleague)
  const { admin, guard, agent, requester, colleague, stranger } = listeners
  expect(about(guard, id)).toEqual(['ticket.opened', 'ticket.noted'])
  expect(about(admin, secret)).toEqual([
    'ticket.opened',
    'ticket.assigned',
    'ticket.noted',
    'ticket.replied',
    'ticket.changed',
  ])
  expect(about(guard, secret)).toEqual(about(admin, secret))
  expect(about(agent, id)).toEqual(['ticket.opened', 'ticket.noted'])
  // That it left is the last that the others hear.
  expect(about(agent, secret)).toEqual(['ticket.opened', 'ticket.assigned'])
  expect(about(requester, id)).toEqual(['ticket.opened'])
  expect(about(requester, secret)).toEqual(['ticket.opened', 'ticket.assigned', 'ticket.replied', 'ticket.changed'])
  expect([colleague.heard, stranger.heard]).toEqual([[], []])
})

test('who comes back with the last id hears what happened meanwhile, once', async () => {
  const steady = await hears(world.agent)
  const first = await hears(world.agent)
  await open(world.requester, 'Before')
  await expect.poll(() => first.heard.length, soon).toBeGreaterThan(0)
  first.close()
  const last = first.heard.at(-1)?.position
  const meanwhile = [await open(world.requester, 'Away 1'), await open(world.requester, 'Away 2')]
  const second = await hears(world.agent, last)
  await open(world.requester, 'Back')
  await mark(steady, second)
  const whole = [...first.heard, ...second.heard].map(({ id }) => id)
  expect(whole).toEqual(steady.heard.map(({ id }) => id))
  expect(about(second, ...meanwhile)).toEqual(['ticket.opened', 'ticket.opened'])
})

test('who heard nothing yet has a place to come back to as well', async () => {
  const first = await hears(world.colleague)
  await open(world.requester, 'Not for the colleague')
  await settled(first)
  first.close()
  const id = await open(world.colleague, 'While away')
  const second = await hears(world.colleague, first.position)
  await expect.poll(() => about(second, id), soon).toEqual(['ticket.opened'])
  expect(second.heard).toHaveLength(1)
})

test('a storm of changes by many, heard across reconnects: nothing lost, nothing twice', async () => {
  const steady = await hears(world.agent)
  let current = await hears(world.agent)
  const pieces: Ear[] = [current]
  let over = false
  const storm = Promise.all(
    Array.from({ length: 40 }, async (_, n) => {
      const id = await open(world.requester, `Storm ${n}`)
      await world.agent.patch(`/tickets/${id}`, { priority: 'P1' })
    }),
  )
  storm.finally(() => {
    over = true
  })
  for (let n = 0; n < 5; n++) {
    const before = current.heard.length
    await expect.poll(() => over || current.heard.length > before, { ...soon, interval: 2 }).toBe(true)
    current.close()
    current = await hears(world.agent, current.position)
    pieces.push(current)
  }
  await storm
  await mark(steady, current)
  const whole = pieces.flatMap((piece) => piece.heard.map(({ id }) => id))
  expect(new Set(whole).size).toBe(whole.length)
  expect(whole).toEqual(steady.heard.map(({ id }) => id))
  expect(steady.heard.filter(({ name }) => name === 'ticket.changed')).toHaveLength(40)
})

test('several processes tell one story, whoever wrote it', async () => {
  const other = await desk.beside()
  try {
    const [here, there] = [await hears(world.agent), await hears(world.agent, undefined, other)]
    const writers = [world.requester, client(other, world.requester.token)]
    const ids: string[] = []
    for (let n = 0; n < 12; n++) {
      const { body } = await (writers[n % 2] as Someone).post('/tickets', { title: `Ticket ${n}` })
      ids.push(body.id)
    }
    await mark(here, there)
    expect(here.heard.filter(({ name }) => name === 'ticket.opened').map(({ subject }) => subject)).toEqual(ids)
    expect(there.heard.map(({ id }) => id)).toEqual(here.heard.map(({ id }) => id))
    // A place in the log is a place in every process.
    const moved = await hears(world.agent, there.heard[3]?.position)
    expect(moved.heard.map(({ id }) => id)).toEqual(there.heard.slice(4).map(({ id }) => id))
  } finally {
    await other.stop()
  }
})

test('a commit that is overtaken by later ones is not lost', async () => {
  const listener = await hears(world.admin)
  const { actor } = await asPerson(desk.runtime, world.tenant, world.admin.id)
  const slow = crypto.randomUUID()
  const [started, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const late = act(desk.runtime, { tenant: world.tenant, actor }, async (ctx) => {
    // Writing gives the transaction its number, which comes before that of whatever commits meanwhile.
    await ctx.db
      .updateTable('team')
      .set({ description: 'Slow' })
      .where('tenant_id', '=', ctx.tenant)
      .where('name', '=', 'Vault')
      .execute()
    await ctx.record({ name: 'thing.delayed', subject: { kind: 'thing', id: slow }, audience: ['directory'] })
    started.resolve()
    await held.promise
  })
  await started.promise
  const quick = [await open(world.requester, 'Overtakes 1'), await open(world.requester, 'Overtakes 2')]
  const arrived = await hears(world.admin)
  held.resolve()
  await late
  await mark(listener, arrived)
  const order = listener.heard.filter(({ subject }) => [slow, ...quick].includes(subject)).map(({ subject }) => subject)
  expect(order).toEqual([slow, ...quick])
  const again = await hears(world.admin, listener.heard[0]?.position)
  const all = [listener.heard[0], ...again.heard].map((one) => one?.id)
  expect(all).toEqual(listener.heard.map(({ id }) => id))
})

test('the log is read in the order of numbers and not of digits', async () => {
  const [ninetyNine, hundred] = [crypto.randomUUID(), crypto.randomUUID()]
  for (const [xid, subject] of [
    ['100', hundred],
    ['99', ninetyNine],
  ]) {
    await desk.superuser.query(
      `insert into event (tenant_id, id, xid, name, subject_kind, subject, audience, changes, actor_kind, actor_name, at)
       values ($1, gen_random_uuid(), $2::text::xid8, 'thing.aged', 'thing', $3, array['operators'], '{}', 'system', 'x', now())`,
      [world.tenant, xid, subject],
    )
  }
  const ear = await hears(world.admin, `98:${crypto.randomUUID()}`)
  expect(ear.heard.slice(0, 2).map(({ subject }) => subject)).toEqual([ninetyNine, hundred])
  const later = await hears(world.admin, ear.heard[0]?.position)
  expect(later.heard[0]?.subject).toBe(hundred)
})

test('a revoked key ends its stream at once; a lost role or a deactivation does too', async () => {
  const made = async (name: string) => {
    const email = `${name}@larkfield.example`
    const { body } = await world.admin.post('/people', { name, email, roles: ['Support Agent'] })
    return { ...(await someone(desk, world.tenant, body.id, email)), id: body.id as string }
  }
  const [demoted, removed] = [await made('demoted'), await made('removed')]
  const key = (await world.agent.post('/api-keys', { name: 'Listener' })).body
  const [byKey, byDemoted, byRemoved] = [await hears(key), await hears(demoted), await hears(removed)]
  await world.agent.delete(`/api-keys/${key.id}`)
  await expect.poll(() => byKey.ended, soon).toBe(true)
  await desk.superuser.query('update person set password_hash = $2 where id = $1', [world.admin.id, 'x'])
  expect((await world.admin.patch(`/people/${removed.id}`, { active: false })).status).toBe(200)
  await expect.poll(() => byRemoved.ended, soon).toBe(true)
  expect((await world.admin.patch(`/people/${demoted.id}`, { roles: ['End User'] })).status).toBe(200)
  const id = await open(world.requester)
  await settled(byDemoted)
  expect([byDemoted.ended, about(byDemoted, id)]).toEqual([false, []])
})
