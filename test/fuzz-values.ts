// Values for the fuzz test: what a schema asks for, nearly that, and what people with bad intentions send instead.
import fc from 'fast-check'

export interface Json {
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Json[]
  items?: Json
  properties?: Record<string, Json>
  required?: string[]
  propertyNames?: Json
  additionalProperties?: Json | boolean
  format?: string
  pattern?: string
  description?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
}

/** Strings that have broken somebody's software. */
const hostileStrings = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfffy',
  '\u202egnp.exe',
  '\u2066x',
  '\u0007',
  '\u0085',
  '\u2028',
  '\r\nSet-Cookie: a=b',
  "'; drop table ticket; --",
  'priority;drop table',
  '" or 1=1',
  '$1',
  '{{7*7}}<%= 7*7 %>',
  '<script>alert(1)</script>',
  '<svg onload=alert(1)>',
  '../../etc/passwd',
  'C:\\con\\nul',
  '%',
  '%%_%',
  '\\',
  '__proto__',
  'constructor',
  'toString',
  'T-99999999999999999999',
  'T-0',
  '99999999999999999999999999',
  '1e999',
  'NaN',
  '-1',
  '0x10',
  'null',
  'undefined',
  'infinity',
  'epoch',
  'now',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '2024-02-30T00:00:00Z',
  '2024-06-30T23:59:60Z',
  '+275760-09-13T00:00:00.000Z',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '"unbalanced',
  'a & | ! b',
  "it's:*",
  ':*',
  'or',
  '-',
  '<-> (',
  '½',
  'ﷺ',
  'ß ẞ İ ı',
  '👩‍👩‍👧‍👦',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢',
  'me',
  'none',
  'mine',
  'a,b,,c',
  ','.repeat(300),
  'x'.repeat(201),
  'é'.repeat(5000),
  'word '.repeat(60_000),
]

const hostileValues: unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  0.5,
  1e21,
  2 ** 53,
  -(2 ** 63),
  1e308,
  5e-324,
  [],
  [[]],
  [null],
  {},
  { length: 1e9 },
  { toString: 'x', valueOf: 1 },
  // biome-ignore lint/suspicious/noThenProperty: something that calls itself a promise is the point
  { then: 'x' },
  { $gt: '' },
  Object.fromEntries([['__proto__', { admin: true }]]),
  { constructor: { prototype: { admin: true } } },
  { a: { b: { c: Object.fromEntries([['__proto__', 1]]) } } },
  nested(40),
  Array(2000).fill('x'),
]

function nested(depth: number): unknown {
  return depth === 0 ? 'deep' : [nested(depth - 1)]
}

/** UTF-16 units at random: half of an emoji, controls, anything. */
const units = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd800, max: 0xdfff })), { maxLength: 12 })
  .map((codes) => String.fromCharCode(...codes))

export const hostileString = fc.oneof(fc.constantFrom(...hostileStrings), units, fc.string({ unit: 'binary' }))

export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: hostileString, weight: 3 },
  { arbitrary: fc.constantFrom(...hostileValues), weight: 2 },
  { arbitrary: fc.jsonValue({ maxDepth: 3 }), weight: 1 },
)

/** Ids and names of records that exist, by kind. */
export type Known = Record<string, string[]>

const kindOfField: Record<string, string> = {
  requester: 'person',
  assignee: 'person',
  members: 'person',
  team: 'team',
  teams: 'team',
  ownerTeam: 'team',
  parent: 'category',
  moveTo: 'category',
  categories: 'category',
  copy: 'ticketType',
  role: 'role',
  roles: 'role',
  attachments: 'attachment',
  owner: 'person',
  template: 'checklistTemplate',
}

const anything = (known: Known) => fc.constantFrom(...Object.values(known).flat())

/** Mostly what the field names, sometimes a record of another kind or workspace. */
export function referenceIn(name: string, known: Known): fc.Arbitrary<string> {
  const fitting = known[kindOfField[name] ?? name]
  if (!fitting) return anything(known)
  return fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...fitting) }, { weight: 1, arbitrary: anything(known) })
}

/** @param name of the field; a field that names a record gets one that exists */
export function valueFor(schema: Json, known: Known, name = ''): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => valueFor({ ...one }, known, name)))
  switch (schema.type) {
    case 'string':
      return stringFor(schema, known, name)
    case 'integer':
    case 'number':
      return fc.integer({ min: bounded(schema.minimum ?? 0), max: bounded(schema.maximum ?? 1000) })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(valueFor(schema.items ?? {}, known, name), { maxLength: 3 })
    case 'object':
      return schema.properties ? objectFor(schema, known) : recordFor(schema, known)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

const bounded = (value: number) => Math.max(-1e6, Math.min(1e6, value))

function stringFor(
  { format, pattern, description, maxLength }: Json,
  known: Known,
  name: string,
): fc.Arbitrary<string> {
  if (format === 'uuid') return referenceIn(name, known)
  if (format === 'email') return fc.integer({ max: 9999, min: 0 }).map((n) => `person${n}@larkfield.example`)
  if (format === 'date')
    return fc.integer({ min: 0, max: 36_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))
  if (format === 'date-time')
    return fc.date({ noInvalidDate: true, min: new Date(0) }).map((date) => date.toISOString())
  if (description?.startsWith('id or')) return referenceIn(name, known)
  if (pattern?.includes('[a-z0-9-]')) return fc.constantFrom('a.example', 'mill.example', 'xn--mnchen-3ya.example')
  if (name === 'filter') return filterText
  if (pattern && known[name]) return referenceIn(name, known)
  if (pattern) return fc.constantFrom('site', 'floor_2', '7', '-3', 'constructor')
  return fc.string({ minLength: 1, maxLength: Math.min(maxLength ?? 40, 60) }).map((text) => text.trim() || 'text')
}

/** Mostly understood, seldom finished. */
const filterText = fc
  .array(
    fc.constantFrom(
      ...[
        'is:open',
        'is:unassigned,waiting',
        'assignee:me',
        '-team:none',
        'team:mine',
        'priority:P1..P2',
        'tag:vpn',
        'drops',
      ],
      ...[
        'opened:>2026-01-01',
        'updated:-7d',
        'resolved:none',
        '"printer drops"',
        '(',
        ')',
        'OR',
        '-',
        'has:attachment',
        '"',
      ],
      ...[
        'number:..99999',
        'level:>1',
        'field.site:Lyon',
        'field.constructor:>5',
        'requester:me',
        'category:none',
        'nobody:x',
        'is:',
      ],
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(' '))

function objectFor({ properties = {}, required = [] }: Json, known: Known) {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, valueFor(schema, known, name)]),
  )
  return fc.record(fields, { requiredKeys: required })
}

const recordFor = ({ propertyNames, additionalProperties }: Json, known: Known) =>
  fc.dictionary(
    stringFor(propertyNames ?? {}, known, ''),
    typeof additionalProperties === 'object' ? valueFor(additionalProperties, known) : fc.jsonValue(),
    { maxKeys: 5 },
  )
