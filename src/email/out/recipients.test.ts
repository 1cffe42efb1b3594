// Whom a reply goes to: shown before it is sent, changed for one reply, and taken back while it is held.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type MailingDesk, startMailingDesk } from '../../../test/mail/mailing-desk.ts'

let desk: MailingDesk['desk']
let world: MailingDesk['world']
let smtp: MailingDesk['smtp']
let mail: MailingDesk['mail']
let stop: MailingDesk['stop']
const clock = { at: Date.now(), now: () => new Date(clock.at) }

beforeAll(async () => {
  ;({ desk, world, smtp, mail, stop } = await startMailingDesk({ clock }, {}))
})
afterAll(() => stop())
afterEach(() => smtp.clear())

async function opened(): Promise<{ id: string; number: string }> {
  const { body } = await world.requester.post('/tickets', {
    title: 'The gate sticks',
    description: 'It does not open.',
  })
  await world.agent.post(`/tickets/${body.id}/participants`, { person: world.colleague.email, role: 'cc' })
  return body
}
const shown = async (id: string) => (await world.agent.get(`/tickets/${id}/reply-recipients`)).body
async function leaves() {
  clock.at += 11_000
  await mail.send(world.tenant)
  return smtp.taken.map(({ to }) => to[0]).sort()
}

test('before a reply is written it is shown whom it goes to, and why not', async () => {
  const { id } = await opened()
  await world.admin.post('/mail/suppressed-addresses', { address: world.colleague.email, reason: 'They left.' })
  const { mailbox, hold, items, silent } = await shown(id)
  expect([mailbox.address, hold, silent]).toEqual(['help@larkfield.example', 10, null])
  expect(items).toEqual([
    { person: expect.objectContaining({ id: world.requester.id }), as: 'to', reason: null },
    {
      person: expect.objectContaining({ id: world.colleague.id }),
      as: 'cc',
      reason: `${world.colleague.email} is not written to: They left.`,
    },
  ])
  await world.admin.delete(`/mail/suppressed-addresses/${world.colleague.email}`)
  expect((await shown(id)).items[1].reason).toBeNull()
  expect((await world.requester.get(`/tickets/${id}/reply-recipients`)).status).toBe(403)
})

test('who is left out of a reply is not mailed and stands in no head of it; who is put in copy stays there', async () => {
  const { id } = await opened()
  const body = { body: 'Look at it', leaveOut: [world.requester.id], copyTo: ['supplier@gates.example'] }
  expect((await world.agent.post(`/tickets/${id}/replies`, body)).status).toBe(201)
  expect(await leaves()).toEqual([world.colleague.email, 'supplier@gates.example'].sort())
  for (const { raw } of smtp.taken) {
    const head = raw.slice(0, raw.indexOf('\r\n\r\n'))
    expect(head).not.toContain(world.requester.email)
    expect(head).toMatch(/^To: [^\r]*colleague@/m)
  }
  const rows = (await world.agent.get(`/tickets/${id}/mail`)).body.items
  expect(rows.find((row: { role: string }) => row.role === 'requester')).toMatchObject({
    state: 'suppressed',
    reason: 'Requester was left out of this reply.',
  })
  // Only of that one.
  expect((await shown(id)).items.map(({ as, reason }: { as: string; reason: string | null }) => [as, reason])).toEqual([
    ['to', null],
    ['cc', null],
    ['cc', null],
  ])
  const told = (await world.requester.get(`/tickets/${id}/events`)).body.items
  expect(JSON.stringify(told)).not.toContain('leftOut')
})

test('notes go to nobody, requesters choose nobody, and an address that is none is refused by name of the field', async () => {
  const { id } = await opened()
  const send = (by: MailingDesk['world']['agent'], more: object) =>
    by.post(`/tickets/${id}/replies`, { body: 'x', ...more })
  const note = await send(world.agent, { visibility: 'internal', copyTo: ['a@b.example'] })
  expect([note.status, note.body.errors[0].path]).toEqual([400, 'copyTo'])
  const asked = await send(world.requester, { leaveOut: [world.agent.id] })
  expect([asked.status, asked.body.errors[0].path]).toEqual([400, 'leaveOut'])
  const none = await send(world.agent, { copyTo: ['nobody'] })
  expect([none.status, none.body.errors[0].path]).toEqual([400, 'copyTo'])
})

test('a held reply is taken back whole: nobody is mailed, it is gone, its files and the first answer too', async () => {
  const { id } = await opened()
  clock.at += 1000
  const file = (
    await world.agent.upload(`/tickets/${id}/attachments?visibility=internal`, { name: 'a.txt', content: 'x' })
  ).body
  const said = (
    await world.agent.post(`/tickets/${id}/replies`, {
      body: 'Teh gate',
      attachments: [file.id],
      copyTo: ['x@gates.example'],
    })
  ).body
  expect((await world.admin.delete(`/tickets/${id}/replies/${said.id}`)).status).toBe(403)
  const taken = await world.agent.delete(`/tickets/${id}/replies/${said.id}`)
  expect([taken.status, taken.body]).toEqual([200, { kept: [] }])
  expect(await leaves()).toEqual([])
  expect((await world.requester.get(`/tickets/${id}/messages`)).body.items).toEqual([])
  expect((await world.requester.get(`/tickets/${id}/attachments`)).body.items).toEqual([])
  expect((await world.requester.get('/search?q=Teh')).body.items).toEqual([])
  expect((await shown(id)).items).toHaveLength(2)
  const again = await world.agent.post(`/tickets/${id}/replies`, { body: 'The gate', attachments: [file.id] })
  expect(again.body.attachments).toHaveLength(1)
  expect((await leaves()).length).toBe(2)
  const late = await world.agent.delete(`/tickets/${id}/replies/${again.body.id}`)
  expect([late.status, late.body.code]).toEqual([409, 'conflict'])
  const { rows } = await desk.superuser.query('select first_responded_at from ticket where id = $1', [id])
  expect(rows[0].first_responded_at.toISOString()).toBe(again.body.at)
})
