// Every order of the list, page by page: nothing is skipped, nothing comes twice, and what has no date stands last.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../test/desk.ts'
import { createWorld, type World } from '../../test/world.ts'
import { sorts } from './views/columns.ts'
import { statuses } from './workflow.ts'

let desk: TestDesk
let world: World

interface Item {
  id: string
  number: string
  status: (typeof statuses)[number]
  priority: string
  openedAt: string
  updatedAt: string
  dueAt: string | null
  resolvedAt: string | null
}
let items: Item[]

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  for (let i = 0; i < 26; i++) await world.agent.post('/tickets', { title: `Ticket ${i}` })
  // Some share a date, and most have none.
  await desk.superuser.query(`update ticket set status = (array['new', 'open', 'pending', 'resolved', 'closed'])[1 + number * 7 % 5],
    priority = 'P' || 1 + number * 5 % 4, due_at = case when number % 3 = 0 then timestamptz '2026-01-01' + interval '1 day' * (number % 4) end,
    resolved_at = case when number % 4 = 1 then timestamptz '2026-02-01' - interval '1 day' * (number % 5) end`)
  const { rows } =
    await desk.superuser.query(`select id, 'T-' || number as number, status, priority, opened_at as "openedAt",
    updated_at as "updatedAt", due_at as "dueAt", resolved_at as "resolvedAt" from ticket`)
  items = JSON.parse(JSON.stringify(rows))
})
afterAll(() => desk.stop())

function key(item: Item, sort: string, down: boolean): [number | string, number | string] {
  const without = down ? '' : '~'
  switch (sort) {
    case 'number':
      return [Number(item.number.slice(2)), 0]
    case 'priority':
      return [item.priority, Number(item.number.slice(2))]
    case 'status':
      return [statuses.indexOf(item.status), item.id]
    default:
      return [item[sort as 'dueAt'] ?? without, item.id]
  }
}

test.each(sorts.flatMap((sort) => [sort, `-${sort}`]))('%s', async (sort) => {
  for (const filter of ['', 'status:pending,closed', 'due:none', 'resolved:none is:unresolved']) {
    const [name, sign] = [sort.replace('-', ''), sort.startsWith('-') ? -1 : 1]
    const fits = ({ status, dueAt, resolvedAt }: Item) =>
      filter === '' ||
      (filter === 'due:none' && dueAt === null) ||
      (filter.includes('pending') && (status === 'pending' || status === 'closed')) ||
      (filter.includes('unresolved') && resolvedAt === null && statuses.indexOf(status) < 4)
    const wanted = items.filter(fits).sort((a, b) => {
      const [one, other] = [key(a, name, sign < 0), key(b, name, sign < 0)]
      return sign * (compare(one[0], other[0]) || compare(one[1], other[1]))
    })
    const found: string[] = []
    for (let cursor = ''; ; ) {
      const query = `sort=${sort}&limit=4&filter=${encodeURIComponent(filter)}`
      const { body } = await world.agent.get(`/tickets?${query}${cursor && `&cursor=${cursor}`}`)
      found.push(...body.items.map(({ number }: Item) => number))
      if (!body.nextCursor) break
      cursor = body.nextCursor
    }
    expect([filter, found]).toEqual([filter, wanted.map(({ number }) => number)])
  }
})

const compare = (a: number | string, b: number | string) => (a < b ? -1 : a > b ? 1 : 0)
