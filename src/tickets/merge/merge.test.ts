// Merging and taking apart: two tickets go on as one, and nothing of either is lost or told to the wrong people.
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

interface Opened {
  id: string
  number: string
  title: string
}
const open = async (who: Someone = world.requester, fields: object = {}): Promise<Opened> =>
  (await who.post('/tickets', { title: 'The VPN drops', description: 'Every ten minutes.', ...fields })).body
const merge = (source: Opened, target: Opened, fields: object = {}, who: Someone = world.agent) =>
  who.post(`/tickets/${source.id}/merge`, { into: target.id, ...fields })
const undo = (source: Opened, who: Someone = world.agent) => who.delete(`/tickets/${source.id}/merge`)
const say = (ticket: Opened, body: string, who: Someone = world.agent, fields: object = {}) =>
  who.post(`/tickets/${ticket.id}/replies`, { body, ...fields })
const get = async (ticket: Opened, who: Someone = world.agent) => (await who.get(`/tickets/${ticket.id}`)).body
const items = async (path: string, who: Someone = world.agent) => (await who.get(path)).body.items
const said = async (ticket: Opened, who: Someone = world.agent) =>
  (await items(`/tickets/${ticket.id}/messages`, who)).map(
    ({ from, body }: { from: { number: string; opening: boolean } | null; body: string }) =>
      `${from ? `${from.number}${from.opening ? ' began' : ''}: ` : ''}${body}`,
  )
const history = async (ticket: Opened, who: Someone = world.agent) =>
  (await items(`/tickets/${ticket.id}/events`, who)).map((entry: { summary: string }) => entry.summary)

test('the source is closed and says where it goes on; the target reads as one, with its tags, tasks, children and links', async () => {
  const [source, target] = [
    await open(world.requester, { tags: ['vpn'] }),
    await open(world.requester, { tags: ['wlan'] }),
  ]
  await say(source, 'It drops again.', world.requester)
  await say(source, 'Certificate?', world.agent, { visibility: 'internal' })
  await say(target, 'Looking into it.')
  await world.agent.post(`/tickets/${source.id}/tasks`, { text: 'Renew it', mandatory: true })
  const child = (await world.agent.post(`/tickets/${source.id}/children`, { title: 'Ask the provider' })).body
  const linked = await open()
  await world.agent.post(`/tickets/${source.id}/links`, { ticket: linked.id, kind: 'caused_by' })
  await world.agent.post(`/tickets/${source.id}/links`, { ticket: target.id, kind: 'duplicate_of' })

  const merged = await merge(source, target)
  expect([merged.status, merged.body]).toMatchObject([
    200,
    {
      id: source.id,
      status: 'closed',
      merged: true,
      mergedInto: { id: target.id, number: target.number, title: target.title },
    },
  ])
  expect(merged.body.can.unmerge.allowed).toBe(true)
  expect(merged.body.can.change.reason).toContain(`merged into ${target.number}`)
  expect(await said(target)).toEqual([
    `${source.number} began: Every ten minutes.`,
    `${source.number}: It drops again.`,
    `${source.number}: Certificate?`,
    'Looking into it.',
  ])
  expect(await get(target)).toMatchObject({
    tags: ['wlan', 'vpn'],
    merged: false,
    related: { tasks: { done: 0, of: 1 }, children: { done: 0, of: 1 }, links: 1 },
  })
  expect((await get(target)).can.resolve.reason).toContain('Renew it')
  expect(await items(`/tickets/${target.id}/tasks`)).toMatchObject([
    { text: 'Renew it', from: { number: source.number } },
  ])
  expect(await items(`/tickets/${target.id}/children`)).toMatchObject([
    { id: child.id, from: { number: source.number } },
  ])
  expect(await items(`/tickets/${target.id}/links`)).toMatchObject([
    { kind: 'caused_by', ticket: { id: linked.id }, from: { number: source.number } },
  ])
  expect(await items(`/tickets/${target.id}/merges`)).toMatchObject([
    {
      ticket: { id: source.id, requester: { id: world.requester.id } },
      sharesConversation: true,
      by: { id: world.agent.id },
    },
  ])
  expect(await history(target)).toContain(`merged ${source.number} into it; that brought the tag vpn`)
  expect(await history(source)).toContain(`merged it into ${target.number}`)
  expect(await said(target, world.requester)).toEqual([
    `${source.number} began: Every ten minutes.`,
    `${source.number}: It drops again.`,
    'Looking into it.',
  ])
  const [task] = await items(`/tickets/${target.id}/tasks`)
  expect((await world.agent.patch(`/tickets/${target.id}/tasks/${task.id}`, { done: true })).body.done).toBe(true)
  expect((await get(target)).can.resolve.allowed).toBe(true)
})

