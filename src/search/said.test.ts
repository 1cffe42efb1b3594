// What is said on a ticket after it was opened is found like its first text, however much there is of it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestDesk, type TestDesk } from '../../test/desk.ts'
import { createWorld, type World } from '../../test/world.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

const titles = async (who: Client, q: string): Promise<string[]> =>
  (await who.get(`/search?q=${encodeURIComponent(q)}`)).body.items.map(({ title }: { title: string }) => title)
const open = async (who: Client, title: string, description = ''): Promise<string> =>
  (await who.post('/tickets', { title, description })).body.id

test('why a ticket was reopened is found like what was said otherwise', async () => {
  const id = await open(world.requester, 'Lift stands still')
  await world.agent.post(`/tickets/${id}/resolution`, { resolution: 'Oiled the pulley' })
  await world.requester.delete(`/tickets/${id}/resolution?reason=It%20whinnies%20again`)
  for (const word of ['pulley', 'whinnies']) expect(await titles(world.requester, word)).toEqual(['Lift stands still'])
})

test('a ticket on which more is said than a document holds still takes answers, and is found by what was said before', async () => {
  const id = await open(world.requester, 'Endless thread', 'It began with a whalebone')
  await desk.superuser.query(
    `update search_document set public = public || (select array_to_tsvector(array_agg('w' || md5(i::text) || md5((-i)::text)))
       from generate_series(1, 16000) i) where id = $1`,
    [id],
  )
  const said = Array.from({ length: 1500 }, () => crypto.randomUUID().slice(0, 12)).join(' ')
  for (const visibility of ['public', 'internal'])
    expect((await world.agent.post(`/tickets/${id}/replies`, { body: said, visibility })).status).toBe(201)
  const { rows } = await desk.superuser.query("select from event where name = 'reaction.failed' and subject = $1", [id])
  expect(rows).toEqual([])
  expect(await titles(world.requester, 'whalebone')).toEqual(['Endless thread'])
})
