// Splitting: a message becomes a ticket of its own, nothing is taken away, and a note never becomes public by it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type Someone, type World } from '../../../test/world.ts'

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
const open = async (who: Someone = world.requester, fields: object = {}): Promise<Named> =>
  (await who.post('/tickets', { title: 'The VPN drops', description: 'Every ten minutes.', ...fields })).body
const say = async (ticket: Named, body: string, who: Someone, fields: object = {}): Promise<Named> =>
  (await who.post(`/tickets/${ticket.id}/replies`, { body, ...fields })).body
const split = (ticket: Named, message: { id: string }, fields: object = {}, who: Someone = world.agent) =>
  who.post(`/tickets/${ticket.id}/messages/${message.id}/split`, { title: 'The printer too', ...fields })
const items = async (path: string, who: Someone = world.agent) => (await who.get(path)).body.items
const history = async (ticket: Named, who: Someone = world.agent) =>
  (await items(`/tickets/${ticket.id}/events`, who)).map((entry: { summary: string }) => entry.summary)
const attach = async (ticket: Named, who: Someone, fields: Record<string, string> = {}) =>
  (await who.upload(`/tickets/${ticket.id}/attachments`, { name: 'log.txt', content: 'the log' }, fields)).body.id

test('a message and its files begin a ticket of whoever wrote it; both sides say so, and nothing is taken away', async () => {
  const source = await open()
  const file = await attach(source, world.requester)
  const message = await say(source, 'And the printer jams.', world.requester, { attachments: [file] })
  const { status, body } = await split(source, message, { priority: 'P2' })
  expect([status, body]).toMatchObject([
    201,
    {
      title: 'The printer too',
      description: 'And the printer jams.',
      requester: { id: world.requester.id },
      openedBy: { id: world.agent.id },
      priority: 'P2',
      related: { links: 1 },
    },
  ])
  expect(await items(`/tickets/${body.id}/links`)).toMatchObject([{ kind: 'related', ticket: { id: source.id } }])
  const [copy] = await items(`/tickets/${body.id}/attachments`)
  expect([copy.name, copy.id === file]).toEqual(['log.txt', false])
  expect((await world.requester.get(`/tickets/${body.id}/attachments/${copy.id}`)).status).toBe(200)
  expect(await items(`/tickets/${source.id}/messages`)).toMatchObject([{ id: message.id, attachments: [{ id: file }] }])
  for (const who of [world.agent, world.requester]) {
    expect(await history(source, who)).toContain(`made a ticket of its own of a message: ${body.number}`)
    expect(await history(body, who)).toContain(`made it of a message on ${source.number}`)
  }
  expect(await items(`/search?q=jams`, world.requester)).toMatchObject([{ id: body.id }, { id: source.id }])
})

test('a note stays a note: on a ticket of the agent’s own unless told, and nobody who asked reads a word of it', async () => {
  const source = await open()
  const file = await attach(source, world.agent, { visibility: 'internal' })
  const note = await say(source, 'His mailbox was abused.', world.agent, {
    visibility: 'internal',
    attachments: [file],
  })
  const own = (await split(source, note)).body
  expect(own).toMatchObject({ description: '', requester: { id: world.agent.id } })
  const forHim = (await split(source, note, { requester: world.requester.id })).body
  for (const ticket of [own, forHim])
    expect(await items(`/tickets/${ticket.id}/messages`)).toMatchObject([
      {
        kind: 'note',
        visibility: 'internal',
        body: 'His mailbox was abused.',
        author: { id: world.agent.id },
        attachments: [{ name: 'log.txt', visibility: 'internal' }],
      },
    ])
  const seen = [
    (await world.requester.get(`/tickets/${forHim.id}`)).body,
    await items(`/tickets/${forHim.id}/messages`, world.requester),
    await items(`/tickets/${forHim.id}/attachments`, world.requester),
    await history(forHim, world.requester),
    await history(source, world.requester),
    await items('/search?q=abused', world.requester),
  ]
  expect(JSON.stringify(seen)).not.toMatch(/abused|log\.txt|split|message on|of a message/)
})

test('what the desk said goes on for the requester; a restricted team keeps what is said to it', async () => {
  const source = await open()
  await world.admin.put(`/tickets/${source.id}/assignment`, { team: 'Vault' })
  const message = await say(source, 'You should change your password.', world.guard)
  const { body } = await split(source, message, {}, world.guard)
  expect(body).toMatchObject({ requester: { id: world.requester.id }, team: { name: 'Vault' } })
  expect((await world.agent.get(`/tickets/${body.id}`)).status).toBe(404)
})

test('of a merged ticket it goes by whoever works that one, and in the name of its requester', async () => {
  const [source, target] = [await open(world.colleague), await open()]
  const message = await say(source, 'My salary slip does not print.', world.colleague)
  await world.agent.post(`/tickets/${source.id}/merge`, { into: target.id })
  const { status, body } = await split(target, message)
  expect([status, body.requester.id]).toEqual([201, world.colleague.id])
  expect(await history(source)).toContain(`made a ticket of its own of a message: ${body.number}`)
  expect(await history(target, world.requester)).not.toContain(body.number)
  // The message says so wherever it is read, to whoever may see what became of it.
  const marks = async (ticket: Named, who?: Someone) =>
    (await items(`/tickets/${ticket.id}/messages`, who)).map(({ splitInto }: { splitInto: Named[] }) =>
      splitInto.map(({ number }) => number),
    )
  expect(await marks(source)).toEqual([[body.number]])
  expect(await marks(target)).toEqual([[], [body.number]])
  expect((await marks(target, world.requester)).flat()).toEqual([])
  await world.admin.delete(`/tickets/${body.id}`)
  expect((await marks(target)).flat()).toEqual([])
})

test('a message of another ticket, a missing one, and an empty title are refused', async () => {
  const [here, there] = [await open(), await open()]
  const message = await say(there, 'Elsewhere', world.requester)
  expect((await split(here, message)).status).toBe(404)
  expect((await split(here, { id: here.id })).status).toBe(404)
  const empty = await split(there, message, { title: ' ' })
  expect([empty.status, empty.body.errors[0].path]).toEqual([400, 'title'])
  expect((await split(there, message, {}, world.requester)).status).toBe(403)
})
