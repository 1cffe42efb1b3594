// Orders by fields and lists in groups: pages that neither skip nor repeat, what is empty last, groups and their counts as the rows
// have them, and nothing told by a place in a list that may not be read.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type Someone, type World } from '../../../test/world.ts'
import { broad } from '../fields/walk.store.ts'
import { groupings } from '../views/columns.ts'
import { counted } from './store.ts'

const usual = broad.from
let desk: TestDesk
let world: World

const choices = ['zulu', 'alpha', 'mike'].map((key) => ({ key, label: key.toUpperCase() }))
const spread = <T>(values: readonly T[], index: number) => values[index % values.length]
const without = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  const { admin, agent, requester } = world
  for (const field of [
    { key: 'amount', kind: 'number', requesters: 'shown' },
    { key: 'pick', kind: 'choice', choices, requesters: 'shown' },
    { key: 'day', kind: 'date' },
    { key: 'word', kind: 'text' },
    { key: 'check', kind: 'checkbox' },
    { key: 'some', kind: 'multi', choices },
    { key: 'whom', kind: 'person' },
    { key: 'secret', kind: 'choice', choices },
  ])
    await admin.post('/fields', { label: field.key, ...field })
  for (const path of ['Network', 'Hardware']) await admin.post('/categories', { name: path })
  for (let index = 0; index < 37; index++) {
    const fields = without({
      amount: spread([3, -1.5, undefined, 3, 1e12, 0.1, undefined], index),
      pick: spread(['mike', 'zulu', undefined, 'alpha'], index),
      day: spread(['2026-02-01', undefined, '2025-12-31', '2026-02-01', undefined], index),
      word: spread(['Ärger', 'b', 'A', undefined, 'a b', 'b'], index),
      check: spread([true, undefined, false], index),
      some: spread([['alpha'], ['mike', 'zulu'], undefined], index),
      whom: spread([agent.email, undefined, admin.email, requester.email, undefined], index),
    })
    await spread([admin, requester, agent], index)?.post('/tickets', {
      title: `No. ${index}`,
      ...(index % 3 !== 1 && {
        fields,
        priority: spread(['P1', 'P2', 'P4'], index),
        team: spread(['Service', undefined], index),
        category: spread(['Network', 'Hardware', undefined, undefined], index),
        assignee: spread([agent.email, undefined, admin.email, undefined, undefined], index),
      }),
    })
  }
})
afterAll(() => desk.stop())

interface Row {
  number: string
  group?: string | null
  fields?: Record<string, unknown>
  fieldTexts?: Record<string, string>
}

async function walk(who: Someone, query: string, limit: number): Promise<Row[]> {
  const rows: Row[] = []
  let cursor: string | null = ''
  do {
    const { status, body } = await who.get(`/tickets?${query}&limit=${limit}${cursor && `&cursor=${cursor}`}`)
    expect([status, body.detail]).toEqual([200, undefined])
    rows.push(...body.items)
    cursor = body.nextCursor
  } while (cursor)
  return rows
}
const numbers = (rows: Row[]) => rows.map(({ number }) => number)

const ranked: Record<string, (value: unknown) => unknown> = {
  amount: (value) => value,
  day: (value) => value,
  pick: (value) => choices.findIndex(({ key }) => key === value),
  some: (value) => choices.findIndex(({ key }) => key === (value as string[])[0]),
  check: (value) => String(value),
}

const fields = ['amount', 'pick', 'day', 'word', 'check', 'some', 'whom']
const ways = [broad.from, 1].flatMap((from) =>
  fields.map((key) => ({ key, how: from === 1 ? 'walked' : 'sorted', from })),
)
test.each(ways)('by field.$key, $how: in order both ways, empty last, page by page', async ({ key, from }) => {
  broad.from = from
  for (const sign of ['', '-']) {
    const query = `sort=${sign}field.${key}&columns=field.${key}`
    const all = await walk(world.agent, query, 200)
    if (key === 'whom') {
      const names = all.flatMap(({ fieldTexts }) => fieldTexts?.[key]?.toLowerCase() ?? [])
      expect(new Set(names).size).toBe(3)
      expect(names).toEqual(sign ? [...names].sort().reverse() : [...names].sort())
    }
    expect(all).toHaveLength(37)
    expect(numbers(await walk(world.agent, query, 4))).toEqual(numbers(all))
    const values = all.map(({ fields }) => fields?.[key])
    const held = values.filter((value) => value !== undefined)
    expect(values.slice(0, held.length)).toEqual(held)
    const rank = ranked[key]
    if (!rank) continue
    const places = held.map(rank) as (string | number)[]
    const sorted = [...places].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    expect(places).toEqual(sign ? sorted.reverse() : sorted)
  }
})

