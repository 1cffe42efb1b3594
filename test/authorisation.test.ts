// The authorisation matrix, tried: every operation, by everybody, on everybody's records.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operations } from '../src/entrypoints/contract.ts'
import { type Operation, route } from '../src/platform/operation.ts'
import type { Target } from './authorisation-making.ts'
import { matrix, type Principal, principals, type Row, type Whose, whose } from './authorisation-matrix.ts'
import { type Cast, gatherCast, makeTarget, pathTo } from './authorisation-objects.ts'
import { type Answer, type Client, startTestDesk, type TestDesk } from './desk.ts'

let desk: TestDesk
let cast: Cast

beforeAll(async () => {
  desk = await startTestDesk()
  cast = await gatherCast(desk)
})
afterAll(() => desk.stop())

test('every declared operation has a row, and every row an operation', () => {
  expect(Object.keys(matrix).sort()).toEqual(operations.map(({ name }) => name).sort())
})

const unauthenticated = new Set<Principal>(['deactivated', 'expired', 'nobody'])
const among = (names: string | undefined, principal: Principal) => (names ?? '').split(' ').includes(principal)

/** The status that a row promises. */
function promised(row: Row, principal: Principal, of: Whose): number {
  if (row.open) return row.open
  if (unauthenticated.has(principal)) return 401
  if (!among(row.may, principal)) return 403
  const reached = of === 'own' || of === 'others' || of === 'restricted' ? among(row.reach?.[of], principal) : false
  if (row.object && !reached && of !== 'foreign' && of !== 'missing' && among(row.refused?.[of], principal)) return 403
  return !row.object || reached ? (row.ok ?? 200) : 404
}

const kept = new Map<string, Target>()
async function target(row: Row, of: Whose, principal: Principal, fresh: boolean): Promise<Target> {
  const kind = row.object ?? row.lists
  if (!kind) return { id: '', unique: `zz${randomUUID().slice(0, 8)}` }
  const key = `${kind} ${of} ${principal}`
  const known = fresh ? undefined : kept.get(key)
  const found = known ?? (await makeTarget(desk, cast, kind, of, principal))
  if (!fresh) kept.set(key, found)
  return found
}

function send(client: Client, operation: Operation, row: Row, at: Target): Promise<Answer> {
  const { method } = route(operation)
  const url = pathTo(operation, at)
  const body = typeof row.body === 'function' ? row.body(at.unique, at.other ?? '') : row.body
  if (row.file) return client.upload(url, { name: 'log.txt', content: 'line' })
  const asked = row.query ? `${url}?${row.query(at.unique, at.other ?? '')}` : url
  if (method === 'GET') return client.get(asked)
  if (method === 'DELETE') return client.delete(asked)
  return client[method.toLowerCase() as 'post' | 'put' | 'patch'](url, body)
}

/** Some records belong to a workspace and to nobody in it: then there are no others'. */
const triedOn = ({ reach = {} }: Row) => whose.filter((of) => of === 'foreign' || of === 'missing' || of in reach)

/** What a caller could tell apart: everything but the clock. */
const looks = ({ status, body, headers: { date: _, ...headers } }: Answer) => JSON.stringify({ status, body, headers })

const rowOf = (name: string): Row | undefined => matrix[name as keyof typeof matrix]

const named = operations.filter(({ name }) => rowOf(name) && !rowOf(name)?.lists)
describe.each(named.map((operation) => [operation.name, operation] as const))('%s', (name, operation) => {
  const row = rowOf(name) as Row
  test.each(principals)('%s', async (principal) => {
    const answers: Partial<Record<Whose, Answer>> = {}
    for (const of of row.object ? triedOn(row) : (['own'] as const)) {
      const expected = promised(row, principal, of)
      const at = await target(row, of, principal, row.usesUp === true && expected < 300)
      const answer = await send(cast.as[principal], operation, row, at)
      expect([of, answer.status, answer.body?.detail]).toEqual([of, expected, answer.body?.detail])
      answers[of] = answer
    }
    // What one may not see looks exactly like what does not exist, to the byte.
    for (const [of, answer] of Object.entries(answers)) {
      if (answer.status === 404) expect([of, looks(answer)]).toEqual([of, looks(answers.missing as Answer)])
    }
  })
})

const lists = operations.filter(({ name }) => rowOf(name)?.lists)
describe.each(lists.map((operation) => [operation.name, operation] as const))('%s', (name, operation) => {
  const row = rowOf(name) as Row
  test.each(principals)('%s', async (principal) => {
    for (const of of triedOn(row)) {
      if (of === 'missing') continue
      const at = await target(row, of, principal, true)
      const expected = unauthenticated.has(principal) ? 401 : among(row.may, principal) ? 200 : 403
      const answer = await sendList(cast.as[principal], operation, row, at)
      expect([of, answer.status]).toEqual([of, expected])
      if (expected !== 200) continue
      const found = answer.body.items.some((item: { id: string }) => item.id === at.id)
      expect([of, found]).toEqual([of, of !== 'foreign' && among(row.reach?.[of], principal)])
    }
  })
})

const sendList = (client: Client, operation: Operation, row: Row, at: Target) =>
  client.get(`${pathTo(operation, at)}?${row.query?.(at.unique, at.other ?? '') ?? 'limit=200'}`)
