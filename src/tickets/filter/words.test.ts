// Words that hardly anybody says, that thousands say, and that stand everywhere are found in three ways, and found alike.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type Someone, type World } from '../../../test/world.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  const open = async (title: string) => (await world.requester.post('/tickets', { title })).body.number
  const secret = await open('One: quagga')
  for (const [word, number] of [
    ['quagga', await open('Two')],
    ['okapi', await open('Three')],
    ['gnu', await open('Four')],
  ])
    await world.agent.post(`/tickets/${number}/replies`, { body: `The ${word} eats.`, visibility: 'internal' })
  await open('Five: okapi and gnu')
  for (const word of ['quagga', 'okapi', 'gnu'])
    await world.agent.post(`/tickets/${secret}/replies`, { body: `A ${word} sleeps.`, visibility: 'internal' })
  await world.admin.put(`/tickets/${secret}/assignment`, { team: 'Vault' })
  // An agent outside the vault who asked for it sees its public side.
  await desk.superuser.query(
    "update ticket set requester_id = (select id from person where name = 'Agent') where number = 1",
  )
  // Of tickets that are not there: they only make the words frequent.
  const { rows } = await desk.superuser.query('select tenant_id from ticket limit 1')
  for (const [word, many] of [
    ['okapi', 2500],
    ['gnu', 12_500],
  ])
    await desk.superuser.query(
      `insert into search_document (tenant_id, kind, id, at, public) select $1, 'ticket', gen_random_uuid(), now(), to_tsvector('english', $2) from generate_series(1, $3::int)`,
      [rows[0].tenant_id, word, many],
    )
}, 60_000)
afterAll(() => desk.stop())

const titles = async (who: Someone, filter: string) => {
  const { status, body } = await who.get(`/tickets?sort=number&filter=${encodeURIComponent(filter)}`)
  expect([status, body.detail]).toEqual([200, undefined])
  return body.items.map(({ title }: { title: string }) => title.split(':')[0])
}

test.each([
  ['quagga', ['One', 'Two'], ['One', 'Two'], []],
  ['okapi', ['Three', 'Five'], ['One', 'Three', 'Five'], ['Five']],
  ['gnu', ['Four', 'Five'], ['One', 'Four', 'Five'], ['Five']],
  ['-okapi is:unresolved', ['One', 'Two', 'Four'], ['Two', 'Four'], ['Two', 'Three', 'Four']],
  ['okapi OR number:2', ['Two', 'Three', 'Five'], ['One', 'Two', 'Three', 'Five'], ['Two', 'Five']],
])('%s', async (filter, byAgent, byAdmin, byRequester) => {
  expect(await titles(world.agent, filter)).toEqual(byAgent)
  expect(await titles(world.admin, filter)).toEqual(byAdmin)
  expect(await titles(world.requester, filter)).toEqual(byRequester)
})

test('how a word is found depends on how many say it', async () => {
  const { rows } =
    await desk.superuser.query(`with t as (select set_config('mendbook.tenant', tenant_id::text, true) from ticket limit 1)
    select w, (select distinct f.how from mendbook_tickets_found(w::tsquery, 2000, 12000) f) as how
    from t, unnest(array['quagga', 'okapi', 'gnu', 'nobody']) w`)
  expect(rows.map(({ how }) => how)).toEqual(['few', 'many', 'most', null])
})
