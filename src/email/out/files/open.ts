// Opens a file by the link in a mail, without signing in: while the link lives, the file is part of the message that was mailed, and the
// person whom it was mailed to may still see it. What was taken out, made internal or moved to the bin is gone at once.
import { type Context, theDesk } from '../../../platform/context.ts'
import { act, type Runtime } from '../../../platform/events.ts'
import { channels } from '../../../tickets/index.ts'
import * as store from './store.ts'
import { type FileLink, fileLinkLife, readFileToken } from './token.ts'

export type MailedFile =
  | { tenant: string; file: store.StoredFile }
  /** `unknown`: the desk did not make this link. `ticket`: its number, where whoever holds the link may know it. */
  | { refused: 'unknown' | 'expired' | 'gone'; ticket: string | null }

export async function openMailedFile(runtime: Runtime, token: string): Promise<MailedFile> {
  const link = readFileToken(runtime.secret, token)
  if (!link) return { refused: 'unknown', ticket: null }
  return act(runtime, { tenant: link.tenant, actor: theDesk, readOnly: true }, (ctx) => open(ctx, link))
}

async function open(ctx: Context, link: FileLink): Promise<MailedFile> {
  const found = await store.find(ctx, link)
  if (!found) return { refused: 'gone', ticket: null }
  const { number, file, ticket_id, person_id, since } = found
  if (since.getTime() + fileLinkLife < ctx.now.getTime()) return { refused: 'expired', ticket: number }
  const people = (await channels.correspondenceOf(ctx, ticket_id))?.people ?? []
  const recipient = people.find(({ person }) => person.id === person_id)
  const may = recipient?.person.active && recipient.sees !== 'nothing'
  if (!file || !may) return { refused: 'gone', ticket: may ? number : null }
  return { tenant: ctx.tenant, file }
}
