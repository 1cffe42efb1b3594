// The workflow of a type: states, steps between them, versions, and what becomes of tickets whose state goes.
import { z } from 'zod'
import { operation } from '../../../platform/operation.ts'
import {
  At,
  Can,
  Id,
  line,
  list,
  page,
  paging,
  Revision,
  reference,
  text,
  wholeNumber,
} from '../../../platform/shapes.ts'
import { StateKey, Status } from '../../contract/state.ts'

const TypeRef = reference('the key of a type')

const State = z.strictObject({ key: z.string(), name: z.string(), kind: Status })
const Transition = z.strictObject({
  from: z.string(),
  to: z.string(),
  who: z.array(z.string()),
  required: z.array(z.string()),
})
const Mapping = z.record(z.string(), z.string())

const drawn = {
  states: z.array(State),
  transitions: z.array(Transition),
  /** How roles and teams in `who` were called when it was saved, by their entry there. */
  names: z.record(z.string(), z.string()),
}

export const Workflow = z.strictObject({
  type: z.strictObject({ id: Id, key: z.string(), name: z.string() }),
  ...drawn,
  /** How many tickets stand in each state, by its key; counting stops at 10,000. */
  tickets: z.record(z.string(), z.int()),
  /** Tickets of states that are gone, while a job still moves them. */
  moving: z.array(z.strictObject({ from: z.string(), to: z.string(), tickets: z.int() })),
  /** The version; 1 is how the type began. */
  revision: Revision,
  can: z.strictObject({ change: Can }),
})
export type WorkflowOfType = z.output<typeof Workflow>

export const WorkflowVersion = z.strictObject({
  version: Revision,
  at: At,
  by: z.strictObject({ id: Id.nullable(), name: z.string() }),
  note: z.string(),
  /** What changed against the version before, in plain words. */
  changes: z.array(z.string()),
  /** Removed state to the one that took its tickets. */
  mapping: Mapping,
  /** The version that was brought back, if it was. */
  restored: z.int().nullable(),
  ...drawn,
})

const edited = {
  states: z.array(z.strictObject({ key: StateKey, name: line(60), kind: Status })).max(60),
  transitions: z
    .array(
      z.strictObject({
        from: StateKey,
        to: StateKey,
        who: list(line(120), 30)
          .optional()
          .describe('agents, requester, role:<name>, team:<name>, permission:<name>; agents unless told'),
        required: list(line(80), 30).optional().describe('assignee, team, category, resolution, field.<key>'),
      }),
    )
    .max(900),
}
export type EditedWorkflow = { [K in keyof typeof edited]: z.output<(typeof edited)[K]> }

const moved = {
  mapping: z
    .record(StateKey, StateKey)
    .optional()
    .describe('for each state that goes, the one that takes its tickets; needed where there are some'),
  note: text(400).optional(),
}

export const getWorkflow = operation({
  name: 'workflows.get',
  http: 'GET /ticket-types/{id}/workflow',
  permission: 'tickets.work',
  safety: 'read',
  summary: 'Show the workflow of a type, and how many tickets stand where',
  input: z.strictObject({ id: TypeRef }),
  output: Workflow,
})

export const saveWorkflow = operation({
  name: 'workflows.save',
  http: 'PUT /ticket-types/{id}/workflow',
  permission: 'types.manage',
  safety: 'write',
  summary: 'Save a workflow as a new version; tickets of states that go move as the mapping says',
  revisioned: true,
  input: z.strictObject({ id: TypeRef, ...edited, ...moved }),
  output: Workflow,
})

export const listWorkflowVersions = operation({
  name: 'workflows.versions',
  http: 'GET /ticket-types/{id}/workflow-versions',
  permission: 'tickets.work',
  safety: 'read',
  summary: 'List the versions of a workflow, newest first: who changed what, and when',
  input: z.strictObject({ id: TypeRef, ...paging }),
  output: page(WorkflowVersion),
})

export const restoreWorkflow = operation({
  name: 'workflows.restore',
  http: 'POST /ticket-types/{id}/workflow-restoration',
  permission: 'types.manage',
  safety: 'write',
  summary: 'Bring an earlier version of a workflow back, as a new version',
  revisioned: true,
  input: z.strictObject({ id: TypeRef, version: wholeNumber(1, 1_000_000), ...moved }),
  output: Workflow,
})

export const workflowOperations = [getWorkflow, saveWorkflow, listWorkflowVersions, restoreWorkflow] as const
