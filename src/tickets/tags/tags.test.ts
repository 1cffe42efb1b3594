import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type World } from '../../../test/world.ts'

let desk: TestDesk
let world: World
beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

test('tags are listed by their beginning, once each; those of tickets that one may not see are not', async () => {
  const open = (body: object) => world.admin.post('/tickets', body)
  await open({ title: 'One', tags: ['vpn', 'vpn-west'] })
  await open({ title: 'Two', tags: ['VPN', 'printer', '100%'] })
  await open({ title: 'Three', tags: ['vpn-secret'], team: 'Vault' })
  const of = async (who: typeof world.agent, q?: string) => (await who.get(`/tags${q ? `?q=${q}` : ''}`)).body.items
  expect(await of(world.agent, 'VP')).toEqual(['vpn', 'vpn-west'])
  expect(await of(world.admin, 'vpn')).toEqual(['vpn', 'vpn-secret', 'vpn-west'])
  expect(await of(world.agent)).toEqual(['100%', 'printer', 'vpn', 'vpn-west'])
  expect((await world.requester.get('/tags')).status).toBe(403)
})
