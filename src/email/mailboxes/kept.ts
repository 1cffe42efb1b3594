// The mailboxes of a workspace, kept between two changes of them: each message asks, and each ticket that is opened.
import type { Context } from '../../platform/context.ts'
import { keptByTenant } from '../../platform/kept.ts'
import * as mailboxes from './store.ts'

const kept = keptByTenant<mailboxes.MailboxRecord[]>()

export const forgetMailboxes = kept.forget

/** Events that change them begin with one of these. */
export const mailboxesDependOn = ['mailbox', 'team', 'category']

/** Their settings; how each of them does is not kept. */
export const boxesOf = (ctx: Context) => kept.of(ctx, () => mailboxes.all(ctx))
