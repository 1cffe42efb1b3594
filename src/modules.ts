// The architecture as data: every module, the floor it stands on, and what it uses. `npm run check` compares this with the
// imports of each file and fails on a breach. A module uses lower floors, and on its own floor only what stands here.
import * as audit from './audit/index.ts'
import * as directory from './directory/index.ts'
import * as email from './email/index.ts'
import * as monitoring from './monitoring/index.ts'
import type { Config } from './platform/config.ts'
import type { Runtime } from './platform/events.ts'
import type { Implementation } from './platform/execute.ts'
import type { Jobs, Schedule } from './platform/jobs.ts'
import type { AnyFollowUp, Reaction } from './platform/reactions.ts'
import type { Service } from './platform/service.ts'
import { type BlobsInUse, sweepFiles } from './platform/sweep.ts'
import * as search from './search/index.ts'
import * as setup from './setup/index.ts'
import * as tickets from './tickets/index.ts'

export const floors = {
  platform: { floor: -1, uses: [] },
  directory: { floor: 0, uses: ['platform'] },
  search: { floor: 1, uses: ['platform', 'directory'] },
  setup: { floor: 1, uses: ['platform', 'directory'] },
  audit: { floor: 1, uses: ['platform', 'directory'] },
  monitoring: { floor: 1, uses: ['platform', 'directory'] },
  tickets: { floor: 2, uses: ['platform', 'directory', 'search', 'audit'] },
  email: { floor: 3, uses: ['platform', 'directory', 'tickets'] },
  entrypoints: {
    floor: 9,
    uses: ['platform', 'directory', 'search', 'setup', 'audit', 'monitoring', 'tickets', 'email'],
  },
} as const satisfies Record<string, { floor: number; uses: readonly string[] }>

/** What each module does when a workspace is founded. */
export const presetParts: setup.PresetPart[] = [
  (ctx, preset) => tickets.addPresetCategories(ctx, preset.categories),
  (ctx) => tickets.addStandardTypes(ctx),
  (ctx) => tickets.addPresetFields(ctx),
]

/** What each module hands in to be found. */
const found = search.gather(
  [tickets.searchSource, search.peopleSource, search.organisationSource],
  tickets.readQuestion,
)

/** In the transaction of the event, in this order: rules and clocks will stand before the search text. */
export const reactions: Reaction[] = [...tickets.reactions, ...email.reactions, ...found.reactions]

/** After its commit, as jobs. */
export const followUps: AnyFollowUp[] = [...directory.followUps, ...tickets.followUps, ...email.followUps]

/** Who keeps files: a blob that none of them names is swept away. */
const blobUsers: BlobsInUse[] = [tickets.blobsInUse, email.blobsInUse]

/** What a process keeps of the workspaces' settings, and the first words of the events that change it. */
export const kept = new Set([...tickets.rulesOf, ...email.kept])
export const forget = (tenant?: string): void => {
  tickets.forgetRules(tenant)
  email.forget(tenant)
}

/** By the clock. */
export const schedules = (runtime: () => Runtime): Schedule[] => [
  { name: 'directory.clean-up', cron: '17 3 * * *', run: () => directory.cleanUp(runtime()) },
  { name: 'platform.sweep-files', cron: '47 3 * * *', run: () => sweepFiles(runtime(), blobUsers) },
  ...tickets.schedules(runtime),
  ...email.schedules(runtime),
  ...found.schedules(runtime),
]

/** What runs beside requests and jobs for as long as the desk does. */
export const services = (runtime: () => Runtime, config: Config): Service[] => email.services(runtime, config.mail)

export const implementations = (jobs: Pick<Jobs, 'retry'>): Implementation[] => [
  ...setup.createSetup(presetParts).operations,
  ...directory.operations,
  ...tickets.operations,
  ...email.operations,
  ...found.operations,
  ...audit.createAudit([tickets.auditSource]).operations,
  ...monitoring.createMonitoring(jobs.retry).operations,
]
