// Two workspaces in one database, and the wall between them: the database's own, and that of the API.
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deskRole } from '../src/platform/database/database.ts'
import { standardCells } from '../src/tickets/priority/weigh.ts'
import { client, startTestDesk, type TestDesk } from './desk.ts'
import { learnWords } from './learning.ts'
import { ownRows } from './tenants-rows.ts'
import { createWorld, type World } from './world.ts'

let desk: TestDesk
let world: World
let other: string

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  other = (await world.stranger.get('/me')).body.tenant.id
  for (const [who, word] of [
    [world.admin, 'zebrafinch'],
    [world.stranger, 'quokkanest'],
  ] as const) {
    await who.put('/priority-matrix', { cells: standardCells })
    await who.post('/organisations', { name: 'Same name', domains: ['same.example'] })
    await who.post('/people', { name: 'Same Person', email: 'same@same.example', title: word })
    await who.post('/teams', { name: 'Same team', members: ['me'] })
    const { id } = (
      await who.post('/tickets', { title: `Shared words and ${word}`, tags: ['same'], fields: { device: 'same' } })
    ).body
    await who.post(`/tickets/${id}/replies`, { body: `Said about ${word}`, visibility: 'internal' })
    await who.post(`/tickets/${id}/participants`, { person: 'me' })
    await who.upload(`/tickets/${id}/attachments`, { name: 'same.txt', content: 'the same bytes' })
    await who.post(`/tickets/${id}/escalation`, { level: 3, question: word, tried: word, reason: word })
    await who.post('/checklist-templates', { name: word, items: [word] })
    await who.post(`/tickets/${id}/checklists`, { template: word })
    await who.post('/bulk-changes', { tickets: [id], change: { addTags: ['same'] } })
    await who.post('/people/same@same.example/invitation')
    const [linked, merged] = [await who.post('/tickets', { title: word }), await who.post('/tickets', { title: word })]
    await who.post(`/tickets/${id}/links`, { ticket: linked.body.id, kind: 'related' })
    await who.post(`/tickets/${merged.body.id}/merge`, { into: id })
    await who.post(`/tickets/${id}/tasks`, { text: word })
    await who.post('/imports/tickets', { source: 'old desk', rows: [{ line: 1, id: '1', title: `Imported ${word}` }] })
    await who.post('/mailboxes', { name: word, address: 'same@desk.example' })
    await who.post('/mail/sender-rules', { kind: 'block', pattern: '@same.example' })
    await who.post('/tickets', { title: 'Twofold' }, { 'idempotency-key': 'the-same-key' })
  }
  await learnWords(desk)
  await ownRows(desk)
})
afterAll(() => desk.stop())

const rows = async <T>(query: string, values: unknown[] = []) => (await desk.superuser.query(query, values)).rows as T[]

/** As the desk queries, but with a statement that forgets the tenant. */
async function asDesk<T>(tenant: string | undefined, run: (db: pg.PoolClient) => Promise<T>): Promise<T> {
  const db = await desk.superuser.connect()
  try {
    await db.query(`begin; set local role ${deskRole}`)
    if (tenant !== undefined) await db.query("select set_config('mendbook.tenant', $1, true)", [tenant])
    return await run(db)
  } finally {
    await db.query('rollback')
    db.release()
  }
}

// Each with the reason why it belongs to no tenant.
const withoutTenant: Record<string, string> = {
  tenant: 'the workspaces themselves: sign-in has to find one by name',
  sign_in_attempt: 'known before any workspace is; holds hashes only',
  schema_migration: 'the schema is one for all; the desk’s role cannot read it',
}
const otherIndexes: Record<string, string> = {
  mailbox_address:
    'mail that is delivered names an address and no workspace; used by one function that tells nothing else',
  person_email: 'sign-in finds the workspaces of an address; used by one function that tells nothing else',
}

