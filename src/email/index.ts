// The face of mail: other modules import this and contract.ts, nothing else.
import type { Runtime } from '../platform/events.ts'
import type { Service } from '../platform/service.ts'
import { fetchService } from './fetch/index.ts'
import * as changing from './mailboxes/change.ts'
import * as mailboxes from './mailboxes/read.ts'
import { authorize } from './oauth/authorize.ts'
import * as probe from './probe/begin.ts'
import { keepMail } from './receive/index.ts'
import * as senders from './senders/rules.ts'

export { lookAtMailboxes } from './fetch/index.ts'
export { checkMailDoors } from './listen/index.ts'

/** Fetching; what is kept is worked on by the clock. */
export const services = (runtime: () => Runtime): Service[] => [
  fetchService(runtime, { keep: keepMail, work: async () => undefined }),
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
]
