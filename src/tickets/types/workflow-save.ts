// Saving a workflow: checked, kept as a new version, and no ticket left in a state that is gone.
import { audience } from '../../platform/audience.ts'
import type { Context } from '../../platform/context.ts'
import { DeskError, type FieldError, invalid, missing } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { unchanged } from '../../platform/revision.ts'
import { problemsOf } from '../workflow/check.ts'
import { changesBetween } from '../workflow/differences.ts'
import { followedOn, type Mapping, mappingProblems, proposedMapping, removedStates } from '../workflow/mapping.ts'
import type { Workflow } from '../workflow/model.ts'
import { mayStep } from '../workflow/moves.ts'
import { standardWorkflow } from '../workflow/standard.ts'
import { restoreWorkflow, saveWorkflow } from './contract/workflow.ts'
import { typeInPath } from './list.ts'
import { moveStranded } from './move-tickets.ts'
import * as types from './store.ts'
import { withKnownPeople } from './who.ts'
import * as store from './workflow.store.ts'
import { firstVersion, show } from './workflow-read.ts'

export const save = implement(saveWorkflow, async (ctx, { id, mapping, note, ...edited }) => {
  const type = await held(ctx, id)
  const { workflow, errors } = await withKnownPeople(ctx, edited)
  return keep(ctx, type, workflow, { mapping, note, errors })
})

export const restore = implement(restoreWorkflow, async (ctx, { id, version, mapping, note }) => {
  const type = await held(ctx, id)
  const kept = await store.version(ctx, type.id, version)
  const found = kept ?? (version === 1 && type.workflow_version === 1 ? firstVersion(type) : undefined)
  if (!found) throw invalid('version', `is none of this workflow: it has 1 to ${type.workflow_version}`)
  // Roles and teams of then may be gone by now.
  const { workflow, errors } = await withKnownPeople(ctx, found.workflow ?? standardWorkflow)
  return keep(ctx, type, workflow, { mapping, note, errors, restored: version })
})

async function held(ctx: Context, reference: string): Promise<types.TypeRow> {
  const { id } = await typeInPath(ctx, reference)
  await types.lock(ctx, id)
  const type = await types.find(ctx, { id })
  if (!type) throw missing('type')
  await unchanged(ctx, 'workflow', type.workflow_version, () => show(ctx, type))
  return type
}

interface Edit {
  mapping: Mapping | undefined
  note: string | undefined
  errors: FieldError[]
  restored?: number
}

async function keep(ctx: Context, type: types.TypeRow, workflow: Workflow, edit: Edit) {
  await refuseReturn(ctx, type, workflow)
  const before = type.workflow ?? standardWorkflow
  const { note = '', errors, restored } = edit
  const mapping = { ...(await proposal(ctx, type, before, workflow, edit.mapping)), ...edit.mapping }
  refuse([...problemsOf(workflow, before), ...errors, ...mappingProblems(before, workflow, mapping)])
  const changes = changesBetween(before, workflow)
  if (changes.length === 0) return show(ctx, type)
  await store.insertVersion(ctx, type.id, firstVersion(type))
  const version = type.workflow_version + 1
  const by = { by_id: ctx.actor.id, by_name: ctx.actor.name, at: ctx.now }
  await store.insertVersion(ctx, type.id, {
    version,
    workflow,
    changes,
    mapping,
    note,
    restored: restored ?? null,
    ...by,
  })
  await types.update(ctx, type.id, {
    workflow,
    workflow_version: version,
    successors: followedOn(type.successors, mapping, workflow),
    state_names: { ...type.state_names, ...namesOf(before), ...namesOf(workflow) },
    ...beginnings(workflow),
  })
  await store.setSubjects(
    ctx,
    type.id,
    workflow.transitions.flatMap(({ who }) => who),
  )
  await ctx.record({
    name: 'workflow.changed',
    subject: { kind: 'ticket_type', id: type.id },
    changes: { type: type.name, version, changes, mapping, ...(restored !== undefined && { restored }) },
    audience: [audience.agents],
  })
  return show(ctx, (await types.find(ctx, { id: type.id })) ?? type)
}

/** A state that comes back while tickets still leave it would catch them on their way. */
async function refuseReturn(ctx: Context, type: types.TypeRow, { states }: Workflow) {
  const back = states.filter(({ key }) => Object.hasOwn(type.successors, key))
  if (back.length === 0) return
  await moveStranded(ctx, type.id)
  const counts = await types.ticketsIn(
    ctx,
    type.key,
    back.map(({ key }) => key),
  )
  const busy = back.find(({ key }) => counts.get(key))
  if (!busy) return
  throw new DeskError(
    'conflict',
    `Tickets are still being moved out of the former state ${busy.key}, so nothing was changed. Try again in a minute.`,
  )
}

/** Where no ticket is concerned nobody has to decide anything. */
async function proposal(
  ctx: Context,
  type: types.TypeRow,
  before: Workflow,
  after: Workflow,
  given: Mapping = {},
): Promise<Mapping> {
  const removed = removedStates(before, after).map(({ key }) => key)
  const undecided = removed.filter((key) => !Object.hasOwn(given, key))
  if (undecided.length === 0) return {}
  const counts = await types.ticketsIn(ctx, type.key, undecided)
  const proposed = proposedMapping(before, after)
  return Object.fromEntries(
    undecided.flatMap((key) => (counts.get(key) || !proposed[key] ? [] : [[key, proposed[key]]])),
  )
}

function refuse(errors: FieldError[]) {
  if (errors.length === 0) return
  throw new DeskError('invalid', `This workflow cannot be saved, so nothing was changed. ${told(errors)}`, { errors })
}

const told = (errors: FieldError[]) =>
  errors
    .slice(0, 3)
    .map(({ path, message }) => `${path} ${message}.`)
    .join(' ')

const namesOf = ({ states }: Workflow) => Object.fromEntries(states.map(({ key, name }) => [key, name]))

/** Where tickets of this workflow begin, and where one stands that is somebody's from the start. */
export function beginnings({ states, transitions }: Workflow) {
  const start = states.find(({ kind }) => kind === 'new')
  const someAgent = {
    agent: true,
    requester: false,
    roles: new Set<string>(),
    teams: new Set<string>(),
    permissions: new Set<string>(),
  }
  const taken = states.find(
    ({ key, kind }) =>
      kind === 'open' &&
      transitions.some(
        (step) =>
          step.from === start?.key &&
          step.to === key &&
          mayStep(step, someAgent) &&
          step.required.every((one) => one === 'assignee'),
      ),
  )
  return { start_state: start?.key ?? 'new', taken_state: taken?.key ?? null }
}
