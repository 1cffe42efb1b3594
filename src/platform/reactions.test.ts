// Reactions in the transaction of their event: they see it, they stand and fall by themselves, and they say what led to what.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../test/desk.ts'
import { createWorld, type World } from '../../test/world.ts'
import { asPerson } from '../directory/index.ts'
import type { Context } from './context.ts'
import { act, type Runtime } from './events.ts'
import type { Reaction } from './reactions.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

/** Runs a verb as the admin, with these reactions and no others. */
async function withReactions<T>(reactions: Reaction[], verb: (ctx: Context) => Promise<T>): Promise<T> {
  const runtime: Runtime = { ...desk.runtime, reactions }
  const { actor } = await asPerson(runtime, world.tenant, world.admin.id)
  return act(runtime, { tenant: world.tenant, actor }, verb)
}

const reaction = (name: string, run: Reaction['run'], on: Reaction['on'] = ['thing.happened']): Reaction => ({
  name,
  on,
  run,
})

const happened = (ctx: Context, id: string, name: `${string}.${string}` = 'thing.happened') =>
  ctx.record({ name, subject: { kind: 'thing', id }, changes: { of: name }, audience: ['directory'] })

/** A row of its own for each step, by which the tests see what stands. */
const leave = (ctx: Context, mark: string) =>
  sql`insert into organisation (tenant_id, id, name, created_at) values (${ctx.tenant}, ${ctx.newId()}, ${mark}, ${ctx.now})`.execute(
    ctx.db,
  )

const marks = async (like: string) => {
  const { rows } = await desk.superuser.query('select name from organisation where name like $1 order by id', [
    `${like}%`,
  ])
  return rows.map((row) => row.name.slice(like.length) as string)
}

const events = async (subject: string) => {
  const { rows } = await desk.superuser.query(
    'select id, name, caused_by, changes, actor_name from event where subject = $1 order by id',
    [subject],
  )
  return rows as {
    id: string
    name: string
    caused_by: string | null
    changes: Record<string, string>
    actor_name: string
  }[]
}

test('they run in declared order, in the same transaction, and see what it did', async () => {
  const seen: string[] = []
  const look = (name: string) =>
    reaction(name, async (ctx) => {
      const { rows } = await sql<{
        n: number
      }>`select count(*)::int as n from organisation where name like 'order %'`.execute(ctx.db)
      seen.push(`${name} sees ${rows[0]?.n}`)
      await leave(ctx, `order ${name}`)
    })
  await withReactions([look('b'), look('a'), look('c')], async (ctx) => {
    await leave(ctx, 'order verb')
    await happened(ctx, ctx.newId())
  })
  expect(seen).toEqual(['b sees 1', 'a sees 2', 'c sees 3'])
  expect(await marks('order ')).toEqual(['verb', 'b', 'a', 'c'])
})

test('a verb that fails takes its reactions and its events with it', async () => {
  const subject = crypto.randomUUID()
  const failing = withReactions(
    [reaction('leave', (ctx) => leave(ctx, 'gone reaction').then(() => undefined))],
    async (ctx) => {
      await happened(ctx, subject)
      throw new Error('changed my mind')
    },
  )
  await expect(failing).rejects.toThrow('changed my mind')
  expect([await marks('gone '), await events(subject)]).toEqual([[], []])
})

test.each([
  ['throws', async () => Promise.reject(new Error('no such rule\n  at secret/place.ts'))],
  ['is refused by the database', async (ctx: Context) => void (await sql`select 1 / 0`.execute(ctx.db))],
  [
    'writes what the schema forbids',
    async (ctx: Context) => void (await sql`insert into team (id) values (null)`.execute(ctx.db)),
  ],
])('one that %s is undone alone, and recorded as failed; the change stands', async (how, fail) => {
  const subject = crypto.randomUUID()
  const mark = `${how} `
  const broken = reaction('broken', async (ctx, event) => {
    await leave(ctx, `${mark}broken`)
    await happened(ctx, event.subject.id, 'thing.broken')
    await fail(ctx)
  })
  const sound = (name: string) => reaction(name, (ctx) => leave(ctx, mark + name).then(() => undefined))
  await withReactions([sound('before'), broken, sound('after')], async (ctx) => {
    await leave(ctx, `${mark}verb`)
    await happened(ctx, subject)
  })
  expect(await marks(mark)).toEqual(['verb', 'before', 'after'])
  const [first, second, ...more] = await events(subject)
  expect([first?.name, second?.name, more]).toEqual(['thing.happened', 'reaction.failed', []])
  expect(second).toMatchObject({ caused_by: first?.id, changes: { reaction: 'broken' } })
  expect(second?.changes.error).not.toContain('secret/place')
  const { items } = (await world.admin.get('/reaction-failures')).body
  expect(items[0]).toMatchObject({ reaction: 'broken', subject, causedBy: first?.id, error: second?.changes.error })
  expect((await world.stranger.get('/reaction-failures')).body.items).toEqual([])
})

