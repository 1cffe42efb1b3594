// Taking an import back: what nobody touched goes with all that it brought, what somebody touched stays and is listed.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../../test/desk.ts'
import { createWorld, type World } from '../../../../test/world.ts'
import { workOnImports } from '../testing.ts'

let desk: TestDesk
let world: World
beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

const work = (id: string) => workOnImports(desk, world.tenant, id)
const look = async (id: string) => (await world.admin.get(`/imports/${id}`)).body
const rows = async (text: string, ...values: unknown[]) => (await desk.superuser.query(text, values)).rows

async function bring(source: string, content: string) {
  const { body } = await world.admin.upload('/imports', { name: `${source}.csv`, content }, { source })
  await work(body.id)
  await world.admin.post(`/imports/${body.id}/run`, {})
  await work(body.id)
  return look(body.id)
}

const file = (word: string) => `id,title,category,requester email,requester name,comments
1,${word} one,${word},ada@${word}.example,Ada,It hums
2,${word} two,${word},bo@${word}.example,Bo,
3,${word} three,Depot ${word},bo@${word}.example,Bo,
`

const titled = async (word: string) =>
  (await world.admin.get(`/tickets?limit=200&q=${encodeURIComponent(`"${word}"`)}`)).body.items

test('everything that it brought goes, and the file can be brought again', async () => {
  const run = await bring('lantern', file('lantern'))
  expect(run).toMatchObject({ state: 'done', undo: null, can: { undo: { allowed: true } } })
  const asked = await world.admin.post(`/imports/${run.id}/undo`)
  expect([asked.status, asked.body]).toEqual([
    202,
    expect.objectContaining({ state: 'undoing', undo: { tickets: 3, removed: 0, kept: 0, people: 0, categories: 0 } }),
  ])
  expect((await world.admin.post(`/imports/${run.id}/run`, {})).status).toBe(409)
  expect((await world.admin.delete(`/imports/${run.id}`)).status).toBe(409)
  await work(run.id)
  const undone = await look(run.id)
  // "Imported", "lantern" and "Depot lantern" were made for it.
  expect(undone).toMatchObject({ state: 'undone', undo: { tickets: 3, removed: 3, kept: 0, people: 2, categories: 3 } })
  expect(await titled('lantern')).toEqual([])
  expect(await rows("select 1 from person where email like '%@lantern.example'")).toEqual([])
  expect(await rows("select 1 from search_document where public @@ to_tsquery('english', 'lantern')")).toEqual([])
  const told = await rows(
    "select changes from event where name = 'ticket.removed' and changes ->> 'source' = 'lantern'",
  )
  expect(told).toHaveLength(3)
  const again = await bring('lantern', file('lantern'))
  expect(again.outcome).toMatchObject({ imported: 3, skipped: 0, newPeople: 2 })
})

test('what somebody touched stays, with its requester and its category, and is listed', async () => {
  const run = await bring('beacon', file('beacon'))
  const [one, two] = [...(await titled('beacon'))].sort((a, b) => (a.title < b.title ? -1 : 1))
  expect(one.title).toBe('beacon one')
  await world.agent.post(`/tickets/${one.id}/replies`, { body: 'We look at it.' })
  await world.admin.post(`/imports/${run.id}/undo`)
  await work(run.id)
  expect((await look(run.id)).undo).toEqual({ tickets: 3, removed: 2, kept: 1, people: 1, categories: 1 })
  const { items } = (await world.admin.get(`/imports/${run.id}/kept`)).body
  expect(items).toEqual([expect.objectContaining({ number: one.number, title: 'beacon one', by: 'Agent' })])
  expect((await world.admin.get(`/tickets/${one.id}`)).body).toMatchObject({
    requester: { email: 'ada@beacon.example' },
    category: { path: 'Imported / beacon' },
  })
  expect((await world.admin.get(`/tickets/${two.id}`)).status).toBe(404)
})

test('asked for twice it is done once, and interrupted it goes on', async () => {
  const run = await bring('signal', file('signal'))
  await world.admin.post(`/imports/${run.id}/undo`)
  expect((await world.admin.post(`/imports/${run.id}/undo`)).status).toBe(202)
  await work(run.id)
  await work(run.id)
  const undone = await look(run.id)
  expect(undone.undo).toMatchObject({ removed: 3, kept: 0 })
  expect((await world.admin.post(`/imports/${run.id}/undo`)).body).toMatchObject({ state: 'undone', undo: undone.undo })
  expect((await world.admin.get(`/imports/${run.id}/kept`)).body.items).toEqual([])
})

test('what the desk did by itself is no touch; who did something meanwhile is not lost', async () => {
  const run = await bring(
    'ember',
    'id,title,requester email\n1,ember one,ula@ember.example\n2,ember two,vic@ember.example\n',
  )
  const [{ id }] = await rows("select id from ticket where title = 'ember one'")
  await desk.superuser.query(
    `insert into event (tenant_id, id, name, subject_kind, subject, audience, changes, actor_kind, actor_name, at)
     values ($1, gen_random_uuid(), 'ticket.closed', 'ticket', $2, '{}', '{}', 'system', 'Mendbook', now())`,
    [world.tenant, id],
  )
  await world.admin.patch('/people/vic@ember.example', { title: 'Keeper' })
  await world.admin.post(`/imports/${run.id}/undo`)
  await work(run.id)
  expect((await look(run.id)).undo).toMatchObject({ removed: 2, kept: 0, people: 1 })
  expect((await world.admin.get('/people/vic@ember.example')).status).toBe(200)
})

test('nothing to take back: what was only tried, or brought nothing', async () => {
  const { body } = await world.admin.upload('/imports', { name: 'idle.csv', content: 'id,title\n1,Idle\n' })
  await work(body.id)
  const refused = await world.admin.post(`/imports/${body.id}/undo`)
  expect([refused.status, refused.body.detail]).toEqual([409, 'It brought no tickets. Nothing was changed.'])
  await world.admin.post(`/imports/${body.id}/run`, { dryRun: true })
  await work(body.id)
  expect((await world.admin.post(`/imports/${body.id}/undo`)).status).toBe(409)
  expect((await world.agent.post(`/imports/${body.id}/undo`)).status).toBe(403)
})
