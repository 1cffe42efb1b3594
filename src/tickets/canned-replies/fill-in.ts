// A saved reply on a ticket: filled in, and what would go along. The desk does the same by itself; this is for scripts.
import { implement } from '../../platform/execute.ts'
import { demandWorker, read, referenceOf } from '../ticket.ts'
import { statusWords } from '../workflow.ts'
import { fillIn, fillInReply, valuesOf } from './contract.ts'
import { show } from './replies.ts'
import * as store from './store.ts'

export const fillInOn = implement(fillInReply, async (ctx, { id, reply: replyId }) => {
  const ticket = await read(ctx, referenceOf(id))
  demandWorker(ctx, ticket)
  const reply = await show(ctx, replyId)
  const { number, title, category, priority, status, team, requester } = ticket
  const values = valuesOf({
    requester,
    ticket: {
      ...{ number, title, priority },
      category: category?.name ?? null,
      status: statusWords[status],
      team: team?.name ?? null,
      link: `${ctx.baseUrl}/portal/tickets/${number}`,
    },
    agent: { name: ctx.actor.name },
    desk: await store.nameOfDesk(ctx),
  })
  return { ...fillIn(reply.body, values), changes: reply.changes }
})
