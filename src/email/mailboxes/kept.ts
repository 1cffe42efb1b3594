// The mailboxes of a workspace, kept between two changes of them: each message asks, and each ticket that is opened.
import { type Context, theDesk } from '../../platform/context.ts'
import { act, type Runtime } from '../../platform/events.ts'
import { keptByTenant } from '../../platform/kept.ts'
import * as mailboxes from './store.ts'

const kept = keptByTenant<mailboxes.MailboxRecord[]>()

export const forgetMailboxes = kept.forget

/** Events that change them begin with one of these. */
export const mailboxesDependOn = ['mailbox', 'team', 'category']

/** Their settings; how each of them does is not kept. */
export const boxesOf = (ctx: Context) => kept.of(ctx, () => mailboxes.all(ctx))

/** The same where there is no transaction: one is only begun when they are not known. */
export const boxesIn = (runtime: Runtime, tenant: string) =>
  kept.of({ tenant }, () => act(runtime, { tenant, actor: theDesk, readOnly: true }, (ctx) => mailboxes.all(ctx)))
