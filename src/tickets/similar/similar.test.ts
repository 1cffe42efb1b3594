// "Looks like T-12": open tickets with a title like this one, of those that the caller may see.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type Someone, type World } from '../../../test/world.ts'
import { isLike, likeness } from './likeness.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

interface Named {
  id: string
  number: string
}
const open = async (title: string, who: Someone = world.requester): Promise<Named> =>
  (await who.post('/tickets', { title })).body
const like = async (who: Someone, query: Record<string, string>): Promise<string[]> =>
  (await who.get(`/tickets/similar?${new URLSearchParams(query)}`)).body.items.map(({ id }: Named) => id)

test('the same person’s come first, then the likeliest; what is resolved, deleted or only shares a word does not come', async () => {
  const exact = await open('Printer on deck three jams paper', world.colleague)
  const near = await open('Deck three printer is offline', world.colleague)
  const own = await open('The printer')
  await open('Three lanes closed', world.colleague)
  const over = await open('Printer on deck three jams again', world.colleague)
  await world.agent.post(`/tickets/${over.id}/resolution`, { resolution: 'Paper' })
  const gone = await open('Printer on deck three jams also', world.colleague)
  await world.admin.delete(`/tickets/${gone.id}`)
  const text = 'printers on deck three jamming'
  expect(await like(world.agent, { text, requester: world.requester.id })).toEqual([own.id, exact.id, near.id])
  expect(await like(world.agent, { text })).toEqual([exact.id, near.id])
  expect(await like(world.agent, { text, except: exact.number })).toEqual([near.id])
})

test('two references that name nothing are one refusal, and nothing is left behind', async () => {
  const nowhere = new URLSearchParams({ text: 'printer', requester: 'nobody@nowhere.example', except: '?' })
  const { status } = await world.agent.get(`/tickets/similar?${nowhere}`)
  expect([400, 404]).toContain(status)
})

test('requesters get their own only, agents of the portal too; nobody what a restricted team has', async () => {
  const text = 'Badge reader at the north gate'
  const own = await open(text)
  const other = await open(text, world.colleague)
  const secret = await open(text, world.colleague)
  await world.admin.put(`/tickets/${secret.id}/assignment`, { team: 'Vault' })
  expect(await like(world.requester, { text })).toEqual([own.id])
  expect(await like(world.requester, { text, requester: world.colleague.id })).toEqual([own.id])
  expect((await like(world.agent, { text })).sort()).toEqual([own.id, other.id].sort())
  expect(await like(world.agent, { text, own: 'true' })).toEqual([])
  expect(await like(world.guard, { text })).toContain(secret.id)
  expect(await like(world.stranger, { text })).toEqual([])
})

test.each(["it's O'Neil's \\ drive", 'a & b | !c:*', '🖨', '…', "''"])(
  'whatever is typed finds nothing bad: %s',
  async (text) => {
    const answer = await world.agent.get(`/tickets/similar?${new URLSearchParams({ text })}`)
    expect([answer.status, answer.body]).toEqual([200, { items: [] }])
  },
)

test('strange words are found as they are', async () => {
  const { id } = await open("O'Neil's C:\\drive is full")
  expect(await like(world.agent, { text: "O'Neil C:\\drive full" })).toEqual([id])
})

test.each([
  [4, { shared: 4, total: 4, sameRequester: false }, true],
  [4, { shared: 2, total: 4, sameRequester: false }, true],
  [4, { shared: 1, total: 1, sameRequester: false }, false],
  [4, { shared: 2, total: 7, sameRequester: true }, true],
  [4, { shared: 2, total: 7, sameRequester: false }, false],
  [4, { shared: 1, total: 4, sameRequester: true }, false],
  [1, { shared: 1, total: 2, sameRequester: false }, true],
  [8, { shared: 2, total: 8, sameRequester: false }, false],
])('of %i words: %o', (asked, compared, worth) => {
  expect(isLike(asked, compared)).toBe(worth)
  expect(likeness(asked, compared)).toBeLessThanOrEqual(1)
})
