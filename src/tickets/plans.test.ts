// A page of a list reads about as many tickets as it shows, however many there are, also when nothing fits. Counted by the database
// itself: the rows that one transaction fetched.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../test/desk.ts'
import { createWorld, type World } from '../../test/world.ts'
import { asPerson } from '../directory/index.ts'
import type { Context } from '../platform/context.ts'
import { act } from '../platform/events.ts'
import { tally } from './count.store.ts'
import { type Filter, page } from './list.store.ts'
import { orderOf } from './order.store.ts'
import * as time from './time/report.store.ts'
import { conditionsOf } from './views/apply.ts'

const many = 20_000

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  const q = (text: string) => desk.superuser.query(text, [world.tenant, world.requester.id])
  // One every half hour, each answered and with a tag; the newest 500 are unresolved. All say "printer", two of three "toner".
  await q(`insert into ticket (tenant_id, id, number, title, description, type, status, state, priority, priority_by, impact, urgency,
      tags, channel, requester_id, level, public_messages, opened_at, updated_at, resolved_at)
    select $1, gen_random_uuid(), 1000 + i, 'Printer', '', 'incident', s, s, case when i % 400 = 0 then 'P1' else 'P3' end, 'hand', 'low', 'low',
      array['t' || i % 20], 'portal', $2, 1, 1, at, at + interval '1 hour', case when s = 'closed' then at + interval '1 hour' end
    from generate_series(1, ${many}) i, lateral (select now() - interval '30 minutes' * (${many} - i) as at,
      case when i > ${many - 500} then 'open' else 'closed' end as s) t`)
  await q(`insert into search_document (tenant_id, kind, id, owner_id, at, public)
    select $1, 'ticket', id, $2, opened_at, to_tsvector('english', 'printer' || case when number % 3 <> 0 then ' toner' else '' end) from ticket where tenant_id = $1`)
  await q(`insert into time_entry (tenant_id, id, ticket_id, person_id, day, minutes, source, created_at)
    select $1, gen_random_uuid(), id, $2, opened_at::date, 5, 'manual', now() from ticket where tenant_id = $1 and number % 4 = 0`)
  await desk.superuser.query('vacuum analyze')
}, 120_000)
afterAll(() => desk.stop())

interface Read {
  tickets: number
  texts: number
}

/** What was read of both tables by `run`, when it was known how its words are looked for. */
async function reading<T>(filter: string, run: (ctx: Context, filter: Filter) => Promise<T>): Promise<[T, Read]> {
  const { actor } = await asPerson(desk.runtime, world.tenant, world.admin.id)
  return act(desk.runtime, { tenant: world.tenant, actor, readOnly: true }, async (ctx) => {
    const conditions = await conditionsOf(ctx, { filter })
    const before = await readUntilNow(ctx)
    const result = await run(ctx, { conditions })
    const { tickets, texts } = await readUntilNow(ctx)
    return [result, { tickets: tickets - before.tickets, texts: texts - before.texts }]
  })
}

async function readUntilNow({ db }: Context): Promise<Read> {
  const { rows } = await sql<Read>`select
    (pg_stat_get_xact_tuples_returned('ticket'::regclass) + pg_stat_get_xact_tuples_fetched('ticket'::regclass))::int as tickets,
    pg_stat_get_xact_tuples_fetched('search_document'::regclass)::int as texts`.execute(db)
  return rows[0] as Read
}

const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
const old = day(400)

test.each([
  ['-has:reply', 0],
  ['tag:none', 0],
  ['-has:reply tag:none is:done', 0],
  [`resolved:<${old}`, 50],
  [`opened:<${old}`, 50],
  [`is:unresolved opened:<${old}`, 0],
  ['printer', 50],
  ['-printer priority:P1', 0],
  ['toner priority:P1', 33],
  [`printer opened:<${old}`, 50],
  ['assignee:none is:unresolved', 50],
])('%s', async (filter, shown) => {
  const [rows, read] = await reading(filter, (ctx, fits) => page(ctx, fits, orderOf('-updatedAt'), undefined, 50))
  expect(rows).toHaveLength(shown)
  expect(read.tickets).toBeLessThan(many / 20)
  expect(read.texts).toBeLessThan(many / 20)
})

test.each(['-has:reply', 'tag:none'])('%s, in every order', async (filter) => {
  for (const sort of ['number', '-priority', 'status', 'dueAt', '-resolvedAt', 'openedAt'] as const) {
    const [rows, read] = await reading(filter, (ctx, fits) => page(ctx, fits, orderOf(sort), undefined, 50))
    expect([sort, rows.length]).toEqual([sort, 0])
    expect(read.tickets).toBeLessThan(many / 20)
  }
})

test('counting what very many say stops soon, and says so', async () => {
  const count = (filter: string) => reading(filter, tally)
  const [toner, read] = await count('toner')
  expect([toner.atLeast, toner.count > 1000, toner.count < 2000]).toEqual([true, true, true])
  expect(read.texts).toBeLessThan(4000)
  const { rows } = await desk.superuser.query(
    "select count(*)::int from ticket where priority = 'P1' and number % 3 <> 0",
  )
  expect((await count('toner priority:P1'))[0]).toEqual({ count: rows[0].count, atLeast: false })
  const [either, readForEither] = await count('toner OR priority:P1')
  expect(either).toEqual({ count: 2000, atLeast: true })
  expect(readForEither.texts).toBeLessThan(8000)
  expect((await count('is:done'))[0]).toEqual({ count: 10_000, atLeast: true })
})

test('the time report looks at no ticket but those that it names', async () => {
  const [[rows, total], read] = await reading('', (ctx) => {
    const filter = { from: day(370), to: day(0) }
    return Promise.all([time.rows(ctx, filter, 'team', 10), time.total(ctx, filter)])
  })
  expect(rows).toEqual([{ id: null, name: '', number: null, ...total }])
  expect(total.tickets).toBe(total.entries)
  expect(read.tickets).toBe(0)
})
