import { describe, expect, test } from 'vitest'
import { blankForm, isWorthKeeping, missingIn, parseForm, toInput } from './form.ts'

const requester = { id: 'p1', name: 'Ada', email: null }
const filled = { ...blankForm, requester, title: '  Printer \n jam ', description: ' It blinks. ' }

describe('what the server is asked', () => {
  test('the least that can work', () => {
    expect(toInput({ ...blankForm, requester, title: 'Printer' })).toEqual({
      title: 'Printer',
      channel: 'phone',
      impact: 'medium',
      urgency: 'medium',
      requester: 'p1',
    })
  })

  test('a priority by hand in place of impact and urgency', () => {
    expect(toInput({ ...filled, priority: 'P1' })).not.toHaveProperty('impact')
    expect(toInput({ ...filled, priority: 'P1' }).priority).toBe('P1')
  })

  test('texts and tags tidied, each tag once', () => {
    expect(toInput({ ...filled, tags: 'VPN, vpn ,, laptop' })).toMatchObject({
      title: 'Printer jam',
      description: 'It blinks.',
      tags: ['vpn', 'laptop'],
    })
  })
})

test('what is missing is said by field', () => {
  expect(Object.keys(missingIn(blankForm))).toEqual(['requester', 'title'])
  expect(missingIn(filled)).toEqual({})
})

describe('a form that was kept', () => {
  test('comes back as it was', () => {
    expect(parseForm(JSON.stringify(filled))).toEqual(filled)
  })
  test('is completed where it is old, and cleaned of what is not of its kind', () => {
    expect(parseForm('{"title":"x","type":7,"evil":1}')).toEqual({ ...blankForm, title: 'x' })
  })
  test.each(['', 'null', '{', '3'])('is none when it cannot be read: %s', (text) => {
    expect(parseForm(text)).toBeNull()
  })
})

test('answers are sent where somebody asks', () => {
  const question = { key: 'system', label: 'System', help: '', required: true, answer: 'short', choices: [] } as const
  const form = { ...filled, type: 'access', answers: { system: ' Ledger ', other: 'x' } }
  expect(toInput(form, [{ ...question, choices: [] }])).toMatchObject({ type: 'access', answers: { system: 'Ledger' } })
  expect(toInput(form)).not.toHaveProperty('answers')
})

test('an untouched form is not kept', () => {
  expect(isWorthKeeping({ ...blankForm, type: 'bug' })).toBe(false)
  expect(isWorthKeeping({ ...blankForm, requester })).toBe(true)
})
