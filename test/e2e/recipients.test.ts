// Whom a reply goes to: seen and changed before it is sent, and taken back while its mail is held.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
  await stage.world.admin.post('/mailboxes', {
    name: 'Support',
    address: 'support@desk.example',
    outgoing: { kind: 'smtp', host: '127.0.0.1', port: 9, security: 'none' },
    handling: { acknowledge: false, holdSeconds: 60 },
  })
})
afterEach((journey) => stage.review(journey.task))
afterAll(() => stage.end())

test('somebody is left out, another put in copy, and the reply is taken back from the keyboard', async () => {
  const { agent, requester, colleague } = stage.world
  const { number } = (await requester.post('/tickets', { title: 'The gate sticks' })).body
  await agent.post(`/tickets/${number}/participants`, { person: colleague.email, role: 'cc' })
  const page = await stage.window(agent)
  await page.goto(`/desk/tickets/${number}`)
  const recipients = page.getByRole('list', { name: 'Goes to' })
  await recipients.getByText('Requester').waitFor()
  await recipients.getByRole('button', { name: 'Leave Colleague out of this reply' }).click()
  await recipients.getByRole('button', { name: 'Mail Colleague after all' }).waitFor()
  const text = page.getByRole('textbox', { name: 'Reply to Requester' })
  await text.fill('Teh gate is oiled')
  await page.getByRole('button', { name: 'Send reply' }).click()
  const toast = page.getByText(/goes out in \d+ s/)
  await toast.waitFor()
  // It stands above what one writes and sends next in, wide and narrow.
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 844 })
    const top = async () => (await page.getByRole('region', { name: 'Write' }).boundingBox())?.y ?? 0
    const bottom = async () => (await toast.boundingBox().then((box) => box && box.y + box.height)) ?? Infinity
    await expect.poll(async () => (await bottom()) < (await top())).toBe(true)
  }
  const said = async () => (await requester.get(`/tickets/${number}/messages`)).body.items.length
  expect(await said()).toBe(1)
  await text.press('Control+z')
  await expect.poll(() => text.inputValue()).toBe('Teh gate is oiled')
  await expect.poll(said).toBe(0)
  // What was chosen for it is back with its words.
  await recipients.getByRole('button', { name: 'Mail Colleague after all' }).waitFor()
  const { items } = (await agent.get(`/tickets/${number}/mail`)).body
  const states = items.map(({ role, state }: { role: string; state: string }) => `${role} ${state}`)
  expect(states).toContain('requester cancelled')
  expect(states).toContain('cc suppressed')
})

test('a reply is taken back where it stands as by its toast; after a reload its mail alone can be stopped', async () => {
  const { agent, requester } = stage.world
  const { number } = (await requester.post('/tickets', { title: 'The ramp creaks' })).body
  const page = await stage.window(agent)
  await page.goto(`/desk/tickets/${number}`)
  const text = page.getByRole('textbox', { name: 'Reply to Requester' })
  const said = async () => (await requester.get(`/tickets/${number}/messages`)).body.items.length
  await text.fill('It is graesed')
  await page.getByRole('button', { name: 'Send reply' }).click()
  await page.getByRole('button', { name: 'Undo sending' }).click()
  await expect.poll(() => text.inputValue()).toBe('It is graesed')
  await expect.poll(said).toBe(0)
  expect(await page.getByText(/goes out in/).count()).toBe(0)
  await text.fill('It is greased')
  await page.getByRole('button', { name: 'Send reply' }).click()
  await page.getByRole('button', { name: 'Undo sending' }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'Do not mail it' }).click()
  await page.getByText('Not mailed to Requester').waitFor()
  expect(await said()).toBe(1)
})

test('a reply that resolved the ticket is taken back with the resolution, and the words of both are there again', async () => {
  const { agent, requester } = stage.world
  const { number } = (await requester.post('/tickets', { title: 'The bridge is up' })).body
  const page = await stage.window(agent)
  await page.goto(`/desk/tickets/${number}`)
  const text = page.getByRole('textbox', { name: 'Reply to Requester' })
  await text.fill('It is down again')
  await page.getByRole('button', { name: 'Send and then' }).click()
  await page.getByRole('menuitem', { name: 'Send and resolve' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('How was it fixed?').fill('Lowered by hand')
  await dialog.getByRole('button', { name: 'Send and resolve' }).click()
  await page.getByText(/^Reply and resolution to Requester/).waitFor()
  const ticket = async () => (await agent.get(`/tickets/${number}`)).body
  expect(await ticket()).toMatchObject({ status: 'resolved', resolution: 'Lowered by hand' })
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect.poll(() => text.inputValue()).toBe('It is down again')
  expect(await ticket()).toMatchObject({ status: 'new', resolution: null })
  expect((await requester.get(`/tickets/${number}/messages`)).body.items).toEqual([])
  const { items } = (await agent.get(`/tickets/${number}/mail`)).body
  const kinds = items.flatMap(({ kind, state }: Record<string, string>) => (state === 'cancelled' ? [kind] : []))
  expect(kinds.sort()).toEqual(['reply', 'resolution'])
})
