// What the rest of the world may know of mail: shapes and operations.
export * from './ledger/contract.ts'
export * from './mailboxes/contract.ts'
export * from './oauth/contract.ts'
export * from './out/contract.ts'
export * from './out/links/contract.ts'
export * from './out/templates/contract.ts'
export * from './probe/contract.ts'
export * from './senders/contract.ts'
export * from './shown/contract.ts'

import { ledgerOperations } from './ledger/contract.ts'
import { mailboxOperations } from './mailboxes/contract.ts'
import { oauthOperations } from './oauth/contract.ts'
import { outboxOperations } from './out/contract.ts'
import { linkOperations } from './out/links/contract.ts'
import { templateOperations } from './out/templates/contract.ts'
import { probeOperations } from './probe/contract.ts'
import { senderRuleOperations } from './senders/contract.ts'
import { shownOperations } from './shown/contract.ts'

export const operations = [
  ...mailboxOperations,
  ...oauthOperations,
  ...probeOperations,
  ...senderRuleOperations,
  ...ledgerOperations,
  ...outboxOperations,
  ...templateOperations,
  ...linkOperations,
  ...shownOperations,
] as const
