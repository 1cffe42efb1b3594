// Undoing a reply for as long as its mail is held: nobody is mailed, and the words are gone from the conversation as well, so that
// nobody answers what was not meant, and the ticket is as it was. Whoever wrote them still has them in front of them.
import { DeskError, missing } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { channels } from '../../tickets/index.ts'
import { takeBackReply } from './contract.ts'
import * as store from './list.store.ts'

export const takeBack = implement(takeBackReply, async (ctx, { id, message, resolution = false }) => {
  const ticket = await channels.workedTicket(ctx, id)
  const said = await channels.saidOn(ctx, ticket.number, message)
  if (said.ticket !== ticket.id || said.message === null) throw missing('message')
  if (!said.own) throw new DeskError('forbidden', 'Only whoever wrote it takes it back. Nothing was changed.')
  const states = await store.holdMessage(ctx, { ticket: ticket.id, message })
  if (!states.includes('held'))
    throw new DeskError('conflict', 'It can be taken back only until it is mailed. Nothing was changed.')
  if (states.some((state) => state === 'sending' || state === 'sent'))
    throw new DeskError('conflict', 'It has left already. Nothing was changed.')
  const why = `${ctx.actor.name} took the reply back.`
  await store.cancelMessage(ctx, { ticket: ticket.id, message }, why)
  const { kept, resolutions } = await channels.takeBack(ctx, message, { resolution })
  if (await store.cancelEvents(ctx, resolutions, why))
    throw new DeskError('conflict', 'The resolution has left already: reopen the ticket instead. Nothing was changed.')
  return { kept }
})
