// What the rest of the world may know of mail: shapes and operations.
export * from './ledger/contract.ts'
export * from './mailboxes/contract.ts'
export * from './senders/contract.ts'

import { mailboxOperations } from './mailboxes/contract.ts'
import { senderRuleOperations } from './senders/contract.ts'

export const operations = [...mailboxOperations, ...senderRuleOperations] as const