const most = counted.most
afterEach(() => {
  broad.from = usual
  counted.most = most
})

const groupWays = [...groupings, 'field.pick'].flatMap((group) =>
  [usual, 1].map((from) => ({ group, from, how: from === 1 ? 'walked' : 'sorted' })),
)
test.each(groupWays)(
  'by $group, $how: rows of a group together, counted alike, page by page in every order',
  async ({ group, from }) => {
    broad.from = from
    const counted = (await world.agent.get(`/tickets/groups?group=${group}`)).body
    expect(counted.atLeast).toBe(false)
    const expected = counted.items.flatMap(({ key, count }: { key: string | null; count: number }) =>
      Array(count).fill(key),
    )
    expect(expected).toHaveLength(37)
    for (const sort of ['-updatedAt', 'priority', 'dueAt', 'number', 'field.amount', '-field.word']) {
      const query = `group=${group}&sort=${sort}`
      const all = await walk(world.agent, query, 200)
      expect(all.map((row) => row.group)).toEqual(expected)
      expect(numbers(await walk(world.agent, query, 5))).toEqual(numbers(all))
      expect(new Set(numbers(all)).size).toBe(37)
    }
  },
)

test.each(groupWays)(
  'by $group, $how: nothing is read of a folded group, and the next begins right behind',
  async (way) => {
    const { group } = way
    broad.from = way.from
    const all = await walk(world.agent, `group=${group}`, 200)
    const keys = [...new Set(all.map((row) => row.group ?? '-'))]
    const [first = '', second = 'gone', ...others] = keys
    const rowsWithout = (...folded: string[]) => all.filter((row) => !folded.includes(row.group ?? '-'))
    const folding = (...folded: string[]) => `group=${group}&folded=${folded.join()}`
    expect(numbers(await walk(world.agent, folding(second), 5))).toEqual(numbers(rowsWithout(second)))
    expect(numbers(await walk(world.agent, folding(first, '-'), 200))).toEqual(numbers(rowsWithout(first, '-')))
    expect(numbers(await walk(world.agent, folding('*', second, '-'), 5))).toEqual(
      numbers(rowsWithout(first, ...others.filter((key) => key !== '-'))),
    )
    expect(await walk(world.agent, folding('*'), 5)).toEqual([])
    expect(await walk(world.agent, folding('gone', 'priority'), 200)).toEqual(all)
    // What is folded is no part of a place: the list goes on behind it.
    const page = (await world.agent.get(`/tickets?group=${group}&limit=3`)).body
    const rest = (
      await world.agent.get(`/tickets?${folding(page.items[2].group ?? '-')}&limit=200&cursor=${page.nextCursor}`)
    ).body.items
    expect(numbers(rest)).toEqual(numbers(all.slice(3).filter((row) => row.group !== page.items[2].group)))
  },
)

test.each(groupWays)('by $group, $how: a list begins at any of its groups', async ({ group, from }) => {
  broad.from = from
  const query = `group=${group}&sort=priority`
  const all = await walk(world.agent, query, 200)
  for (const { key, cursor } of (await world.agent.get(`/tickets/groups?${query}`)).body.items) {
    const page = (await world.agent.get(`/tickets?${query}&limit=200&cursor=${cursor}`)).body.items
    expect(numbers(page)).toEqual(numbers(all.slice(all.findIndex((row) => row.group === key))))
  }
})

test.each([...groupings])(
  'by %s: where counting stops no group is missing, each is counted to its share',
  async (group) => {
    const exact = (await world.agent.get(`/tickets/groups?group=${group}`)).body
    counted.most = 5
    const stopped = (await world.agent.get(`/tickets/groups?group=${group}`)).body
    expect(stopped.items.map(({ key }: { key: string }) => key)).toEqual(
      exact.items.map(({ key }: { key: string }) => key),
    )
    for (const [index, { count, atLeast }] of stopped.items.entries()) {
      const whole = exact.items[index].count
      expect([count, atLeast]).toEqual([Math.min(10, whole), whole >= 10])
    }
  },
)

