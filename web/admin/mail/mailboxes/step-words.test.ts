import { expect, test } from 'vitest'
import type { Step } from './step-words.ts'
import { outcomeOf } from './step-words.ts'

const step = (name: Step['step'], state: Step['state']): Step => ({
  step: name,
  state,
  detail: null,
  problem: null,
  hint: null,
  ms: null,
})

test('a test says in one sentence how it went', () => {
  expect(outcomeOf({ state: 'running', steps: [] })).toBe('Trying it out')
  expect(outcomeOf({ state: 'failed', steps: [step('dns', 'ok'), step('login', 'failed')] })).toBe('One step failed')
  expect(outcomeOf({ state: 'ok', steps: [step('dns', 'ok'), step('idle', 'skipped')] })).toBe('Everything works')
  expect(outcomeOf({ state: 'ok', steps: [step('dns', 'skipped')] })).toBe('There was nothing to try out')
})