describe('in the schema', () => {
  test('every table but the named ones belongs to a tenant', async () => {
    const found = await rows<{ name: string }>(`select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not exists
        (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull)`)
    expect(found.map(({ name }) => name).sort()).toEqual(Object.keys(withoutTenant).sort())
  })

  test('row-level security is on for each of them, for reading and for writing', async () => {
    const found = await rows<{ name: string; on: boolean; policy: string | null }>(`select c.relname as name,
        c.relrowsecurity as on, (select string_agg(p.polcmd::text || pg_get_expr(p.polqual, p.polrelid) ||
          pg_get_expr(p.polwithcheck, p.polrelid), ';') from pg_policy p where p.polrelid = c.oid) as policy
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`)
    expect(found.length).toBeGreaterThan(15)
    const wall = '*(tenant_id = mendbook_tenant())(tenant_id = mendbook_tenant())'
    for (const { name, on, policy } of found) expect([name, on, policy]).toEqual([name, true, wall])
  })

  test('the tenant is the first column of every key and every index', async () => {
    const found = await rows<{ name: string; first: string }>(`select i.relname as name,
        coalesce(a.attname, 'an expression') as first
      from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
      left join pg_attribute a on a.attrelid = x.indrelid and a.attnum = x.indkey[0]
      where c.relnamespace = 'public'::regnamespace and exists
        (select 1 from pg_attribute t where t.attrelid = c.oid and t.attname = 'tenant_id')`)
    expect(found.length).toBeGreaterThan(30)
    const astray = found.filter(({ first }) => first !== 'tenant_id').map(({ name }) => name)
    expect(astray.sort()).toEqual(Object.keys(otherIndexes).sort())
  })

  test('every table has a key, and every reference between tables carries the tenant', async () => {
    const without = await rows<{ name: string }>(`select c.relname as name from pg_class c
      join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id'
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        and not exists (select 1 from pg_index x where x.indrelid = c.oid and x.indisprimary)`)
    expect(without).toEqual([])
    const loose = await rows<{ name: string }>(`select k.conname as name from pg_constraint k
      join pg_class c on c.oid = k.conrelid and c.relnamespace = 'public'::regnamespace
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.contype = 'f' and a.attname <> 'tenant_id'`)
    expect(loose).toEqual([])
  })

  test('the functions that see past the wall are these, and none can be fooled by a search path', async () => {
    const found = await rows<{ name: string; path: string[] | null }>(
      "select proname as name, proconfig as path from pg_proc where pronamespace = 'public'::regnamespace and prosecdef",
    )
    expect(found.map(({ name }) => name.replace('mendbook_', '')).sort()).toEqual(
      'forget_tickets found_tenant frequent mailboxes_of_addresses newest newest_of_many number_from_one rename_tenant said saying says search search_own similar tenants_of_email tickets_found tickets_saying'.split(
        ' ',
      ),
    )
    for (const { path } of found) expect(path?.join()).toMatch(/^search_path=/)
  })
})

describe('in the database', () => {
  const tables = () =>
    rows<{ name: string }>(`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      and a.attname = 'tenant_id' where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`)

  test('the desk runs under a role that owns nothing and bypasses nothing', async () => {
    const { rows: found } = await asDesk(world.tenant, (db) =>
      db.query('select current_user as me, rolsuper, rolbypassrls from pg_roles where rolname = current_user'),
    )
    expect(found).toEqual([{ me: deskRole, rolsuper: false, rolbypassrls: false }])
    const really = await desk.database.pool.query('select current_user as me')
    expect(really.rows).toEqual([{ me: deskRole }])
    expect(await rows("select 1 from pg_class where relowner = $1::regrole and relkind = 'r'", [deskRole])).toEqual([])
  })

  test('a query without a tenant filter returns nothing, or one’s own and nothing else', async () => {
    const counts = await Promise.all(
      (await tables()).map(async ({ name }) => ({
        name,
        all: await rows<{ tenant: string; n: number }>(
          `select tenant_id as tenant, count(*)::int as n from ${name} group by 1`,
        ),
      })),
    )
    expect(
      counts.filter(({ all }) => all.length !== 2).map(({ name }) => name),
      'each table holds something of both workspaces, so that there is something to hide',
    ).toEqual([])
    for (const { name, all } of counts) {
      const seen = (tenant: string | undefined) =>
        asDesk(tenant, async (db) => (await db.query(`select distinct tenant_id as t from ${name}`)).rows)
      expect([name, await seen(undefined), await seen(''), await seen(crypto.randomUUID())]).toEqual([name, [], [], []])
      for (const tenant of [world.tenant, other]) {
        expect([name, await seen(tenant)]).toEqual([name, [{ t: tenant }]])
        const counted = await asDesk(tenant, (db) => db.query(`select count(*)::int as n from ${name}`))
        expect(counted.rows[0].n).toBe(all.find((one) => one.tenant === tenant)?.n)
      }
    }
  })

  test('nothing of another tenant is changed, removed or planted', async () => {
    for (const { name } of await tables()) {
      const touched = async (statement: string) =>
        asDesk(other, async (db) => (await db.query(statement, [world.tenant])).rowCount).catch((error) => error.code)
      const changed = await touched(`update ${name} set tenant_id = tenant_id where tenant_id = $1`)
      const removed = await touched(`delete from ${name} where tenant_id = $1`)
      // The log of events is append-only, also for us.
      expect([name, changed, removed]).toEqual(name === 'event' ? [name, '42501', '42501'] : [name, 0, 0])
      const planted = await touched(
        `insert into ${name} select * from jsonb_populate_record(null::${name}, jsonb_build_object('tenant_id', $1::text))`,
      )
      expect([name, planted]).toEqual([name, '42501'])
    }
  })

  test('the desk’s role makes no workspace, and reads no migrations', async () => {
    const refused = async (statement: string) =>
      asDesk(world.tenant, (db) => db.query(statement)).then(
        () => 'done',
        (error) => error.code,
      )
    expect(await refused("update tenant set name = 'Mine'")).toBe('42501')
    expect(await refused('delete from tenant')).toBe('42501')
    expect(await refused('select * from schema_migration')).toBe('42501')
    expect(await refused('delete from pgboss.job')).toBe('42501')
    expect(await refused('create table public.mine (a int)')).toBe('42501')
  })

  test('the search function finds within the tenant of the transaction only', async () => {
    const found = (tenant: string | undefined, word: string) =>
      asDesk(tenant, (db) =>
        db.query("select id from mendbook_search('ticket', plainto_tsquery('english', $1), 50)", [word]),
      )
    expect((await found(undefined, 'shared')).rows).toEqual([])
    expect((await found(world.tenant, 'quokkanest')).rows).toEqual([])
    expect((await found(other, 'quokkanest')).rows.length).toBeGreaterThan(0)
  })
})

