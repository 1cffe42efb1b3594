import { expect, test } from 'vitest'
import { answerOf, sendWords, summaryOf } from './delivery-words.ts'

type Told = Parameters<typeof summaryOf>[0][number]
const to = (name: string, state: Told['state']): Told => ({ state, person: { id: name, name } as Told['person'] })

test('one line says who was mailed, and first who was not reached', () => {
  expect(summaryOf([to('Kai', 'sent')])).toBe('Mailed to Kai')
  expect(summaryOf([to('Kai', 'sent'), to('Ines', 'sent')])).toBe('Mailed to 2 people')
  expect(summaryOf([to('Kai', 'sent'), to('Ines', 'bounced')])).toBe('Not delivered to Ines, mailed to Kai')
  expect(summaryOf([to('Kai', 'held'), to('Ines', 'suppressed')])).toBe('Goes out in a moment to Kai')
  expect(summaryOf([to('Kai', 'suppressed')])).toBe('Not mailed to Kai')
})

test('that people are not mailed their own words is no news', () => {
  expect(summaryOf([to('Kai', 'suppressed')], 'Kai')).toBe('Mailed to nobody else')
  expect(summaryOf([to('Kai', 'suppressed'), to('Ines', 'sent')], 'Kai')).toBe('Mailed to Ines')
  expect(summaryOf([to('Kai', 'suppressed'), to('Ines', 'suppressed')], 'Kai')).toBe('Not mailed to Ines')
  expect(summaryOf([to('Kai', 'failed')], 'Kai')).toBe('Not delivered to Kai')
})

test('what a server said stands once', () => {
  const response = '550 5.1.1 No such user'
  expect(answerOf({ reason: `There is no such mailbox: ${response}. Ask them for another address.`, response })).toBe(
    null,
  )
  expect(answerOf({ reason: 'There is no such mailbox.', response })).toBe(response)
  expect(answerOf({ reason: null, response: null })).toBe(null)
})

test('only what went can go again', () => {
  expect(sendWords({ state: 'suppressed' })).toBe('Send anyway')
  expect(sendWords({ state: 'queued' })).toBe('Send now')
  expect(sendWords({ state: 'bounced' })).toBe('Send again')
})
