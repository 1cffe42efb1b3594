import { describe, expect, test } from 'vitest'
import { blankWish, isWorthKeeping, keyed, longestTitle, parseWish, shorten, toInput, weightOf } from './wish.ts'

describe('how much it holds somebody up', () => {
  test.each([
    ['blocked', false, 'medium', 'high'],
    ['blocked', true, 'high', 'high'],
    ['slowed', false, 'medium', 'medium'],
    ['slowed', true, 'high', 'medium'],
    ['patient', false, 'low', 'low'],
    ['patient', true, 'high', 'low'],
  ] as const)('%s, others too: %s', (hold, others, impact, urgency) => {
    expect(weightOf(hold, others)).toEqual({ impact, urgency })
  })
})

describe('a title', () => {
  const titled = (title: string, details = '') => shorten({ ...blankWish, title, details })

  test('that fits is left alone', () => {
    const wish = { ...blankWish, title: ' My laptop ' }
    expect(shorten(wish)).toBe(wish)
  })

  test('of several lines is its first one, and nothing of it is lost', () => {
    expect(titled('Laptop\nIt beeps', 'Since Monday')).toMatchObject({
      title: 'Laptop',
      details: 'Laptop\nIt beeps\n\nSince Monday',
    })
  })

  test('of 3,000 characters is cut at a word, and stands whole in the details', () => {
    const long = 'word '.repeat(600).trim()
    const { title, details } = titled(long)
    expect(title.length).toBeLessThanOrEqual(longestTitle)
    expect(title).toMatch(/word…$/)
    expect(details).toBe(long)
  })

  test('without a space is cut all the same, not within a character', () => {
    expect(titled('x'.repeat(198) + '😀'.repeat(40)).title.isWellFormed()).toBe(true)
  })
})

describe('sending again', () => {
  let made = 0
  const makeKey = () => `key ${++made}`

  test('the same wish has the same key, also after a reload', () => {
    const first = keyed({ ...blankWish, title: 'a' }, makeKey)
    const reloaded = parseWish(JSON.stringify(first)) ?? blankWish
    expect(keyed(reloaded, makeKey).attempt.key).toBe(first.attempt.key)
  })

  test('another wish is another request', () => {
    const first = keyed({ ...blankWish, title: 'a' }, makeKey)
    expect(keyed({ ...first, title: 'b' }, makeKey).attempt.key).not.toBe(first.attempt.key)
  })
})

test('the server is asked for no more than was said', () => {
  expect(toInput({ ...blankWish, title: ' The  printer ' })).toEqual({
    title: 'The printer',
    impact: 'medium',
    urgency: 'medium',
  })
})

test('answers go with the questions that are there', () => {
  const question = { key: 'room', label: 'Room', help: '', required: true, answer: 'short' as const, choices: [] }
  const wish = { ...blankWish, title: 'Too hot', type: 'room', answers: { room: '4', other: 'x' } }
  expect(toInput(wish, { questions: [question], fields: [] })).toMatchObject({ type: 'room', answers: { room: '4' } })
  expect(toInput(wish)).not.toHaveProperty('answers')
})

test.each(['null', '{', '"x"', null])('a draft that cannot be read (%s) is none', (text) => {
  expect(parseWish(text)).toBeNull()
})

test('a draft of another version keeps what still fits', () => {
  expect(parseWish('{"title":"a","hold":"loudly","colour":"red","category":5}')).toEqual({ ...blankWish, title: 'a' })
})

test('only what somebody wrote is worth keeping', () => {
  expect(isWorthKeeping({ ...blankWish, hold: 'blocked' })).toBe(false)
  expect(isWorthKeeping({ ...blankWish, details: 'x' })).toBe(true)
})

test('for a colleague it says whose request it is', () => {
  expect(toInput({ ...blankWish, title: 'A badge', colleague: ' ines@larkspur.example ' }).requester).toBe(
    'ines@larkspur.example',
  )
  expect(toInput({ ...blankWish, title: 'A badge' })).not.toHaveProperty('requester')
})
