// How much of the world is split as its readers expect: mails of every program and language that could be thought of.
import { expect, test } from 'vitest'
import { world } from './world-for-tests.ts'

const failing = (cases: typeof world) =>
  cases.flatMap(({ name, judge }) => {
    const got = judge()
    return got === null ? [] : [`${name}\n${got}`]
  })

test.each([
  ['mails by which the rules were made', false, 0.98],
  ['mails kept apart while they were', true, 0.94],
] as const)('%s', (_, held, least) => {
  const cases = world.filter((each) => each.held === held)
  const failed = failing(cases)
  expect(cases.length).toBeGreaterThan(200)
  expect(1 - failed.length / cases.length, failed.join('\n-----\n')).toBeGreaterThanOrEqual(least)
})

test('what people write that only looks like a quote or a signature is not folded', () => {
  const failed = failing(world.filter(({ name }) => name.startsWith('traps')))
  expect(failed.length, failed.join('\n-----\n')).toBeLessThanOrEqual(2)
})
