// Files that are taken back, and what the night does with bytes that nobody names.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../test/desk.ts'
import { createWorld, type World } from '../../test/world.ts'
import { sweepFiles } from '../platform/sweep.ts'
import { blobsInUse } from './conversation.store.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

const open = async () => (await world.requester.post('/tickets', { title: 'The VPN drops' })).body.id
const attach = async (who: World['agent'], ticket: string, content: string) =>
  (await who.upload(`/tickets/${ticket}/attachments`, { name: 'log.txt', content })).body

test('whoever attached a file takes it back until a message has taken it along', async () => {
  const id = await open()
  const file = await attach(world.requester, id, 'mine')
  expect((await world.agent.delete(file.url)).status).toBe(403)
  expect((await world.requester.delete(file.url)).status).toBe(204)
  expect((await world.requester.get(file.url)).status).toBe(404)
  const said = await attach(world.requester, id, 'said')
  await world.requester.post(`/tickets/${id}/replies`, { body: 'See the log.', attachments: [said.id] })
  const refused = await world.requester.delete(said.url)
  expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('taken log.txt along')])
  const history = (await world.agent.get(`/tickets/${id}/events`)).body.items
  expect(history.map((entry: { summary: string }) => entry.summary)).toContain('took back log.txt')
})

test('bytes go when the last file that has them is gone', async () => {
  const [one, other] = [await open(), await open()]
  const [first, second] = [
    await attach(world.requester, one, 'the same'),
    await attach(world.requester, other, 'the same'),
  ]
  await world.requester.delete(first.url)
  await sweepFiles(desk.runtime, [blobsInUse], 0)
  expect((await world.requester.get(second.url)).status).toBe(200)
  await world.requester.delete(second.url)
  const names = async () => {
    const found: string[] = []
    for await (const { names } of desk.runtime.files.older(0)) found.push(...names)
    return found
  }
  const before = await names()
  await sweepFiles(desk.runtime, [blobsInUse], 0)
  expect((await names()).length).toBe(before.length - 1)
})
