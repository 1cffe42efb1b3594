import { describe, expect, test } from 'vitest'
import { effectsOf, emptyDefinition, toSent, withKind } from './field-form.ts'

const choices = JSON.stringify([
  { key: 'lyon', label: 'Lyon', retired: true },
  { label: ' ', retired: false },
  { label: 'Rome', retired: false },
])

describe('what is sent', () => {
  test('choices with their keys, without empty ones', () => {
    expect(toSent({ choices }, 'choice').choices).toEqual([
      { key: 'lyon', label: 'Lyon', retired: true },
      { label: 'Rome', retired: false },
    ])
  })
  test.each([
    ['3,5', 3.5],
    ['', null],
    ['many', 'many'],
  ])('a limit of %j', (min, sent) => expect(toSent({ min }, 'number').min).toBe(sent))
  test('nothing that was not changed', () => expect(toSent({ retired: true }, 'text')).toEqual({ active: false }))
  test('another kind leaves behind what it has no use for', () => {
    const changed = withKind({ ...emptyDefinition, kind: 'choice', choices }, { kind: 'number' })
    expect(toSent(changed, 'number')).toMatchObject({ kind: 'number', choices: [], min: null })
  })
})

test('what saving does is said where it concerns somebody', () => {
  expect(effectsOf(emptyDefinition, { ...emptyDefinition, label: 'x' })).toEqual([])
  const [told] = effectsOf(emptyDefinition, { ...emptyDefinition, requesters: 'asked' })
  expect(told).toMatch(/asked for it in the portal/)
})
