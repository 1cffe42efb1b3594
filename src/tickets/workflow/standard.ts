// The workflow that every type has until somebody changes it: the six kinds as states, and the steps that people expect.
import type { State, Transition, Workflow } from './model.ts'

const states: State[] = [
  { key: 'new', name: 'New', kind: 'new' },
  { key: 'open', name: 'Open', kind: 'open' },
  { key: 'pending', name: 'Waiting', kind: 'pending' },
  { key: 'on_hold', name: 'On hold', kind: 'on_hold' },
  { key: 'resolved', name: 'Resolved', kind: 'resolved' },
  { key: 'closed', name: 'Closed', kind: 'closed' },
]

const step = (from: string, to: string, who = ['agents']): Transition => ({
  from,
  to,
  who,
  required: to === 'resolved' ? ['resolution'] : [],
})

const both = ['agents', 'requester']

export const standardWorkflow: Workflow = {
  states,
  transitions: [
    step('new', 'open'),
    step('new', 'pending'),
    step('new', 'on_hold'),
    step('new', 'resolved'),
    step('open', 'pending'),
    step('open', 'on_hold'),
    step('open', 'resolved'),
    // The requester's answer wakes a ticket that waits for them.
    step('pending', 'open', both),
    step('pending', 'on_hold'),
    step('pending', 'resolved'),
    step('on_hold', 'open'),
    step('on_hold', 'pending'),
    step('on_hold', 'resolved'),
    step('resolved', 'open', both),
    step('resolved', 'closed', both),
    step('closed', 'open', both),
  ],
}

export const standardName = (kind: State['kind']) => states.find((state) => state.kind === kind)?.name ?? kind
