// The language against somebody who reads it by hand. A case is one generated filter: written down, read again, asked of the
// database for one of three callers, and compared over all 200 tickets with what a naive reader says of each.
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asPerson } from '../../src/directory/index.ts'
import { act } from '../../src/platform/events.ts'
import { all } from '../../src/tickets/filter/columns.store.ts'
import { compile } from '../../src/tickets/filter/condition.ts'
import { parse } from '../../src/tickets/filter/parse.ts'
import { print } from '../../src/tickets/filter/print.ts'
import { FilterProblem } from '../../src/tickets/filter/syntax.ts'
import { visible } from '../../src/tickets/policy.ts'
import { startTestDesk, type TestDesk } from '../desk.ts'
import { createWorld, type Someone, type World } from '../world.ts'
import { arbitraryFilter } from './filters.ts'
import { fits, reader, seenBy, type Viewer } from './naive.ts'
import { type Made, makePlaces, makeTickets, type Places } from './tickets.ts'

const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31)
const cases = 10_000
const batch = 50

let desk: TestDesk
let world: World
let places: Places
let tickets: Made[]

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  places = await makePlaces(desk, world)
  tickets = await makeTickets(desk, world.tenant, places, 200, seed)
})
afterAll(() => desk.stop())

async function viewers(): Promise<[Someone, Viewer][]> {
  const viewer = async (who: Someone, sight: Viewer['sight']): Promise<[Someone, Viewer]> => {
    const { actor } = await asPerson(desk.runtime, world.tenant, who.id)
    const teams = [...actor.teams]
    return [
      who,
      {
        id: who.id,
        sight,
        teams,
        closed: places.restricted.filter((id) => !teams.includes(id)),
        organisation: actor.organisation ?? undefined,
      },
    ]
  }
  return Promise.all([viewer(world.admin, 'all'), viewer(world.agent, 'desk'), viewer(world.requester, 'own')])
}

/** Nothing but what reads too long or too deep is left out. */
function written(tree: Parameters<typeof print>[0]): string | undefined {
  const text = print(tree)
  try {
    parse(text)
    return text
  } catch (error) {
    if (error instanceof FilterProblem && /longer|more than/.test(error.message)) return undefined
    throw new Error(`${text}: ${error}`)
  }
}

test(`${cases} filters find what a naive reader finds`, { timeout: 180_000 }, async () => {
  // A requester may name nobody but themselves, and no organisation but their own.
  const { [world.requester.email]: self = '' } = places.people
  const alone = { ...places, organisations: {}, people: { [world.requester.email]: self } }
  const everybody = await viewers()
  const share = Math.ceil(cases / 3 / batch) * batch
  const texts = [places, places, alone].map((known, index) =>
    fc
      // A ticket that one may not see cannot be named either.
      .sample(arbitraryFilter({ ...known, numbered: seenOf(everybody[index]?.[1] as Viewer) }), {
        numRuns: share * 1.5,
        seed,
      })
      .flatMap((tree) => written(tree) ?? [])
      .slice(0, share),
  )
  expect(texts.map(({ length }) => length)).toEqual([share, share, share])
  let found = 0
  for (let from = 0; from < cases; from += batch) {
    const [who, viewer] = everybody[(from / batch) % 3] as [Someone, Viewer]
    const at = Math.floor(from / batch / 3) * batch
    const some = texts[(from / batch) % 3]?.slice(at, at + batch) ?? []
    const filters = some.map((text) => parse(text))
    const answers = await ask(who, filters)
    for (const [index, filter] of filters.entries()) {
      const text = some[index] ?? ''
      expect(print(filter)).toBe(print(parse(print(filter))))
      const expected = tickets
        .filter((ticket) => seenBy(viewer, ticket) && fits(filter, ticket, { viewer, places }))
        .map(({ number }) => number)
      if (answers[index]?.join() !== expected.join())
        throw new Error(`FUZZ_SEED=${seed} as ${who.email}: ${text}\nfound ${answers[index]}\nexpected ${expected}`)
      found += expected.length
    }
  }
  // Filters that fit nothing, or everything, would prove nothing.
  expect(found / (cases * tickets.length)).toBeGreaterThan(0.05)
  expect(found / (cases * tickets.length)).toBeLessThan(0.6)
})

const seenOf = (viewer: Viewer) => new Map([...places.numbered].filter(([, ticket]) => seenBy(viewer, ticket)))

async function ask(who: Someone, filters: ReturnType<typeof parse>[]): Promise<number[][]> {
  const { actor } = await asPerson(desk.runtime, world.tenant, who.id)
  return act(desk.runtime, { tenant: world.tenant, actor, readOnly: true }, async (ctx) => {
    const conditions = (await compile({ ...ctx, now: reader.now }, filters, reader.timeZone)).map(all)
    const told = sql.join(conditions.map((condition) => sql`(${condition}) is true`))
    const query = ctx.db
      .selectFrom('ticket')
      .select([sql<number>`number::int`.as('number'), sql<boolean[]>`array[${told}]`.as('told')])
    const rows = await query.where('tenant_id', '=', ctx.tenant).where(visible(ctx)).orderBy('number').execute()
    return filters.map((_, index) => rows.filter((row) => row.told[index]).map((row) => row.number))
  })
}
