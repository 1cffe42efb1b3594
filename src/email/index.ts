// The face of mail: other modules import this and contract.ts, nothing else.
import * as changing from './mailboxes/change.ts'
import * as mailboxes from './mailboxes/read.ts'
import * as senders from './senders/rules.ts'

export const operations = [
  mailboxes.list,
  mailboxes.get,
  changing.add,
  changing.change,
  changing.remove,
  changing.renew,
  senders.list,
  senders.add,
  senders.remove,
]
