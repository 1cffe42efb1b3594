// The face of tickets: other modules import this and contract.ts, nothing else.
import type { Runtime } from '../platform/events.ts'
import type { Schedule } from '../platform/jobs.ts'
import type { BlobsInUse } from '../platform/sweep.ts'
import { assign } from './assign.ts'
import * as attachments from './attachments.ts'
import { bulkChanging, bulkFollowUps, cleanUpBulkChanges } from './bulk/index.ts'
import * as cannedReplies from './canned-replies/index.ts'
import * as categories from './categories/index.ts'
import { change } from './change.ts'
import * as checklists from './checklists/index.ts'
import { nesting } from './children/index.ts'
import { clone } from './clone/clone.ts'
import { closeDue } from './closing/close-due.ts'
import * as closing from './closing/index.ts'
import { blobsInUse as attachedFiles } from './conversation.store.ts'
import * as deletion from './deletion/index.ts'
import { emptyBin } from './deletion/purge.ts'
import * as escalationEnd from './escalation/end.ts'
import { escalate } from './escalation/escalate.ts'
import * as escalations from './escalation/read.ts'
import * as exporting from './export/index.ts'
import * as fields from './fields/index.ts'
import * as grouping from './grouping/index.ts'
import { at } from './history/at.ts'
import { events } from './history/list.ts'
import { forgetOldImports, importedFiles, importOperations, workOnImport } from './import/index.ts'
import { linking } from './links/index.ts'
import * as mentions from './mentions/index.ts'
import { merging } from './merge/index.ts'
import * as messages from './messages.ts'
import { open } from './open.ts'
import * as participants from './participants/index.ts'
import { joinOrganisation } from './participants/join-organisation.ts'
import * as priority from './priority/index.ts'
import * as reading from './read.ts'
import { reply } from './reply.ts'
import { close, reopen, resolve } from './resolve.ts'
import { similar } from './similar/similar.ts'
import * as snoozing from './snooze/index.ts'
import { wakeDue } from './snooze/snooze.ts'
import { split } from './split/split.ts'
import * as tags from './tags/index.ts'
import { tasks } from './tasks/index.ts'
import * as time from './time/index.ts'
import { moveFirstTickets, moveTickets, typesAndWorkflows } from './types/index.ts'
import * as views from './views/index.ts'

export { auditSource } from './audit-source.ts'
export { categoryId } from './category-reference.ts'
export * as channels from './channels/index.ts'
export { searchSource } from './contributions.ts'
export { addPresetFields } from './fields/index.ts'
export { addPresetCategories } from './preset.ts'
export { forgetRules, rulesOf } from './rules.store.ts'
export { readQuestion } from './search/question.ts'
export { addStandardTypes } from './types/index.ts'

export const operations = [
  open,
  reading.list,
  reading.counts,
  reading.tally,
  ...grouping.operations,
  reading.get,
  change,
  assign,
  resolve,
  reopen,
  close,
  messages.list,
  reply,
  attachments.list,
  attachments.attach,
  attachments.download,
  attachments.remove,
  events,
  at,
  ...linking,
  ...nesting,
  ...tasks,
  ...merging,
  split,
  clone,
  similar,
  ...categories.operations,
  ...importOperations,
  escalate,
  escalationEnd.answer,
  escalationEnd.handBack,
  escalations.list,
  ...participants.operations,
  ...deletion.operations,
  ...snoozing.operations,
  ...closing.operations,
  ...mentions.operations,
  ...bulkChanging,
  ...fields.operations,
  ...checklists.operations,
  ...typesAndWorkflows,
  ...priority.operations,
  ...cannedReplies.operations,
  ...views.operations,
  ...tags.operations,
  ...exporting.operations,
  ...time.operations,
]

export const reactions = [moveFirstTickets, ...categories.reactions]

export const followUps = [
  joinOrganisation,
  ...fields.followUps,
  ...categories.followUps,
  ...priority.followUps,
  ...bulkFollowUps,
  moveTickets,
  workOnImport,
]

export const schedules = (runtime: () => Runtime): Schedule[] => [
  { name: 'tickets.clean-up', cron: '41 3 * * *', run: () => cleanUpBulkChanges(runtime()) },
  { name: 'tickets.empty-bin', cron: '37 3 * * *', run: () => emptyBin(runtime()) },
  { name: 'tickets.wake', cron: '* * * * *', often: true, run: () => wakeDue(runtime()) },
  { name: 'tickets.close', cron: '*/10 * * * *', often: true, run: () => closeDue(runtime()) },
  { name: 'tickets.forget-imports', cron: '29 3 * * *', run: () => forgetOldImports(runtime()) },
]

/** Files on tickets, and those that wait to be imported. */
export const blobsInUse: BlobsInUse = async (ctx, names) => [
  ...(await attachedFiles(ctx, names)),
  ...(await importedFiles(ctx, names)),
]