test('an undo gives both sides back as they were', async () => {
  const [source, target] = [await open(world.requester, { tags: ['vpn'] }), await open()]
  await say(source, 'It drops again.', world.requester)
  const state = async () => {
    const { rows } = await desk.superuser.query(
      `select to_jsonb(t) - array['revision', 'updated_at'] as row from ticket t where id = any($1) order by number`,
      [[source.id, target.id]],
    )
    return rows
  }
  const before = await state()
  await merge(source, target)
  expect(await state()).not.toEqual(before)
  const undone = await undo(source)
  expect([undone.status, undone.body.merged, undone.body.mergedInto]).toEqual([200, false, null])
  expect(await state()).toEqual(before)
  expect(await said(target)).toEqual([])
  expect(await history(target)).toContain(`took ${source.number} out of it again; with that went the tag vpn`)
  expect((await undo(source)).status).toBe(409)
})

test('of different requesters: the source’s is put in copy; the target’s reads nothing of it, unless the merge shares it', async () => {
  const [source, target] = [
    await open(world.colleague, { description: 'My salary slip does not print.' }),
    await open(),
  ]
  const file = (await world.colleague.upload(`/tickets/${source.id}/attachments`, { name: 'slip.txt', content: 'x' }))
    .body
  await say(source, 'It is urgent.', world.colleague)
  await say(target, 'One answer for both.')
  await merge(source, target)
  expect(await said(target, world.requester)).toEqual(['One answer for both.'])
  expect(await items(`/tickets/${target.id}/attachments`, world.requester)).toEqual([])
  const download = `/tickets/${target.id}/attachments/${file.id}`
  expect((await world.requester.get(download)).status).toBe(404)
  expect((await world.agent.get(download)).status).toBe(200)
  expect((await history(target, world.requester)).join()).not.toContain(source.number)
  expect(await get(source, world.colleague)).toMatchObject({ merged: true, mergedInto: { number: target.number } })
  expect(await said(target, world.colleague)).toEqual([
    `${source.number} began: My salary slip does not print.`,
    `${source.number}: It is urgent.`,
    'One answer for both.',
  ])
  await undo(source)
  expect((await world.colleague.get(`/tickets/${target.id}`)).status).toBe(404)

  await merge(source, target, { shareConversation: true })
  const shared = await items(`/tickets/${target.id}/messages`, world.requester)
  expect(shared.map(({ body, from }: { body: string; from: unknown }) => [body, from])).toEqual([
    ['My salary slip does not print.', null],
    ['It is urgent.', null],
    ['One answer for both.', null],
  ])
  expect((await world.requester.get(download)).status).toBe(200)
  expect((await world.requester.get(`/tickets/${source.id}`)).status).toBe(404)
})

test('what is written to a merged ticket stays with it, is read where it goes on, and wakes that', async () => {
  const [source, target] = [await open(world.colleague), await open()]
  await merge(source, target)
  await world.agent.delete(`/tickets/${target.id}/participants/${world.colleague.id}`)
  expect(await get(source, world.colleague)).toMatchObject({ merged: true, mergedInto: null })
  await say(target, 'Which building?', world.agent, { status: 'pending' })
  expect((await say(source, 'Building C.', world.colleague)).status).toBe(201)
  expect(await said(target)).toContain(`${source.number}: Building C.`)
  expect((await get(target)).status).toBe('open')
  expect(await history(target)).toContain(`replied on ${source.number}, which was merged into it`)
  const read = await items(`/tickets/${target.id}/events`, world.requester)
  expect(read.at(-1)).toMatchObject({ actor: { name: 'Mendbook' }, summary: expect.stringContaining('to open') })
  expect((await history(target, world.requester)).join()).not.toMatch(/T-\d+/)
  await world.agent.post(`/tickets/${target.id}/resolution`, { resolution: 'Rebooted.' })
  await say(source, 'Still broken.', world.colleague)
  expect((await get(target)).status).toBe('open')
  expect((await say(source, 'Ours', world.agent, { status: 'pending' })).body.errors[0].path).toBe('status')
  await world.agent.post(`/tickets/${target.id}/resolution`, { resolution: 'Rebooted.' })
  await world.agent.post(`/tickets/${target.id}/closure`)
  // Nobody works there any more, so that it is the first word of a new ticket.
  const late = await say(source, 'Hm.', world.colleague)
  expect([late.status, late.body.followUp, late.body.ticket.id === source.id]).toEqual([201, true, false])
  expect((await say(source, 'Hm.')).status).toBe(409)
  expect((await world.colleague.delete(`/tickets/${source.id}/resolution`)).status).toBe(409)
  await undo(source)
  expect(await said(source)).toEqual(['Building C.', 'Still broken.'])
})

