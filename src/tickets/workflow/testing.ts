// Workflows and edits of them at random, for tests: sound ones, because unsound ones are never saved.
import fc from 'fast-check'
import type { TicketStatus } from '../workflow.ts'
import type { State, Transition, Workflow } from './model.ts'

const others: TicketStatus[] = ['open', 'pending', 'on_hold', 'resolved', 'closed']

let made = 0
const fresh = (kind: TicketStatus): State => {
  made += 1
  return { key: `s${made}`, name: `State ${made}`, kind }
}

const who = fc.constantFrom<string[]>(['agents'], ['requester'], ['agents', 'requester'])
const required = fc.constantFrom<string[]>([], [], ['assignee'], ['category', 'team'], ['field.site'], ['resolution'])

/** A way through all states from the start to a closed one, and steps beside it as they come. */
function through(states: State[]): fc.Arbitrary<Transition[]> {
  const weight = ({ kind }: State) => ['new', 'open', 'pending', 'on_hold', 'resolved', 'closed'].indexOf(kind)
  const line = [...states].sort((a, b) => weight(a) - weight(b))
  const backbone = line.slice(1).map((to, index) => [(line[index] as State).key, to.key] as const)
  const kindOf = new Map(states.map(({ key, kind }) => [key, kind]))
  const keys = states.map(({ key }) => key)
  const possible = keys.flatMap((from) => keys.filter((to) => to !== from).map((to) => [from, to] as const))
  const allowed = possible.filter(([from, to]) => !(kindOf.get(from) === 'closed' && kindOf.get(to) === 'resolved'))
  return fc.subarray(allowed).chain((extra) => {
    const pairs = [...new Map([...backbone, ...extra].map((pair) => [pair.join(' '), pair])).values()]
    return fc.tuple(
      ...pairs.map(([from, to]) => fc.record({ from: fc.constant(from), to: fc.constant(to), who, required })),
    )
  })
}

const withStates = (states: State[]) => through(states).map((transitions): Workflow => ({ states, transitions }))

const kinds = fc.array(fc.constantFrom(...others), { maxLength: 5 })

export const soundWorkflow: fc.Arbitrary<Workflow> = kinds.chain((more) =>
  withStates([fresh('new'), fresh('resolved'), fresh('closed'), ...more.map(fresh)]),
)

/** An edit that keeps some states, drops some, adds some, and joins them anew. */
export const editOf = (workflow: Workflow): fc.Arbitrary<Workflow> =>
  fc.tuple(fc.subarray(workflow.states), kinds).chain(([kept, more]) => {
    const missing = (['new', 'resolved', 'closed'] as const).filter((kind) => !kept.some((one) => one.kind === kind))
    return withStates([...kept, ...missing.map(fresh), ...more.map(fresh)])
  })
