// The index of values answers as the tickets themselves would: the same questions, by SQL and by looking at each ticket.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type World } from '../../../test/world.ts'
import type { FieldDefinition } from './contract.ts'
import { passes, readTest } from './filter.ts'

let desk: TestDesk
let world: World
const fields = new Map<string, FieldDefinition>()
let tickets: { id: string; fields: Record<string, unknown> }[] = []

const choices = ['one', 'two', 'three'].map((key) => ({ key, label: key.toUpperCase() }))
const days = ['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01']
const drawn = fc.record(
  {
    word: fc.constantFrom('Lyon', 'lyon', 'Ärger', 'a b', 'x'),
    amount: fc.constantFrom(-2, 0, 0.5, 3, 3.25, 1e12),
    pick: fc.constantFrom('one', 'two', 'three'),
    some: fc.uniqueArray(fc.constantFrom('one', 'two', 'three'), { minLength: 1 }),
    day: fc.constantFrom(...days),
    check: fc.boolean(),
  },
  { requiredKeys: [] },
)
const edge = (values: unknown[]) => fc.constantFrom(...values.map(String))
const range = (values: unknown[]) =>
  fc.oneof(
    edge(values),
    fc.tuple(fc.constantFrom('>', '>=', '<', '<='), edge(values)).map((parts) => parts.join('')),
    fc.tuple(edge(values), edge(values)).map((parts) => parts.join('..')),
    edge(values).map((one) => `..${one}`),
    edge(values).map((one) => `${one}..`),
  )
const anyOf = (words: string[]) =>
  fc.uniqueArray(fc.constantFrom(...words), { minLength: 1 }).map((some) => some.join('|'))
const question = fc.oneof(
  fc.tuple(fc.constant('word'), anyOf(['LYON', 'ärger', 'A B', 'nowhere'])),
  fc.tuple(fc.constant('amount'), range([-2, -1, 0, 0.5, 3, 1e12])),
  fc.tuple(fc.constant('pick'), anyOf(['one', 'TWO', 'three'])),
  fc.tuple(fc.constant('some'), anyOf(['one', 'Two'])),
  fc.tuple(fc.constant('day'), range([...days, '2026-02-15'])),
  fc.tuple(fc.constant('check'), anyOf(['yes', 'false'])),
  fc.tuple(fc.constantFrom('word', 'amount', 'pick', 'some', 'day', 'check'), fc.constant('*')),
)

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  for (const field of [
    { key: 'word', kind: 'text' },
    { key: 'amount', kind: 'number' },
    { key: 'pick', kind: 'choice', choices },
    { key: 'some', kind: 'multi', choices },
    { key: 'day', kind: 'date' },
    { key: 'check', kind: 'checkbox' },
  ])
    fields.set(field.key, (await world.admin.post('/fields', { label: field.key, ...field })).body)
  for (const values of fc.sample(drawn, 60)) await world.agent.post('/tickets', { title: 'x', fields: values })
  // Some are changed later, some lose what they had.
  const { items } = (await world.agent.get('/tickets?limit=200')).body
  for (const [index, values] of fc.sample(drawn, 20).entries())
    await world.agent.patch(`/tickets/${items[index].id}`, { fields: { word: null, some: null, ...values } })
  const whole = items.map(async ({ id }: { id: string }) => (await world.agent.get(`/tickets/${id}`)).body)
  tickets = await Promise.all(whole)
})
afterAll(() => desk.stop())

test('by SQL and by looking, the same tickets', async () => {
  await fc.assert(
    fc.asyncProperty(question, async ([key, said]) => {
      const read = readTest(fields.get(key) as FieldDefinition, said)
      if ('wrong' in read) throw new Error(`${key}:${said} ${read.wrong}`)
      const { body } = await world.agent.get(`/tickets?limit=200&fields=${encodeURIComponent(`${key}:${said}`)}`)
      const looked = tickets.filter((ticket) => passes(read, ticket.fields[key])).map(({ id }) => id)
      expect(body.items.map(({ id }: { id: string }) => id).sort()).toEqual(looked.sort())
    }),
    { numRuns: 150 },
  )
})
