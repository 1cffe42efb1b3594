// Confirming and reopening, when the desk was faster. Pure.
import type { Ticket } from '../../tickets/ticket/sides.ts'

export type Move = 'close' | 'reopen'

type Seen = Pick<Ticket, 'status' | 'resolution'>

/**
 * After a 412: is it what the person wants already, does it still stand as they read it (only things changed that they never see),
 * or has it moved on, so that they have to look again?
 */
export function afterConflict(move: Move, read: Seen, now: Seen): 'done' | 'again' | 'moved' {
  if (now.status === (move === 'close' ? 'closed' : 'open') && now.status !== read.status) return 'done'
  return now.status === read.status && now.resolution === read.resolution ? 'again' : 'moved'
}
