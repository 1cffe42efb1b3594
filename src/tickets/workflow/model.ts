// What a workflow is: states, each of one of the six kinds, and the steps between them. Pure data, the same for server and screens.
import type { TicketStatus } from '../workflow.ts'

export interface State {
  /** Stays for good: tickets carry it. */
  key: string
  name: string
  /** What everything else compares: clocks, lists, the portal. */
  kind: TicketStatus
}

/** `agents`, `requester`, `role:<id>`, `team:<id>`, `permission:<name>`. One that fits is enough. */
export type Who = string

/** What has to be filled before a step: `assignee`, `team`, `category`, `resolution`, or a field as `field.<key>`. */
export type Requirement = string

export interface Transition {
  from: string
  to: string
  who: Who[]
  required: Requirement[]
}

export interface Workflow {
  /** In the order in which they are offered; the first of a kind is the usual one. */
  states: State[]
  transitions: Transition[]
  /** How roles and teams were called when this was saved, for sentences. */
  names?: Record<string, string> | undefined
}

export const plainRequirements = ['assignee', 'team', 'category', 'resolution'] as const

/** Kinds among which tickets may be moved by hand or by a changed workflow without losing what they are. */
export const phaseOf = (kind: TicketStatus): 'work' | 'resolved' | 'closed' =>
  kind === 'resolved' || kind === 'closed' ? kind : 'work'

export const stateOf = ({ states }: Workflow, key: string): State | undefined =>
  states.find((state) => state.key === key)

/** `A, B or C` */
export const either = (words: readonly string[]) =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
