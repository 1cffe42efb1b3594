// Reading workflows and their versions.
import { holding } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { pageSize, readCursor, toPage } from '../../platform/cursor.ts'
import { implement } from '../../platform/execute.ts'
import { effectiveState } from '../workflow/mapping.ts'
import type { Workflow } from '../workflow/model.ts'
import { standardWorkflow } from '../workflow/standard.ts'
import { getWorkflow, listWorkflowVersions, type WorkflowOfType } from './contract/workflow.ts'
import { typeInPath } from './list.ts'
import * as types from './store.ts'
import * as store from './workflow.store.ts'

export const get = implement(getWorkflow, async (ctx, { id }) => show(ctx, await typeInPath(ctx, id)))

export async function show(ctx: Context, type: types.TypeRow): Promise<WorkflowOfType> {
  const workflow = type.workflow ?? standardWorkflow
  const gone = Object.keys(type.successors)
  const counts = await types.ticketsIn(ctx, type.key, [...workflow.states.map(({ key }) => key), ...gone])
  const countOf = (key: string) => counts.get(key) ?? 0
  return {
    type: { id: type.id, key: type.key, name: type.name },
    ...drawn(workflow),
    tickets: Object.fromEntries(workflow.states.map(({ key }) => [key, countOf(key)])),
    moving: gone
      .filter((key) => countOf(key) > 0)
      .map((key) => ({
        from: key,
        to: effectiveState(workflow, type.successors, key, 'open').key,
        tickets: countOf(key),
      })),
    revision: type.workflow_version,
    can: { change: holding(ctx, 'types.manage') },
  }
}

const drawn = ({ states, transitions, names = {} }: Workflow) => ({ states, transitions, names })

/** How a type began, which is kept when it is first changed. */
export const firstVersion = (type: types.TypeRow): store.VersionRow => ({
  version: 1,
  workflow: type.workflow,
  changes: [],
  mapping: {},
  note: '',
  restored: null,
  by_id: null,
  by_name: 'Mendbook',
  at: type.created_at,
})

export const versions = implement(listWorkflowVersions, async (ctx, { id, limit, cursor }) => {
  const type = await typeInPath(ctx, id)
  const scope = `workflow-versions ${type.id}`
  const size = pageSize(limit)
  const kept = await store.versions(ctx, type.id, readCursor(ctx, scope, cursor)?.[0], size + 1)
  const rows = kept.length === 0 && cursor === undefined ? [firstVersion(type)] : kept
  return toPage(
    ctx,
    scope,
    rows,
    size,
    (row) => [String(row.version)],
    ({ workflow, by_id, by_name, at, ...row }) => ({
      version: row.version,
      at: at.toISOString(),
      by: { id: by_id, name: by_name },
      note: row.note,
      changes: row.changes,
      mapping: row.mapping,
      restored: row.restored,
      ...drawn(workflow ?? standardWorkflow),
    }),
  )
})
