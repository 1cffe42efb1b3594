import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { theDesk } from '../../platform/context.ts'
import { act } from '../../platform/events.ts'
import { ruleFor } from './rules.ts'

let desk: TestDesk
let world: World
beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

const rule = (address: string) =>
  act(desk.runtime, { tenant: world.tenant, actor: theDesk, readOnly: true }, (ctx) => ruleFor(ctx, address))
const add = async (kind: 'block' | 'allow', pattern: string) =>
  (await world.admin.post('/mail/sender-rules', { kind, pattern })).body.id as string

test('the closest rule counts, whichever way it goes, and a change counts at once', async () => {
  expect(await rule('loud@sales.shop.example')).toBeUndefined()
  await add('block', '*.example')
  expect(await rule('loud@sales.shop.example')).toEqual({ kind: 'block', pattern: '*.example' })
  const domain = await add('allow', '@sales.shop.example')
  expect(await rule('loud@sales.shop.example')).toEqual({ kind: 'allow', pattern: '@sales.shop.example' })
  await add('block', 'loud@sales.shop.example')
  expect(await rule('loud@sales.shop.example')).toEqual({ kind: 'block', pattern: 'loud@sales.shop.example' })
  expect(await rule('calm@sales.shop.example')).toMatchObject({ kind: 'allow' })
  await world.admin.delete(`/mail/sender-rules/${domain}`)
  expect(await rule('calm@sales.shop.example')).toMatchObject({ kind: 'block', pattern: '*.example' })
})
