// The records of mail that leaves: what was mailed about a ticket, and what waits to leave.
import { type Making, made, type Target, ticket } from './authorisation-making.ts'

export const outKinds = ['outMail', 'waitingMail', 'heldReply', 'suppressedAddress'] as const

/** Lists show the newest first, by id: one at random might stand behind all others, beyond the first page. */
const newest = "overlay(gen_random_uuid()::text placing 'f' from 1 for 1)::uuid"

async function mailIn(making: Making, state: 'failed' | 'queued') {
  const { id } = await ticket(making)
  const insert = `insert into mail_out (tenant_id, id, event_id, kind, ticket_id, person_id, role, state, due_at, created_at)
    select tenant_id, ${newest}, gen_random_uuid(), 'reminder', id, requester_id, 'requester', $2,
      case when $2 = 'queued' then now() + interval '1 hour' end, now() from ticket where id = $1 returning id`
  return { id: (await making.desk.superuser.query(insert, [id, state])).rows[0].id }
}

export const outMakers: Record<(typeof outKinds)[number], (making: Making) => Promise<Omit<Target, 'unique'>>> = {
  outMail: (making) => mailIn(making, 'failed'),
  waitingMail: (making) => mailIn(making, 'queued'),
  async heldReply(making) {
    const { id } = await ticket(making)
    const message = made(await making.owner.post(`/tickets/${id}/replies`, { body: 'About it' })).id
    await making.desk.superuser.query(
      `insert into mail_out (tenant_id, id, event_id, kind, ticket_id, message_id, person_id, role, state, due_at, created_at)
        select tenant_id, gen_random_uuid(), gen_random_uuid(), 'reply', id, $2, requester_id, 'requester', 'held',
          now() + interval '1 hour', now() from ticket where id = $1`,
      [id, message],
    )
    return { id, within: { message } }
  },
  async suppressedAddress({ ruler, unique }) {
    const address = `${unique}@nowhere.example`
    await ruler.post('/mail/suppressed-addresses', { address })
    return { id: address, within: { address } }
  },
}
