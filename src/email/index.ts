// The face of mail: other modules import this and contract.ts, nothing else.
import type { Runtime } from '../platform/events.ts'
import { implementLater } from '../platform/execute.ts'
import type { Schedule } from '../platform/jobs.ts'
import type { MailDoors } from '../platform/mail-doors.ts'
import type { AnyFollowUp } from '../platform/reactions.ts'
import type { Service } from '../platform/service.ts'
import type { Catcher, CatcherOptions } from './catcher/index.ts'
import { fetchService, lookAtMailboxes } from './fetch/index.ts'
import { ignoreMail, moveMail, openFromMail, retryMail } from './ledger/contract.ts'
import { eraseWithTicket } from './ledger/erase.ts'
import * as ledger from './ledger/read.ts'
import { workAgain } from './ledger/work-again.ts'
import { listenForMail } from './listen/index.ts'
import * as changing from './mailboxes/change.ts'
import { forgetMailboxes, mailboxesDependOn } from './mailboxes/kept.ts'
import * as mailboxes from './mailboxes/read.ts'
import { authorization, authorize } from './oauth/authorize.ts'
import { accessTokenOf } from './oauth/token.ts'
import * as out from './out/index.ts'
import * as probe from './probe/begin.ts'
import { keepMail, workOnDue, workOnMail } from './receive/index.ts'
import * as senders from './senders/rules.ts'
import { showing } from './shown/index.ts'

export { mailFindings } from './findings.ts'
export { handIn } from './hook/hook.ts'
export { checkMailDoors } from './listen/index.ts'
export { finishAuthorization } from './oauth/finish.ts'
export { type MailedFile, openMailedFile, unsubscribe } from './out/index.ts'
export { blobsInUse, keepMail, takeMail, workOnMail } from './receive/index.ts'

/** For the demo only, so nobody else loads it. */
export const startCatcher = async (options: CatcherOptions): Promise<Catcher> =>
  (await import('./catcher/index.ts')).startCatcher(options)

/** What a process keeps of mail, and the first words of the events that change it. */
export const kept = [...mailboxesDependOn, 'sender_rule']
export function forget(tenant?: string): void {
  forgetMailboxes(tenant)
  senders.forgetRules(tenant)
  lookAtMailboxes()
}

/**
 * Fetching, and taking what is delivered: what is kept is worked on behind it, and what is left over by the clock. And sending.
 */
export const services = (runtime: () => Runtime, doors: MailDoors): Service[] => [
  fetchService(runtime, { keep: keepMail, work: workOnMail }),
  listenForMail(runtime, doors, { keepMail, workOnMail }),
  out.sendingService(runtime, {
    accessToken: (runtime) => (tenant, mailbox, refused) => accessTokenOf(runtime, tenant, mailbox, undefined, refused),
  }),
]

export const operations = [
  mailboxes.list,
  mailboxes.get,
  changing.add,
  changing.change,
  changing.remove,
  changing.renew,
  authorization,
  authorize,
  probe.begin,
  probe.test,
  probe.get,
  senders.list,
  senders.add,
  senders.remove,
  ...out.operations,
  ...showing,
  ledger.list,
  ledger.counts,
  ledger.get,
  ledger.raw,
  ...implementLater(() => import('./ledger/by-hand.ts'), {
    retry: retryMail,
    open: openFromMail,
    move: moveMail,
    ignore: ignoreMail,
  }),
]

export const reactions = [out.planMail, out.tellOfCopies, out.resumeSending, eraseWithTicket, out.eraseWithTicket]

export const followUps: AnyFollowUp[] = [workAgain, probe.probeFollowUp]

export const schedules = (runtime: () => Runtime): Schedule[] => [
  { name: 'email.work', cron: '* * * * *', often: true, run: () => workOnDue(runtime()) },
  { name: 'email.remind', cron: '23 * * * *', run: () => out.remindDue(runtime()) },
]
