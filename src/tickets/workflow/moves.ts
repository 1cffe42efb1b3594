// Where a ticket may go from where it is: each state of its workflow, with the act that leads there and, if it is closed to this
// person now, why. Pure.
import { either, phaseOf, type Requirement, type State, type Transition, type Workflow } from './model.ts'

/** Who asks, as far as steps depend on it. */
export interface Mover {
  /** Works this ticket. */
  agent: boolean
  requester: boolean
  roles: ReadonlySet<string>
  teams: ReadonlySet<string>
  permissions: ReadonlySet<string>
  /** A rule or the desk itself: who may is a question about people. */
  machine?: boolean
}

/** What is filled on the ticket, or would be with the change that is asked for. */
export interface Filled {
  assignee: boolean
  team: boolean
  category: boolean
  resolution: boolean
  fields: Record<string, unknown>
}

/** The operation that leads from one kind to another. */
export type MoveAct = 'setStatus' | 'resolve' | 'reopen' | 'close'

export interface Move {
  state: State
  act: MoveAct
  /** The workflow has a step there. */
  step: boolean
  allowed: boolean
  /** Why not, as a sentence. */
  reason: string | null
  /** It lacks rights, and not something that the ticket could be given. */
  forbidden: boolean
  missing: Requirement[]
}

export function actFor(from: State, to: State): MoveAct {
  const [before, after] = [phaseOf(from.kind), phaseOf(to.kind)]
  if (before === after) return 'setStatus'
  return after === 'work' ? 'reopen' : after === 'resolved' ? 'resolve' : 'close'
}

/** Every state but the current one, in the order of the workflow. */
export function movesFrom(workflow: Workflow, from: State, mover: Mover, filled: Filled): Move[] {
  const leaving = workflow.transitions.filter((one) => one.from === from.key)
  const reachable = leaving.flatMap(({ to }) => workflow.states.filter(({ key }) => key === to))
  return workflow.states
    .filter(({ key }) => key !== from.key)
    .map((state) => {
      const act = actFor(from, state)
      const transition = leaving.find(({ to }) => to === state.key)
      if (!transition) return { state, act, step: false, ...refused(noWay(from, state, reachable)) }
      if (!mayStep(transition, mover))
        return { state, act, step: true, ...refused(onlyFor(transition, workflow), true) }
      // To resolve is to say how: what the act asks for is no reason to refuse it beforehand.
      const brought = act === 'resolve' ? { ...filled, resolution: true } : filled
      const missing = transition.required.filter((one) => !isFilled(one, brought))
      if (missing.length > 0) return { state, act, step: true, ...refused(lacking(state, missing)), missing }
      return { state, act, step: true, allowed: true, reason: null, forbidden: false, missing: [] }
    })
}

const refused = (reason: string, forbidden = false) => ({ allowed: false, reason, forbidden, missing: [] })

export function mayStep({ who }: Pick<Transition, 'who'>, mover: Mover): boolean {
  if (mover.machine) return true
  return who.some((one) => {
    if (one === 'agents') return mover.agent
    if (one === 'requester') return mover.requester
    const [kind, id = ''] = split(one)
    if (!mover.agent) return false
    return (kind === 'role' ? mover.roles : kind === 'team' ? mover.teams : mover.permissions).has(id)
  })
}

const split = (who: string) => {
  const colon = who.indexOf(':')
  return [who.slice(0, colon), who.slice(colon + 1)] as const
}

export function isFilled(requirement: Requirement, filled: Filled): boolean {
  if (requirement.startsWith('field.')) {
    const value = filled.fields[requirement.slice(6)]
    return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
  }
  return Boolean(filled[requirement as keyof Omit<Filled, 'fields'>])
}

const noWay = (from: State, to: State, reachable: State[]) =>
  reachable.length === 0
    ? `From ${from.name} a ticket goes nowhere else, so not to ${to.name}.`
    : `From ${from.name} a ticket goes to ${either(reachable.map(({ name }) => name))}, not to ${to.name}.`

const onlyFor = ({ who }: Transition, { names = {} }: Workflow) =>
  who.length === 0
    ? 'Nobody takes this step by hand.'
    : `Only ${either(who.map((one) => whoWords(one, names)))} may do this.`

export function whoWords(who: string, names: Record<string, string> = {}): string {
  if (who === 'agents') return 'agents'
  if (who === 'requester') return 'the requester'
  const [kind, id] = split(who)
  if (kind === 'permission') return `people with the permission ${id}`
  return kind === 'role'
    ? `people with the role ${names[who] ?? 'of a certain name'}`
    : `the team ${names[who] ?? 'of a certain name'}`
}

const lacking = (to: State, missing: Requirement[]) =>
  `${to.name} needs ${missing.map(requirementWords).join(' and ')} first.`

const words: Record<string, string> = {
  assignee: 'an assignee',
  team: 'a team',
  category: 'a category',
  resolution: 'a resolution',
}

/** `an assignee`, `the field site` */
export const requirementWords = (one: Requirement) =>
  words[one] ?? `the field ${one.replace(/^field\./, '').replaceAll('_', ' ')}`

/** What somebody chose by kind alone: the first allowed state of the wanted kinds, in the order of the workflow. */
export const firstAllowed = (moves: Move[], kinds: readonly State['kind'][]): Move | undefined =>
  kinds.flatMap((kind) => moves.filter(({ state }) => state.kind === kind)).find(({ allowed }) => allowed)