test('two that are merged into each other at the same moment: one goes on in the other', async () => {
  const [a, b] = [await open(), await open()]
  const answers = await Promise.all([merge(a, b), merge(b, a)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect([(await get(a)).merged, (await get(b)).merged].sort()).toEqual([false, true])
})

test('where the target lies in the bin, what its requester writes to the source opens a new ticket', async () => {
  const [source, target] = [await open(world.colleague), await open()]
  await merge(source, target)
  await world.admin.delete(`/tickets/${target.id}`)
  expect((await get(source, world.colleague)).replyGoes).toBe('follow_up')
  const late = await say(source, 'Hello?', world.colleague)
  expect([late.status, late.body.followUp]).toEqual([201, true])
  expect((await say(source, 'Both are gone.', world.agent, { visibility: 'internal' })).status).toBe(201)
  await world.admin.post(`/tickets/${target.id}/restoration`)
  expect((await say(source, 'Building D.', world.colleague)).body.followUp).toBe(false)
})

test('chains go on to their end, and are taken apart in any order', async () => {
  const [a, b, c] = [
    await open(world.requester, { description: 'A', tags: ['a'] }),
    await open(world.requester, { description: 'B' }),
    await open(world.requester, { description: 'C' }),
  ]
  await merge(a, b)
  await merge(b, c)
  expect(await get(a)).toMatchObject({ mergedInto: { id: c.id } })
  expect(await said(c)).toEqual([`${a.number} began: A`, `${b.number} began: B`])
  expect((await get(c)).tags).toEqual(['a'])
  await undo(a)
  expect(await said(c)).toEqual([`${b.number} began: B`])
  expect([(await get(b)).tags, (await get(c)).tags]).toEqual([[], []])
  await merge(a, c)
  await undo(b)
  expect(await said(c)).toEqual([`${a.number} began: A`])
  await undo(a)
  await merge(a, b)
  await merge(b, c)
  await undo(b)
  expect([(await get(a)).mergedInto.id, (await get(b)).merged, await said(c)]).toEqual([b.id, false, []])
  expect(await said(b)).toEqual([`${a.number} began: A`])
})

test('what is merged is merged once, not into itself, and not where nobody would see it', async () => {
  const [a, b, c] = [await open(), await open(), await open()]
  expect((await merge(a, a)).status).toBe(400)
  expect((await world.agent.post(`/tickets/${a.id}/merge`, {})).body.errors[0].path).toBe('into')
  expect((await world.agent.post(`/tickets/${a.id}/merge`, { into: b.id, tickets: [c.id] })).status).toBe(400)
  await merge(a, b)
  const again = await merge(a, c)
  expect([again.status, again.body.detail]).toEqual([409, expect.stringContaining(b.number)])
  expect((await merge(c, a)).status).toBe(409)
  expect((await merge(b, a)).status).toBe(409)
  await world.agent.post(`/tickets/${c.id}/resolution`, { resolution: 'Done.' })
  const unseen = await merge(b, c)
  expect([unseen.status, unseen.body.detail]).toEqual([409, expect.stringContaining('nobody would see it')])
  expect((await merge(c, b)).status).toBe(200)
})

test('several at once, all or none', async () => {
  const [target, one, two, over] = [await open(), await open(), await open(), await open()]
  const all = await world.agent.post(`/tickets/${target.id}/merge`, { tickets: [one.number, two.number] })
  expect(all.body.id).toBe(target.id)
  expect((await get(one)).mergedInto.id).toBe(target.id)
  expect((await get(two)).mergedInto.id).toBe(target.id)
  const some = await world.agent.post(`/tickets/${target.id}/merge`, { tickets: [over.id, one.id] })
  expect(some.status).toBe(409)
  expect((await get(over)).merged).toBe(false)
  const twice = await world.agent.post(`/tickets/${target.id}/merge`, { tickets: [over.id, over.number] })
  expect(twice.body.errors[0].path).toBe('tickets')
})

test('after 30 days a merge stays', async () => {
  const [source, target] = [await open(), await open()]
  await merge(source, target)
  await desk.superuser.query("update ticket set merged_at = now() - interval '31 days' where id = $1", [source.id])
  expect((await get(source)).can.unmerge).toEqual({ allowed: false, reason: expect.stringContaining('30 days') })
  expect((await undo(source)).status).toBe(409)
})

test('an end that one may not see looks missing; a source of a restricted team is read by its members only', async () => {
  const [open1, secret] = [await open(), await open(world.colleague, { description: 'Suspicious sign-in' })]
  await world.admin.put(`/tickets/${secret.id}/assignment`, { team: 'Vault' })
  const refused = await merge(secret, open1)
  const hidden = await merge(open1, secret)
  const missing = await world.agent.post(`/tickets/${open1.id}/merge`, { into: 'T-999999' })
  expect([refused.status, hidden.status]).toEqual([404, 404])
  expect(hidden.body).toEqual(missing.body)
  await merge(secret, open1, {}, world.guard)
  expect(await said(open1)).toEqual([])
  expect(await items(`/tickets/${open1.id}/merges`)).toEqual([])
  expect((await history(open1)).join()).not.toContain(secret.number)
  expect(await said(open1, world.guard)).toEqual([`${secret.number} began: Suspicious sign-in`])
  const apart = await undo(secret, world.guard)
  expect(apart.status).toBe(200)
})

test('requesters merge nothing, and read nothing of merges but that it goes on', async () => {
  const [source, target] = [await open(), await open()]
  expect((await merge(source, target, {}, world.requester)).status).toBe(403)
  await merge(source, target)
  expect((await world.requester.get(`/tickets/${target.id}/merges`)).status).toBe(403)
  expect((await undo(source, world.requester)).status).toBe(403)
  expect(await get(source, world.requester)).toMatchObject({
    mergedInto: { number: target.number },
    mergeUndoUntil: null,
  })
})
