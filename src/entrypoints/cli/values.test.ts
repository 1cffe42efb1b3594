import { expect, test } from 'vitest'
import type { Field } from './fields.ts'
import type { Terminal } from './terminal.ts'
import { moment, readValue } from './values.ts'

const field = (kind: Field['kind']): Field => ({
  name: 'thing',
  flag: 'thing',
  kind,
  choices: [],
  bareId: false,
  required: false,
  nullable: true,
  description: undefined,
  secret: false,
})
const read = (kind: Field['kind'], typed: string | string[] | boolean) =>
  readValue(field(kind), typed, { readInput: async () => 'piped text\n' } as Terminal)

test.each<[Field['kind'], string | string[] | boolean, unknown]>([
  ['text', 'VPN drops', 'VPN drops'],
  ['text', '-', 'piped text'],
  ['text', false, null],
  ['number', '3', 3],
  ['flag', true, true],
  ['flag', 'false', false],
  ['flag', false, false],
  ['list', ['a, b', 'c'], ['a', 'b', 'c']],
  ['list', ['["a,b"]'], ['a,b']],
  ['list', [''], []],
  ['record', ['{"a":1}'], { a: 1 }],
  ['record', ['site=Porto = east', 'seats:=5'], { site: 'Porto = east', seats: 5 }],
  ['json', '[{"line":1}]', [{ line: 1 }]],
  ['moment', '2026-03-01T10:00:00Z', '2026-03-01T10:00:00.000Z'],
])('a %s typed as %j is %j', async (kind, typed, value) => {
  expect(await read(kind, typed)).toEqual(value)
})

test.each<[Field['kind'], string | string[]]>([
  ['number', 'three'],
  ['flag', 'perhaps'],
  ['record', ['nothing']],
  ['record', ['{"a":']],
  ['json', '{'],
  ['moment', 'yesterday'],
  ['moment', '2026-13-45'],
])('a %s typed as %j is refused by the name of its flag', async (kind, typed) => {
  await expect(read(kind, typed)).rejects.toMatchObject({ exitCode: 2, message: expect.stringMatching(/^--thing /) })
})

test('a time may be a date of this computer, or a while ago', () => {
  const now = new Date('2026-03-08T12:00:00Z')
  expect(moment('7d', now)).toBe('2026-03-01T12:00:00.000Z')
  expect(moment('90m', now)).toBe('2026-03-08T10:30:00.000Z')
  expect(moment('7d', now, true)).toBe('2026-03-15T12:00:00.000Z')
  expect(moment('2026-03-01', now)).toBe(new Date(2026, 2, 1).toISOString())
  expect(moment('2026-03-01 14:05', now)).toBe(new Date(2026, 2, 1, 14, 5).toISOString())
})
