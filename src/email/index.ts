// The face of mail: other modules import this and contract.ts, nothing else.
import * as changing from './mailboxes/change.ts'
import * as mailboxes from './mailboxes/read.ts'
import { authorize } from './oauth/authorize.ts'
import * as probe from './probe/begin.ts'
import * as senders from './senders/rules.ts'

export { checkMailDoors } from './listen/index.ts'

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
