// Where live updates end: too far behind, too many lines, ids that are none, a desk that stops.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { asPerson } from '../src/directory/index.ts'
import { act } from '../src/platform/events.ts'
import { startTestDesk, type TestDesk } from './desk.ts'
import { about, type Ear, listen } from './stream-client.ts'
import { createWorld, type Someone, type World } from './world.ts'

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

test('who missed more than a thousand is told so, and goes on from there', async () => {
  const first = await hears(world.admin)
  await mark(first)
  first.close()
  const last = first.heard.at(-1)?.position
  const { actor } = await asPerson(desk.runtime, world.tenant, world.admin.id)
  const steady = await hears(world.admin)
  // What was written is told once no transaction of the server that is older is still running, be it of another database.
  const things = async (count: number) => {
    const before = steady.heard.length
    await act(desk.runtime, { tenant: world.tenant, actor }, async (ctx) => {
      for (let n = 0; n < count; n++) {
        await ctx.record({
          name: 'thing.happened',
          subject: { kind: 'thing', id: ctx.newId() },
          audience: ['directory'],
        })
      }
    })
    await expect.poll(() => steady.heard.length, soon).toBe(before + count)
  }
  await things(1000)
  const whole = await hears(world.admin, last)
  expect([whole.missed, whole.heard.length]).toEqual([0, 1000])
  await things(1)
  const second = await hears(world.admin, last)
  expect([second.missed, second.heard]).toEqual([1, []])
  const id = await open(world.requester)
  await expect.poll(() => about(second, id), soon).toEqual(['ticket.opened'])
  const third = await hears(world.admin, second.heard[0]?.position)
  expect([third.missed, third.heard]).toEqual([0, []])
})

test.each([
  ['garbage', 'not an id'],
  ['a number beyond all numbers', `99999999999999999999:${crypto.randomUUID()}`],
  ['SQL', `1:${crypto.randomUUID()}' or true`],
])('%s as the last id is one that is not known: everything is to be read again', async (_what, after) => {
  const ear = await hears(world.agent, after)
  expect([ear.status, ear.missed, ear.heard]).toEqual([200, 1, []])
  const id = await open(world.requester)
  await expect.poll(() => about(ear, id), soon).toEqual(['ticket.opened'])
})

test('an id that is too long is refused by its name', async () => {
  const { status, body } = await world.agent.get('/stream', { 'last-event-id': 'x'.repeat(81) })
  expect([status, body.errors[0].path]).toEqual([400, 'Last-Event-ID'])
})

test('nobody listens without a key, nor with one that has expired', async () => {
  expect((await world.nobody.get('/stream')).status).toBe(401)
  expect((await world.expired.get('/stream')).status).toBe(401)
})

test('more than thirty lines for one person are refused, and free again when some close', async () => {
  const many: Ear[] = []
  for (let n = 0; n < 30; n++) many.push(await hears(world.colleague))
  const refused = await world.colleague.get('/stream')
  expect([refused.status, refused.body.code]).toEqual([429, 'rate_limited'])
  for (const ear of many) ear.close()
  await expect.poll(async () => (await hears(world.colleague)).status, soon).toBe(200)
})

test('a desk that stops ends its streams and does not wait for them', async () => {
  const other = await desk.beside()
  const ear = await hears(world.agent, undefined, other)
  const start = performance.now()
  await other.stop()
  expect(performance.now() - start).toBeLessThan(5000)
  await expect.poll(() => ear.ended, soon).toBe(true)
})
