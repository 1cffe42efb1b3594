// Showing a kept mail. Who may see which is asked of the ticket or of the ledger first.
import type { Context } from '../../platform/context.ts'
import { DeskError, missing } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { channels } from '../../tickets/index.ts'
import { remoteImagesIn } from '../aside/index.ts'
import { entryOf } from '../ledger/read.ts'
import { frameLedgerMail, frameMessageMail, type ShownMail, showLedgerMail, showMessageMail } from './contract.ts'
import { framed } from './frame.ts'
import { readAgain } from './read.ts'
import * as store from './store.ts'

/** The mail of a message: for whoever works its ticket, and for whoever sent it. @throws DeskError not_found, forbidden */
async function mailOf(ctx: Context, id: string, message: string): Promise<store.KeptMail & { works: boolean }> {
  const said = await channels.saidOn(ctx, id, message)
  if (!said.works && !said.own)
    throw new DeskError(
      'forbidden',
      'Only those who work the ticket, and whoever wrote the mail, see it as it was sent.',
    )
  const row = await (said.message === null ? store.ofOpening(ctx, said.ticket) : store.ofMessage(ctx, said.message))
  if (!row) throw missing('mail behind this message')
  return { ...row, works: said.works }
}

export const ofMessage = implement(showMessageMail, async (ctx, { id, message }) => {
  const { works, ...kept } = await mailOf(ctx, id, message)
  const mail = await shown(ctx, kept)
  // What the desk thinks of a mail is for the desk.
  return works ? mail : { ...mail, warnings: [] }
})
export const frameOfMessage = implement(frameMessageMail, async (ctx, { id, message, images = false }) =>
  frame(ctx, await mailOf(ctx, id, message), images),
)
export const ofEntry = implement(showLedgerMail, async (ctx, { id }) => shown(ctx, await entryOf(ctx, id)))
export const frameOfEntry = implement(frameLedgerMail, async (ctx, { id, images = false }) =>
  frame(ctx, await entryOf(ctx, id), images),
)

type Kept = Pick<store.KeptMail, 'sha256' | 'verdict' | 'erased_at'>
const erased = () => missing('message: it was erased with its ticket')
const mostText = 200_000

async function shown(ctx: Context, { sha256, verdict, erased_at }: Kept): Promise<ShownMail> {
  if (erased_at) throw erased()
  const { mail } = await readAgain(ctx, sha256, false)
  const { from, to, cc, subject, date, sealed, invitation, files, text, html } = mail
  return {
    from,
    to: to.slice(0, 100),
    cc: cc.slice(0, 100),
    subject,
    sentAt: date?.toISOString() ?? null,
    warnings: verdict.warnings ?? [],
    sealed,
    invitation,
    files: files.filter(({ inline }) => !inline).map(({ name, type, size }) => ({ name, type, size })),
    text: text.slice(0, mostText),
    html: html !== null,
    remoteImages: html === null ? 0 : await remoteImagesIn(html),
  }
}

async function frame(ctx: Context, { sha256, erased_at }: Kept, images: boolean) {
  if (erased_at) throw erased()
  const { mail, held } = await readAgain(ctx, sha256, true)
  if (mail.html === null) throw missing('HTML in this mail')
  return { html: await framed(mail.html, { images, files: mail.files, held }), images }
}
