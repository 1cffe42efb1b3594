// A ticket that begins in a channel: a mail, later a chat or an alert.
import type { Context } from '../../platform/context.ts'
import type { Ticket } from '../contract.ts'
import { openOne, type Requester } from '../open.ts'
import { putInCopy } from './copy.ts'
import { type BroughtFile, keepFiles } from './file.ts'

export interface Begun {
  requester: Requester
  title: string
  description: string
  channel: Ticket['channel']
  /** Ids; null: what the type and the category say. */
  team: string | null
  category: string | null
  files: BroughtFile[]
  /** Ids of people in copy. */
  cc: string[]
}

/** Called by the desk itself: a channel cannot be asked for what a form would demand. */
export async function openFromChannel(ctx: Context, begun: Begun): Promise<{ id: string; number: string }> {
  const { id, written } = await openOne(
    ctx,
    {
      title: begun.title,
      description: begun.description,
      channel: begun.channel,
      ...(begun.team && { team: begun.team }),
      ...(begun.category && { category: begun.category }),
    },
    { requester: begun.requester },
  )
  await keepFiles(ctx, { ticket: id, message: null, visibility: 'public', by: begun.requester.id }, begun.files)
  await putInCopy(ctx, id, begun.cc)
  const { number } = await written
  return { id, number }
}
