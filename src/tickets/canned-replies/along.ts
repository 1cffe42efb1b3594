// What goes along with a reply, in its transaction and by the verbs that an agent would use.
import type { Context } from '../../platform/context.ts'
import { DeskError } from '../../platform/errors.ts'
import { carryOut, type Implementation } from '../../platform/execute.ts'
import { assign } from '../assign.ts'
import { change } from '../change.ts'
import type { TicketRecord } from '../store.ts'
import { read } from '../ticket.ts'
import type { ReplyWith } from './contract.ts'

/** Answers with the ticket as it then is. */
export async function takeAlong(ctx: Context, { id, tags }: TicketRecord, wish: ReplyWith): Promise<TicketRecord> {
  const { addTags, category, assignee } = wish
  if (addTags || category !== undefined) {
    const all = addTags && { tags: [...new Set([...tags, ...addTags])] }
    await within(ctx, change, { id, ...all, ...(category !== undefined && { category }) })
  }
  if (assignee !== undefined) await within(ctx, assign, { id, assignee })
  return read(ctx, { id })
}

/** A refusal names the field where the caller wrote it. */
async function within(ctx: Context, verb: Implementation, input: Record<string, unknown>) {
  await carryOut(ctx, verb, input).catch((error) => {
    if (!(error instanceof DeskError) || !error.errors) throw error
    const errors = error.errors.map(({ path, message }) => ({
      path: `with.${path === 'tags' ? 'addTags' : path}`,
      message,
    }))
    throw new DeskError('invalid', `${error.message} Nothing was sent.`, { errors })
  })
}
