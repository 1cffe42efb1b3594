// Whom a reply goes to: seen and changed before it is sent, and taken back while its mail is held.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterEach((journey) => stage.review(journey.task))
afterAll(() => stage.end())

test('somebody is left out, another put in copy, and the reply is taken back from the keyboard', async () => {
  const { admin, agent, requester, colleague } = stage.world
  await admin.post('/mailboxes', {
    name: 'Support',
    address: 'support@desk.example',
    outgoing: { kind: 'smtp', host: '127.0.0.1', port: 9, security: 'none' },
    handling: { acknowledge: false, holdSeconds: 60 },
  })
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
