// Deleted tickets: gone for everybody, back as they were for thirty days, then gone for good but for the fact.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { emptyBin } from './purge.ts'
import { ofTickets } from './store.ts'

let desk: TestDesk
let world: World
const clock = { at: Date.now(), now: () => new Date(clock.at) }
const day = 24 * 3600 * 1000

beforeAll(async () => {
  desk = await startTestDesk({ clock })
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

async function discussed(title: string) {
  const { id, number } = (await world.requester.post('/tickets', { title, description: 'Axolotl in the pond' })).body
  await world.agent.post(`/tickets/${id}/replies`, { body: 'Seen by quokka' })
  await world.agent.post(`/tickets/${id}/replies`, { body: 'Not our pond', visibility: 'internal' })
  await world.requester.upload(`/tickets/${id}/attachments`, { name: 'pond.txt', content: `pond ${id}` })
  return { id, number }
}
const ids = (answer: { body: { items: { id: string }[] } }) => answer.body.items.map((item) => item.id)

test('a deleted ticket vanishes for everybody, and comes back as it was', async () => {
  const { id, number } = await discussed('Axolotl')
  const before = (await world.admin.get(`/tickets/${id}`)).body
  const counted = (await world.agent.get('/tickets/counts')).body.unresolved
  expect((await world.agent.delete(`/tickets/${id}`)).status).toBe(403)
  expect(before.can.delete.allowed).toBe(true)
  expect((await world.admin.delete(`/tickets/${id}`)).status).toBe(204)
  for (const who of [world.admin, world.agent, world.requester]) {
    for (const path of ['', '/messages', '/events', '/attachments', '/participants', '/links']) {
      expect([path, (await who.get(`/tickets/${id}${path}`)).status]).toEqual([path, 404])
    }
    expect((await who.get(`/tickets/${number}`)).status).toBe(404)
    expect(ids(await who.get('/tickets'))).not.toContain(id)
    for (const q of ['axolotl', number]) expect(ids(await who.get(`/search?q=${q}`))).not.toContain(id)
    expect((await who.post(`/tickets/${id}/replies`, { body: 'Still here?' })).status).toBe(404)
  }
  expect((await world.agent.get('/tickets/counts')).body.unresolved).toBe(counted - 1)
  expect((await world.admin.delete(`/tickets/${id}`)).status).toBe(404)
  expect((await world.agent.get('/tickets/bin')).status).toBe(403)
  const [kept] = (await world.admin.get('/tickets/bin')).body.items
  expect(kept).toMatchObject({ id, number, title: 'Axolotl', deletedBy: { name: 'Admin' } })
  expect(Date.parse(kept.removedAt) - Date.parse(kept.deletedAt)).toBe(30 * day)

  const back = await world.admin.post(`/tickets/${number}/restoration`)
  expect(back.status).toBe(200)
  expect(back.body).toEqual(before)
  expect((await world.requester.get(`/tickets/${id}`)).status).toBe(200)
  expect(ids(await world.requester.get('/search?q=axolotl'))).toContain(id)
  expect((await world.admin.post(`/tickets/${number}/restoration`)).status).toBe(404)
  const told = (await world.admin.get(`/tickets/${id}/events`)).body.items.map((one: { name: string }) => one.name)
  expect(told.slice(-2)).toEqual(['ticket.deleted', 'ticket.restored'])
})

test('who deletes works on the ticket: what one only asked for stays', async () => {
  await world.admin.post('/roles', { name: 'Deleter', permissions: ['tickets.use', 'tickets.work', 'tickets.delete'] })
  await world.admin.patch(`/people/${world.agent.id}`, { roles: ['Deleter'] })
  const { id } = (await world.agent.post('/tickets', { title: 'For the vault' })).body
  await world.admin.put(`/tickets/${id}/assignment`, { team: 'Vault' })
  expect((await world.agent.delete(`/tickets/${id}`)).status).toBe(403)
  await world.admin.delete(`/tickets/${id}`)
  expect((await world.agent.post(`/tickets/${id}/restoration`)).status).toBe(403)
  expect((await world.agent.get(`/tickets/${id}`)).status).toBe(404)
  await world.admin.patch(`/people/${world.agent.id}`, { roles: ['Support Agent'] })
})

test('after thirty days nothing is left of it but that it was there', async () => {
  const [gone, kept] = [await discussed('Gone for good'), await discussed('Still wanted')]
  await world.agent.post(`/tickets/${gone.id}/participants`, { person: 'me' })
  await world.agent.post(`/tickets/${gone.id}/links`, { ticket: kept.id, kind: 'related' })
  await world.agent.patch(`/tickets/${gone.id}`, { title: 'Another name', description: 'Nothing to see' })
  const bulk = await world.agent.post('/bulk-changes', { tickets: [gone.number], change: { priority: 'P1' } })
  const told = `update bulk_item set outcome = 'changed', changes = '{"priority": ["P3", "P1"]}' where ticket_id = $1`
  expect([bulk.status, (await desk.superuser.query(told, [gone.id])).rowCount]).toEqual([202, 1])
  await world.admin.delete(`/tickets/${gone.id}`)
  clock.at += 29 * day
  await emptyBin(desk.runtime)
  expect(ids(await world.admin.get('/tickets/bin'))).toContain(gone.id)
  clock.at += 2 * day
  await emptyBin(desk.runtime)
  expect(ids(await world.admin.get('/tickets/bin'))).not.toContain(gone.id)
  expect((await world.admin.post(`/tickets/${gone.id}/restoration`)).status).toBe(404)
  const { rows: tables } = await desk.superuser.query(
    "select table_name as name from information_schema.columns where column_name = 'ticket_id' and table_schema = 'public'",
  )
  for (const { name } of tables.filter((table) => table.name !== 'bulk_item')) {
    const left = await desk.superuser.query(`select from ${name} where ticket_id = $1`, [gone.id])
    expect([name, left.rowCount]).toEqual([name, 0])
  }
  const items = await desk.superuser.query('select changes from bulk_item where ticket_id = $1', [gone.id])
  expect(items.rows).toEqual([{ changes: {} }])
  const left = await desk.superuser.query('select name, changes::text, was from event where subject = $1 order by id', [
    gone.id,
  ])
  expect(left.rows.map(({ name }) => name)).toEqual(expect.arrayContaining(['ticket.opened', 'ticket.removed']))
  expect(new Set(left.rows.filter(({ name }) => name !== 'ticket.removed').map(({ changes }) => changes))).toEqual(
    new Set(['{}']),
  )
  expect(left.rows.filter(({ was }) => was !== null)).toEqual([])
  expect((await world.requester.get(`/tickets/${kept.id}/messages`)).body.items).toHaveLength(1)
  expect((await world.agent.get(`/tickets/${kept.id}/links`)).body.items).toEqual([])
})

test('whatever belongs to a ticket goes with it, or is on the list of what is removed first', async () => {
  const { rows } = await desk.superuser.query(`select conrelid::regclass::text as name from pg_constraint
    where contype = 'f' and confdeltype in ('a', 'r') and confrelid = any(array['ticket', 'message', 'attachment', 'checklist']::regclass[])`)
  const known = new Set([...ofTickets, 'category', 'person', 'team'])
  expect(rows.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([])
})
