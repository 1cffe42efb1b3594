// The records of the work on a ticket: escalations, checklists, saved replies, time.
import { type Making, made, type Target, ticket } from './authorisation-making.ts'

export const workKinds = [
  'escalatedTicket',
  'checklist',
  'checklistItem',
  'checklistTemplate',
  'cannedReply',
  'ticketAndReply',
  'timeEntry',
] as const

export const workMakers: Record<(typeof workKinds)[number], (making: Making) => Promise<Omit<Target, 'unique'>>> = {
  async escalatedTicket(making) {
    const { id } = await ticket(making)
    const handOver = { level: 3, question: 'Who knows this?', tried: 'Everything', reason: 'It logs nothing' }
    made(await making.ruler.post(`/tickets/${id}/escalation`, handOver))
    return { id }
  },
  async checklist(making) {
    const { id } = await ticket(making)
    return {
      id,
      within: { checklist: made(await making.ruler.post(`/tickets/${id}/checklists`, { items: ['Look'] })).id },
    }
  },
  async checklistItem(making) {
    const { id } = await ticket(making)
    const list = await making.ruler.post(`/tickets/${id}/checklists`, { items: ['Look'] })
    return { id, within: { checklist: made(list).id, item: list.body.items[0].id } }
  },
  // Also of people who save none: whose it is, is told by who owns it.
  async cannedReply({ desk, owner, unique }) {
    const insert = `insert into canned_reply (tenant_id, id, name, body, scope, owner_id, created_at)
      select tenant_id, gen_random_uuid(), $2, 'Hello', 'mine', id, now() from person where id = $1 returning id`
    return { id: (await desk.superuser.query(insert, [owner.id, unique])).rows[0].id }
  },
  async ticketAndReply(making) {
    const saved = { name: making.unique, body: 'Hello {{requester.first_name}}', scope: 'everyone' }
    return { ...(await ticket(making)), within: { reply: made(await making.ruler.post('/canned-replies', saved)).id } }
  },
  async timeEntry(making) {
    const { id } = await ticket(making)
    return { id, within: { entry: made(await making.ruler.post(`/tickets/${id}/time-entries`, { minutes: 5 })).id } }
  },
  checklistTemplate: async ({ ruler, unique }) =>
    made(await ruler.post('/checklist-templates', { name: unique, items: ['Look'] })),
}
