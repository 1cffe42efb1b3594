import { expect, test } from 'vitest'
import { summaryOf } from './delivery-words.ts'

type Told = Parameters<typeof summaryOf>[0][number]
const to = (name: string, state: Told['state']): Told => ({ state, person: { id: name, name } as Told['person'] })

test('one line says who was mailed, and first who was not reached', () => {
  expect(summaryOf([to('Kai', 'sent')])).toBe('Mailed to Kai')
  expect(summaryOf([to('Kai', 'sent'), to('Ines', 'sent')])).toBe('Mailed to 2 people')
  expect(summaryOf([to('Kai', 'sent'), to('Ines', 'bounced')])).toBe('Not delivered to Ines, mailed to Kai')
  expect(summaryOf([to('Kai', 'held'), to('Ines', 'suppressed')])).toBe('Goes out in a moment to Kai')
  expect(summaryOf([to('Kai', 'suppressed')])).toBe('Not mailed to Kai')
})
