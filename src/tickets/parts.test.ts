// What hangs on a ticket is reached by way of that ticket only: who names the parts of one under the number of another, which
// they do see, gets and changes nothing.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../test/desk.ts'
import { createWorld, type World } from '../../test/world.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

test.each(['guard', 'agent'] as const)('of a ticket that %s works on or not', async (who) => {
  const { admin } = world
  const { id } = (await admin.post('/tickets', { title: 'Payroll' })).body
  await admin.put(`/tickets/${id}/assignment`, { team: 'Vault' })
  const { id: other } = (await world.requester.post('/tickets', { title: 'Lamp' })).body
  const made = async (path: string, body: object): Promise<string> => {
    const answer = await admin.post(`/tickets/${id}/${path}`, body)
    expect([path, answer.status]).toEqual([path, 201])
    return answer.body.id
  }
  const checklist = await made('checklists', { name: 'Steps', items: ['One'] })
  const [{ items }] = (await admin.get(`/tickets/${id}/checklists`)).body.items
  const list = `checklists/${checklist}`
  const item = `${list}/items/${items[0].id}`
  const task = `tasks/${await made('tasks', { text: 'Call the bank' })}`
  const entry = `time-entries/${await made('time-entries', { minutes: 5 })}`
  const message = await made('replies', { body: 'Not for others', visibility: 'internal' })
  const child = await made('children', { title: 'Below it' })
  await made('participants', { person: world.guard.id })
  const file = (await admin.upload(`/tickets/${id}/attachments`, { name: 'pay.txt', content: 'secret' })).body.id
  const rows = async () => {
    const { rows } = await desk.superuser.query(
      `select to_jsonb(t) - 'seen_at' as row from ticket t where id = any($1)
       union all select to_jsonb(c) from checklist c union all select to_jsonb(i) from checklist_item i
       union all select to_jsonb(k) from ticket_task k union all select to_jsonb(e) from time_entry e
       union all select to_jsonb(p) from ticket_participant p union all select to_jsonb(a) from attachment a order by 1`,
      [[id, other, child]],
    )
    return rows
  }
  const before = await rows()
  const someone = world[who]
  const answers = [
    await someone.patch(`/tickets/${other}/${list}`, { name: 'x' }),
    await someone.delete(`/tickets/${other}/${list}`),
    await someone.post(`/tickets/${other}/${list}/items`, { text: 'x' }),
    await someone.patch(`/tickets/${other}/${item}`, { done: true }),
    await someone.delete(`/tickets/${other}/${item}`),
    await someone.patch(`/tickets/${other}/${task}`, { done: true }),
    await someone.delete(`/tickets/${other}/${task}`),
    await someone.patch(`/tickets/${other}/${entry}`, { minutes: 6 }),
    await someone.delete(`/tickets/${other}/${entry}`),
    await someone.post(`/tickets/${other}/messages/${message}/split`, { title: 'x' }),
    await someone.delete(`/tickets/${other}/children/${child}`),
    await someone.delete(`/tickets/${other}/participants/${world.guard.id}`),
    await someone.get(`/tickets/${other}/attachments/${file}`),
    await someone.delete(`/tickets/${other}/attachments/${file}`),
  ]
  expect(answers.map(({ status, body }) => [status, body.code])).toEqual(answers.map(() => [404, 'not_found']))
  const reply = await someone.post(`/tickets/${other}/replies`, { body: 'Look', attachments: [file] })
  expect([reply.status, reply.body.errors[0].path]).toEqual([400, 'attachments'])
  expect(await rows()).toEqual(before)
})
