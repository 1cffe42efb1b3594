// What the rest of the world may know of tickets: shapes, operations, events, and which state allows what.

export * from './bulk/contract.ts'
export * from './canned-replies/contract.ts'
export * from './checklists/contract.ts'
export * from './children/contract.ts'
export * from './clone/contract.ts'
export * from './closing/contract.ts'
export * from './contract/brief.ts'
export * from './contract/categories.ts'
export * from './contract/conversation.ts'
export * from './contract/ending.ts'
export * from './contract/folded.ts'
export * from './contract/scales.ts'
export * from './contract/state.ts'
export * from './contract/ticket.ts'
export * from './deletion/contract.ts'
export * from './escalation/contract.ts'
export * from './export/contract.ts'
export * from './fields/contract/telling.ts'
export * from './fields/contract.ts'
export * from './grouping/contract.ts'
export * from './history/contract.ts'
export * from './import/contract.ts'
export * from './links/contract.ts'
export * from './mentions/contract.ts'
export * from './merge/contract.ts'
export * from './participants/contract.ts'
export * from './priority/contract.ts'
export * from './similar/contract.ts'
export * from './snooze/contract.ts'
export * from './split/contract.ts'
export * from './tags/contract.ts'
export * from './tasks/contract.ts'
export * from './time/contract.ts'
export * from './types/contract/workflow.ts'
export * from './types/contract.ts'
export * from './views/contract.ts'
export * from './workflow.ts'

import { bulkOperations } from './bulk/contract.ts'
import { cannedReplyOperations } from './canned-replies/contract.ts'
import { checklistOperations } from './checklists/contract.ts'
import { childOperations } from './children/contract.ts'
import { cloneOperations } from './clone/contract.ts'
import { closingOperations } from './closing/contract.ts'
import { categoryOperations } from './contract/categories.ts'
import { conversationOperations } from './contract/conversation.ts'
import { endingOperations } from './contract/ending.ts'
import { ticketOperations } from './contract/ticket.ts'
import { deletionOperations } from './deletion/contract.ts'
import { escalationOperations } from './escalation/contract.ts'
import { exportOperations } from './export/contract.ts'
import { tellingOperations } from './fields/contract/telling.ts'
import { fieldOperations } from './fields/contract.ts'
import { groupOperations } from './grouping/contract.ts'
import { historyOperations } from './history/contract.ts'
import { importOperations } from './import/contract.ts'
import { linkOperations } from './links/contract.ts'
import { mentionOperations } from './mentions/contract.ts'
import { mergeOperations } from './merge/contract.ts'
import { participantOperations } from './participants/contract.ts'
import { priorityOperations } from './priority/contract.ts'
import { similarOperations } from './similar/contract.ts'
import { snoozeOperations } from './snooze/contract.ts'
import { splitOperations } from './split/contract.ts'
import { tagOperations } from './tags/contract.ts'
import { taskOperations } from './tasks/contract.ts'
import { timeOperations } from './time/contract.ts'
import { workflowOperations } from './types/contract/workflow.ts'
import { typeOperations } from './types/contract.ts'
import { viewOperations } from './views/contract.ts'

export const operations = [
  ...ticketOperations,
  ...groupOperations,
  ...endingOperations,
  ...conversationOperations,
  ...linkOperations,
  ...childOperations,
  ...taskOperations,
  ...mergeOperations,
  ...splitOperations,
  ...cloneOperations,
  ...similarOperations,
  ...categoryOperations,
  ...importOperations,
  ...escalationOperations,
  ...participantOperations,
  ...bulkOperations,
  ...historyOperations,
  ...fieldOperations,
  ...tellingOperations,
  ...checklistOperations,
  ...typeOperations,
  ...workflowOperations,
  ...deletionOperations,
  ...snoozeOperations,
  ...closingOperations,
  ...priorityOperations,
  ...cannedReplyOperations,
  ...mentionOperations,
  ...viewOperations,
  ...tagOperations,
  ...exportOperations,
  ...timeOperations,
] as const
