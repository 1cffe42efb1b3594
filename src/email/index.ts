// The face of mail: other modules import this and contract.ts, nothing else.
import type { Runtime } from '../platform/events.ts'
import type { Schedule } from '../platform/jobs.ts'
import type { MailDoors } from '../platform/mail-doors.ts'
import type { Service } from '../platform/service.ts'
import { fetchService } from './fetch/index.ts'
import { ignore, move, open, retry, workAgain } from './ledger/by-hand.ts'
import { eraseWithTicket } from './ledger/erase.ts'
import * as ledger from './ledger/read.ts'
import { listenForMail } from './listen/index.ts'
import * as changing from './mailboxes/change.ts'
import * as mailboxes from './mailboxes/read.ts'
import { authorize } from './oauth/authorize.ts'
import * as probe from './probe/begin.ts'
import { keepMail, workOnDue, workOnMail } from './receive/index.ts'
import * as senders from './senders/rules.ts'

export { startCatcher } from './catcher/index.ts'
export { lookAtMailboxes } from './fetch/index.ts'
export { handIn } from './hook/hook.ts'
export { checkMailDoors } from './listen/index.ts'
export { blobsInUse, forgetMailboxes, mailboxesDependOn } from './receive/index.ts'

/** Fetching, and taking what is delivered; what is kept is worked on behind it, and what is left over by the clock. */
export const services = (runtime: () => Runtime, doors: MailDoors): Service[] => [
  fetchService(runtime, { keep: keepMail, work: workOnMail }),
  listenForMail(runtime, doors, { keepMail, workOnMail }),
]

export const operations = [
  mailboxes.list,
  mailboxes.get,
  changing.add,
  changing.change,
  changing.remove,
  changing.renew,
  authorize,
  probe.begin,
  probe.test,
  probe.get,
  senders.list,
  senders.add,
  senders.remove,
  ledger.list,
  ledger.counts,
  ledger.get,
  ledger.raw,
  retry,
  open,
  move,
  ignore,
]

export const reactions = [eraseWithTicket]

export const followUps = [workAgain]

export const schedules = (runtime: () => Runtime): Schedule[] => [
  { name: 'email.work', cron: '* * * * *', often: true, run: () => workOnDue(runtime()) },
]