describe('through the API', () => {
  test('search, lists, counts and histories tell each workspace of itself', async () => {
    const paths = [
      '/search?q=shared',
      '/search?q=same@same.example',
      '/search?q=T-1',
      '/tickets?limit=200',
      '/people',
      '/teams',
    ]
    const more = [
      '/organisations',
      '/categories?limit=200',
      '/roles',
      '/api-keys',
      '/jobs',
      '/reaction-failures',
      '/tickets?tag=same',
    ]
    for (const path of [...paths, ...more]) {
      const [ours, theirs] = [await world.admin.get(path), await world.stranger.get(path)]
      expect([path, ours.status, theirs.status]).toEqual([path, 200, 200])
      const ids = (answer: typeof ours) => answer.body.items.map((item: { id: string }) => item.id) as string[]
      expect([path, ids(ours).filter((id) => ids(theirs).includes(id))]).toEqual([path, []])
      expect(JSON.stringify(ours.body)).not.toContain('quokkanest')
      expect(JSON.stringify(theirs.body)).not.toContain('zebrafinch')
    }
    expect((await world.admin.get('/search?q=quokkanest')).body.items).toEqual([])
    const [here, there] = [await world.admin.get('/tickets/tally'), await world.stranger.get('/tickets/tally')]
    const counted = await rows<{ n: number }>(
      'select count(*)::int as n from ticket group by tenant_id order by tenant_id',
    )
    expect([here.body.count, there.body.count]).toEqual(counted.map(({ n }) => n))
  })

  test('numbers, names, sources of imports and idempotency keys are each workspace’s own', async () => {
    for (const who of [world.admin, world.stranger]) {
      expect((await who.get('/tickets/T-1')).status).toBe(200)
      expect((await who.get('/search?q=imported')).body.items).toHaveLength(1)
      expect((await who.get('/search?q=twofold')).body.items).toHaveLength(1)
    }
    const key = { 'idempotency-key': 'of-two-people' }
    const mine = await world.agent.post('/tickets', { title: 'Mine' }, key)
    const yours = await world.guard.post('/tickets', { title: 'Yours' }, key)
    expect([mine.body.title, yours.body.title]).toEqual(['Mine', 'Yours'])
  })

  test('a token is worth nothing under the name of another workspace', async () => {
    const renamed = world.admin.token.slice(0, 3) + world.stranger.token.slice(3, 25) + world.admin.token.slice(25)
    expect((await client(desk, renamed).get('/me')).status).toBe(401)
  })

  test('equal files are kept apart, and each is read by its own workspace', async () => {
    const [file] = (await world.admin.get('/search?q=shared+zebrafinch')).body.items
    const [attachment] = (await world.admin.get(`/tickets/${file.id}/attachments`)).body.items
    expect((await world.admin.get(attachment.url)).body).toBe('the same bytes')
    const [refused, missing] = [
      await world.stranger.get(attachment.url),
      await world.stranger.get(attachment.url.replace(attachment.id, crypto.randomUUID())),
    ]
    expect([refused.status, refused.body]).toEqual([404, missing.body])
  })
})