test('groups have names and an order of their own; what is in none comes last', async () => {
  const names = async (group: string, more = '') =>
    (await world.agent.get(`/tickets/groups?group=${group}${more}`)).body.items.map(
      ({ name }: { name: string }) => name,
    )
  expect(await names('field.pick')).toEqual(['ZULU', 'ALPHA', 'MIKE', null])
  expect(await names('category')).toEqual(['Hardware', 'Network', null])
  expect(await names('priority', '&filter=priority:P1..P3')).toEqual(['P1', 'P3'])
  expect(await names('team', '&filter=team:none')).toEqual([null])
  expect((await names('assignee')).at(-1)).toBe(null)
  expect(await names('none')).toEqual([])
})

test('inside a group the order that was asked for holds', async () => {
  const rows = await walk(world.agent, 'group=priority&sort=-number', 7)
  for (const key of new Set(rows.map(({ group }) => group))) {
    const own = rows.filter(({ group }) => group === key).map(({ number }) => Number(number.slice(2)))
    expect(own).toEqual([...own].sort((a, b) => b - a))
  }
})

test('what has no order or makes no groups is refused; a cursor belongs to one order', async () => {
  const path = async (query: string, who = world.agent) => (await who.get(`/tickets?${query}`)).body.errors?.[0].path
  expect(await path('sort=field.moon')).toBe('sort')
  expect(await path('group=field.amount')).toBe('group')
  expect(await path('group=field.some')).toBe('group')
  expect(await path('group=colour')).toBe('group')
  const { nextCursor } = (await world.agent.get('/tickets?group=status&limit=2')).body
  expect(await path(`group=priority&limit=2&cursor=${nextCursor}`)).toBe('cursor')
  expect(await path(`group=status&limit=2&cursor=${nextCursor}`)).toBe(undefined)
})

test('requesters group and sort their own by what they are shown, and by nothing else', async () => {
  const { requester } = world
  expect((await walk(requester, 'group=field.pick&sort=-field.amount', 3)).length).toBe(12)
  const groups = (await requester.get('/tickets/groups?group=status')).body.items
  expect(groups.map(({ count }: { count: number }) => count).reduce((sum: number, one: number) => sum + one)).toBe(12)
  for (const query of ['sort=field.day', 'group=field.secret'])
    expect((await requester.get(`/tickets?${query}`)).status).toBe(400)
  expect((await requester.get('/tickets/groups?group=field.secret')).status).toBe(400)
})

test('a place in the list tells nothing of what a restricted team noted on a ticket', async () => {
  const asked = await world.agent.post('/tickets', { title: 'Pay slip', team: 'Vault' })
  const { number } = asked.body
  await world.admin.patch(`/tickets/${number}`, { fields: { secret: 'zulu', day: '2020-01-01' } })
  const groups = async (who: Someone) => (await who.get('/tickets/groups?group=field.secret&filter=pay')).body.items
  expect(await groups(world.guard)).toMatchObject([{ key: 'zulu', name: 'ZULU', count: 1 }])
  expect(await groups(world.agent)).toMatchObject([{ key: null, name: null, count: 1 }])
  for (const from of [usual, 1]) {
    broad.from = from
    const first = async (who: Someone) => (await who.get('/tickets?sort=field.day&limit=1')).body.items[0].number
    expect([await first(world.guard), (await first(world.agent)) === number]).toEqual([number, false])
    expect((await walk(world.agent, 'sort=field.day', 5)).filter((row) => row.number === number)).toHaveLength(1)
  }
  expect((await walk(world.agent, 'group=field.secret', 5)).find((row) => row.number === number)?.group).toBe(null)
})

test('a view keeps order and groups, and stands as usual where its field is gone', async () => {
  const save = (more: object) => world.agent.post('/views', { filter: 'is:unresolved', ...more })
  expect((await save({ name: 'X', sort: 'field.moon' })).body.errors[0].path).toBe('sort')
  expect((await save({ name: 'X', group: 'field.amount' })).body.errors[0].path).toBe('group')
  await world.admin.post('/fields', { key: 'brief', label: 'Brief', kind: 'choice', choices })
  expect((await save({ name: 'Picked', sort: '-field.brief', group: 'field.brief' })).status).toBe(201)
  const first = async (query: string) => (await world.agent.get(`/tickets?view=Picked${query}`)).body.items[0]
  expect(await first('')).toMatchObject({ group: null })
  expect(await first('&group=none')).not.toHaveProperty('group')
  await world.admin.delete('/fields/brief')
  expect(await first('')).not.toHaveProperty('group')
  expect((await world.agent.get('/tickets/groups?view=Picked')).body.items).toEqual([])
})
