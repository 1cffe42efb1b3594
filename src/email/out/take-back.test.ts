// A reply that is taken back while it is held leaves its ticket as it was before, as far as nobody changed it since.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type MailingDesk, startMailingDesk } from '../../../test/mail/mailing-desk.ts'

let world: MailingDesk['world']
let smtp: MailingDesk['smtp']
let mail: MailingDesk['mail']
let stop: MailingDesk['stop']
const clock = { at: Date.now(), now: () => new Date(clock.at) }

beforeAll(async () => {
  ;({ world, smtp, mail, stop } = await startMailingDesk({ clock }, {}))
  for (const name of ['Gates', 'Bridges']) await world.admin.post('/categories', { name })
})
afterAll(() => stop())
afterEach(() => smtp.clear())

const seconds = (n: number) => {
  clock.at += n * 1000
}

async function opened(): Promise<string> {
  const { body } = await world.requester.post('/tickets', {
    title: 'The gate sticks',
    category: 'Gates',
    tags: ['gate'],
  })
  seconds(60)
  return body.number
}
const shown = async (number: string) => (await world.agent.get(`/tickets/${number}`)).body
const past = ({ status, state, tags, category, assignee, firstRespondedAt, resolution }: Record<string, unknown>) => ({
  ...{ status, state, tags, category, assignee, firstRespondedAt, resolution },
})
async function said(number: string, more: object = {}): Promise<string> {
  const { body, status } = await world.agent.post(`/tickets/${number}/replies`, { body: 'Teh gate', ...more })
  expect(status).toBe(201)
  seconds(2)
  return body.id
}
const takeBack = (number: string, message: string, more = '') =>
  world.agent.delete(`/tickets/${number}/replies/${message}${more}`)
async function mailed(number: string) {
  seconds(11)
  await mail.send(world.tenant)
  return smtp.taken.filter(({ raw }) => raw.includes(`[${number}]`)).length
}

test('status, tags, category, assignee and the first answer are as they were, and the log tells both', async () => {
  const number = await opened()
  const before = await shown(number)
  const along = { addTags: ['urgent', 'gate'], category: 'Bridges', assignee: 'me' }
  const message = await said(number, { status: 'pending', with: along })
  expect(await shown(number)).toMatchObject({
    status: 'pending',
    tags: ['gate', 'urgent'],
    category: { name: 'Bridges' },
  })
  expect((await takeBack(number, message)).body).toEqual({ kept: [] })
  expect(past(await shown(number))).toEqual(past(before))
  const { items } = (await world.agent.get(`/tickets/${number}/events`)).body
  const told = items.at(-1)
  expect(told.summary).toMatch(
    /^took a reply back before it was mailed; set it from waiting for the requester to new; unassigned Agent;/,
  )
  expect(items.some(({ name }: { name: string }) => name === 'ticket.assigned')).toBe(true)
  // How it was in between can still be told.
  const then = items.find(({ name }: { name: string }) => name === 'ticket.replied')
  expect((await world.agent.get(`/tickets/${number}/at?event=${then.id}`)).body.was.status).toBe('pending')
  expect(await mailed(number)).toBe(0)
  expect((await world.agent.get(`/tickets/${number}/reply-recipients`)).status).toBe(200)
  expect(JSON.stringify((await world.requester.get(`/tickets/${number}/events`)).body)).not.toContain('"state"')
})

test('what somebody changed since stays, and is told', async () => {
  const number = await opened()
  const message = await said(number, { status: 'pending', with: { addTags: ['urgent'] } })
  await world.admin.patch(`/tickets/${number}`, { status: 'on_hold', tags: ['gate', 'urgent', 'harbour'] })
  const { status, body } = await takeBack(number, message)
  expect([status, body.kept]).toEqual([200, ['Its status stays on hold: Admin changed it since.']])
  expect(await shown(number)).toMatchObject({ status: 'on_hold', tags: ['gate', 'harbour'] })
})

test('the next answer becomes the first one', async () => {
  const number = await opened()
  const message = await said(number)
  const next = (await world.admin.post(`/tickets/${number}/replies`, { body: 'We look at it.' })).body
  expect((await takeBack(number, message)).status).toBe(200)
  expect((await shown(number)).firstRespondedAt).toBe(next.at)
})

test('a resolution that was sent with it goes as well where that is wished, with its mail', async () => {
  const number = await opened()
  const message = await said(number, { copyTo: ['x@gates.example'] })
  const sent = await shown(number)
  await world.agent.post(`/tickets/${number}/resolution`, { resolution: 'Oiled' })
  expect((await takeBack(number, message, '?resolution=true')).body).toEqual({ kept: [] })
  expect(await shown(number)).toMatchObject({
    status: 'new',
    resolution: null,
    resolvedAt: null,
    firstRespondedAt: null,
  })
  expect(sent.status).toBe('open')
  expect(await mailed(number)).toBe(0)
  const { items } = (await world.agent.get(`/tickets/${number}/mail`)).body
  const states = items.filter(({ kind }: { kind: string }) => kind === 'resolution')
  expect(states.map(({ state, reason }: Record<string, string>) => [state, reason])).toEqual([
    ['cancelled', 'Agent took the reply back.'],
    ['cancelled', 'Agent took the reply back.'],
  ])
  // Without the wish it stays, and says so.
  const other = await opened()
  const reply = await said(other)
  await world.agent.post(`/tickets/${other}/resolution`, { resolution: 'Oiled' })
  const { body } = await takeBack(other, reply)
  expect(body.kept).toEqual(['Its status stays resolved: Agent changed it since.'])
  expect(await shown(other)).toMatchObject({ status: 'resolved', resolution: 'Oiled' })
})

test('who watched the ticket and was put in copy watches it again', async () => {
  const number = await opened()
  await world.agent.post(`/tickets/${number}/participants`, { person: world.admin.email, role: 'watcher' })
  seconds(1)
  const message = await said(number, { copyTo: [world.admin.email] })
  await takeBack(number, message)
  const { items } = (await world.agent.get(`/tickets/${number}/participants`)).body
  const roles = items.filter(({ person }: { person: { id: string } | null }) => person?.id === world.admin.id)
  expect(roles.map(({ role }: { role: string }) => role)).toContain('watcher')
  expect(roles.map(({ role }: { role: string }) => role)).not.toContain('cc')
})
