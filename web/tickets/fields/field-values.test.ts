import { describe, expect, test } from 'vitest'
import { contextQuestion } from './context-question.ts'
import type { FieldDefinition, FieldValue } from './field-values.ts'
import { areValues, fieldsOf, filledIn, grouped, inWords, placeIn, wrongFields, wrongIn } from './field-values.ts'

const field = (key: string, more: Partial<FieldDefinition> = {}): FieldDefinition => ({
  id: key,
  key,
  label: key.charAt(0).toUpperCase() + key.slice(1),
  hint: '',
  kind: 'text',
  choices: [],
  types: [],
  categories: [],
  required: 'never',
  requesters: 'asked',
  min: null,
  max: null,
  position: 1,
  active: true,
  indexing: false,
  revision: 1,
  can: { change: { allowed: true, reason: null } },
  ...more,
})

const tree = [
  { id: 'network', ancestors: [] },
  { id: 'vpn', ancestors: ['network'] },
]

describe('which fields a ticket has', () => {
  const fields = [
    field('site'),
    field('cable', { categories: [{ id: 'network', path: 'Network' }] }),
    field('cost', { types: ['request'] }),
    field('old', { active: false }),
  ]
  test.each([
    ['incident', null, ['site']],
    ['incident', 'vpn', ['site', 'cable']],
    ['request', 'network', ['site', 'cable', 'cost']],
  ])('a %s in %s', (type, category, keys) => {
    expect(fieldsOf(fields, placeIn(tree, type, category)).map(({ key }) => key)).toEqual(keys)
  })

  test('what still stands in others is shown, and what nobody defined as well', () => {
    const held = { fields: { old: 'x', cable: 'y', loose: 'z' } }
    const found = grouped(held, [...fields, field('device'), field('location')], placeIn(tree, 'incident', null))
    expect(found.others.map(({ key }) => key)).toEqual(['site', 'cable', 'old'])
    expect(found.context.map(({ key }) => key)).toEqual(['device', 'location'])
    expect(found.missing.map(({ key }) => key)).toEqual(['device', 'location'])
    expect(found.free).toEqual(['loose'])
  })
})

describe('what is wrong is told before it is sent', () => {
  test.each<[Partial<FieldDefinition>, FieldValue, RegExp | null]>([
    [{ kind: 'number' }, 'many', /number/],
    [{ kind: 'number', min: 1 }, '0', /at least 1/],
    [{ kind: 'number', max: 5 }, '5,5', /at most 5/],
    [{ kind: 'number' }, '3,5', null],
    [{ kind: 'link' }, 'javascript:alert(1)', /https/],
    [{ kind: 'link' }, 'https://vendor.example/1', null],
    [{ kind: 'multi', max: 1 }, ['a', 'b'], /at most 1/],
    [{ kind: 'text', min: 3 }, 'ab', /at least 3/],
    [{ kind: 'text' }, '', null],
  ])('%j: %j', (more, value, wrong) => {
    const told = wrongIn(field('x', more), value)
    if (wrong) expect(told).toMatch(wrong)
    else expect(told).toBeUndefined()
  })

  test('what is needed to open says so', () => {
    const fields = [field('a', { required: 'opening' }), field('b', { required: 'resolving' })]
    expect(wrongFields(fields, {})).toEqual({ a: 'Needs an answer.' })
  })
})

test('what is sent is tidied, and holds nothing that was left empty', () => {
  const fields = [field('a', { kind: 'number' }), field('b'), field('c', { kind: 'checkbox' }), field('d')]
  expect(filledIn(fields, { a: ' 3,5 ', b: ' x ', c: false, d: '', other: 'y' })).toEqual({
    a: '3.5',
    b: 'x',
    c: false,
  })
})

test('values in words', () => {
  const choices = [{ key: 'lyon', label: 'Lyon', retired: false }]
  expect(inWords({ kind: 'multi', choices }, ['lyon', 'rome'])).toBe('Lyon, rome')
  expect(inWords({ kind: 'checkbox', choices: [] }, false)).toBe('No')
  expect(inWords({ kind: 'person', choices: [] }, 'id', 'Ada')).toBe('Ada')
})

test.each([
  [{ a: 'x', b: ['y'], c: null, d: true }, true],
  [{ a: { b: 1 } }, false],
  [[1], false],
  [null, false],
])('%j', (kept, fits) => expect(areValues(kept)).toBe(fits))

test('the question names what is missing, once, by first name', () => {
  const asked = contextQuestion('Kwame Driftwood', [field('device', { hint: 'Its label.' })])
  expect(asked).toMatch(/^Hello Kwame,\n\none detail/)
  expect(asked).toContain('- **Device**: Its label.')
  expect(asked).toContain('Add details that help us')
  expect(contextQuestion('', [field('day', { requesters: 'shown' })])).not.toContain('Add details')
})