test('care is taken only where something failed: then all of it runs again', async () => {
  const runs = { verb: 0, fine: 0, broken: 0 }
  const fine = reaction('fine', async (ctx) => {
    runs.fine++
    await leave(ctx, `care ${runs.fine}`)
  })
  const broken = reaction('broken', async () => {
    runs.broken++
    throw new Error('as ever')
  })
  const verb = async (ctx: Context) => {
    runs.verb++
    // Not even a verb that ignores what became of its reactions leaves half of them behind.
    await happened(ctx, ctx.newId()).catch(() => undefined)
  }
  await withReactions([fine], verb)
  expect(runs).toEqual({ verb: 1, fine: 1, broken: 0 })
  await withReactions([fine, broken], verb)
  expect(runs).toEqual({ verb: 3, fine: 3, broken: 2 })
  expect(await marks('care ')).toEqual(['1', '3'])
})

test('what a reaction records is caused by its event, in its name, down the chain', async () => {
  const subject = crypto.randomUUID()
  const rule = {
    kind: 'rule' as const,
    id: crypto.randomUUID(),
    name: 'Rule 12',
    permissions: new Set<never>(),
    teams: new Set<never>(),
  }
  const chain = [
    reaction('first', (ctx, event) => happened(ctx.as(rule), event.subject.id, 'thing.routed')),
    reaction('second', (ctx, event) => happened(ctx, event.subject.id, 'thing.timed'), ['thing.routed']),
  ]
  await withReactions(chain, (ctx) => happened(ctx, subject))
  const [one, two, three] = await events(subject)
  expect([one?.name, two?.name, three?.name]).toEqual(['thing.happened', 'thing.routed', 'thing.timed'])
  expect([one?.caused_by, two?.caused_by, three?.caused_by]).toEqual([null, one?.id, two?.id])
  expect([one?.actor_name, two?.actor_name, three?.actor_name]).toEqual(['Admin', 'Rule 12', 'Rule 12'])
})

test('one that fails takes what it caused with it, and nothing else; one that it caused may fail alone', async () => {
  const [outerFails, innerFails] = [crypto.randomUUID(), crypto.randomUUID()]
  const inner = reaction('inner', (ctx) => leave(ctx, 'nest inner').then(() => undefined), ['thing.inner'])
  const outer = (fail: boolean) =>
    reaction('outer', async (ctx, event) => {
      await leave(ctx, 'nest outer')
      await happened(ctx, event.subject.id, 'thing.inner')
      if (fail) throw new Error('after the inner one')
    })
  await withReactions([outer(true), inner], (ctx) => happened(ctx, outerFails))
  expect([await marks('nest '), (await events(outerFails)).map(({ name }) => name)]).toEqual([
    [],
    ['thing.happened', 'reaction.failed'],
  ])
  const broken = reaction('inner', () => Promise.reject(new Error('inner')), ['thing.inner'])
  await withReactions([outer(false), broken], (ctx) => happened(ctx, innerFails))
  expect(await marks('nest ')).toEqual(['outer'])
  expect((await events(innerFails)).map(({ name, changes }) => changes.reaction ?? name)).toEqual([
    'thing.happened',
    'thing.inner',
    'inner',
  ])
})

test('a transaction that has to run again leaves each event once', async () => {
  const subject = crypto.randomUUID()
  let tries = 0
  await withReactions([], async (ctx) => {
    await happened(ctx, subject)
    if (++tries < 3)
      await sql.raw("do $$ begin raise exception 'again' using errcode = '40001'; end $$").execute(ctx.db)
  })
  expect([tries, (await events(subject)).length]).toEqual([3, 1])
})

test('what only reads writes nothing, whatever it tries', async () => {
  const { actor } = await asPerson(desk.runtime, world.tenant, world.admin.id)
  const sneaky = act(desk.runtime, { tenant: world.tenant, actor, readOnly: true }, (ctx) => leave(ctx, 'sneaky '))
  await expect(sneaky).rejects.toThrow()
  expect(await marks('sneaky ')).toEqual([])
})
