// Files that come with words from a channel: their bytes are kept already.
import type { Context } from '../../platform/context.ts'
import { cleanName } from '../attachments.ts'
import * as store from '../conversation.store.ts'

export interface BroughtFile {
  name: string
  type: string
  size: number
  sha256: string
}

/** @param message null: they belong to what the ticket began with */
export async function keepFiles(
  ctx: Context,
  place: { ticket: string; message: string | null; visibility: 'public' | 'internal'; by: string | null },
  files: BroughtFile[],
): Promise<void> {
  for (const { name, type, size, sha256 } of files) {
    await store.insertAttachment(ctx, {
      id: ctx.newId(),
      ticket_id: place.ticket,
      message_id: place.message,
      sha256,
      name: cleanName(name),
      type,
      size: String(size),
      visibility: place.visibility,
      by_id: place.by,
    })
  }
}
