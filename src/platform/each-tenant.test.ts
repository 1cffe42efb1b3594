import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../test/desk.ts'
import { createWorld, type World } from '../../test/world.ts'
import { eachTenant } from './each-tenant.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

test('each workspace has its turn until it is done; one that fails costs the others nothing, and is told', async () => {
  const turns: string[] = []
  const failing = [world.tenant]
  const done = eachTenant(desk.runtime, async ({ tenant }) => {
    turns.push(tenant)
    if (failing.includes(tenant)) throw new Error('out of order')
    return turns.filter((one) => one === tenant).length < 3
  })
  await expect(done).rejects.toThrow('out of order')
  const others = turns.filter((tenant) => tenant !== world.tenant)
  expect([turns.length - others.length, others.length, new Set(others).size]).toEqual([1, 3, 1])
})
