// The revisions of a text grow for ever, also when it is taken back to the one that the desk brought along.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../../test/desk.ts'
import { createWorld, type World } from '../../../../test/world.ts'

let desk: TestDesk
let world: World
beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

const text = '/mail/templates/reply'
const save = (body: string, revision: number) => world.admin.patch(text, { body }, { 'if-match': `"${revision}"` })

test('who has an older text open does not write over what came after it was taken back', async () => {
  const own = (await world.admin.get(text)).body
  expect(own).toMatchObject({ revision: 0, changed: false })
  expect((await save('{{message}}\n\nFrom the harbour.', 0)).body).toMatchObject({ revision: 1, changed: true })
  const back = (await world.admin.delete(text)).body
  expect(back).toMatchObject({ revision: 2, changed: false, changedBy: null, changedAt: null, body: own.body })
  expect((await save('{{message}}\n\nFrom the first tab.', 0)).status).toBe(412)
  expect((await save('{{message}}\n\nFrom the second tab.', 1)).status).toBe(412)
  expect((await save('{{message}}\n\nFrom the bridge.', 2)).body).toMatchObject({ revision: 3, changed: true })
  // Taken back twice, the second time changes nothing.
  await world.admin.delete(text)
  expect((await world.admin.delete(text)).body.revision).toBe(4)
  const { items } = (await world.admin.get('/mail/templates')).body
  expect(items.find(({ kind }: { kind: string }) => kind === 'reply')).toMatchObject({ revision: 4, changed: false })
})
