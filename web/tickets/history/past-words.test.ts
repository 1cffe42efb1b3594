import { expect, test } from 'vitest'
import { linesOf } from './past-words.ts'

type State = Parameters<typeof linesOf>[0]

const state = {
  title: 'Dark',
  description: '',
  type: 'incident',
  status: 'open',
  state: { key: 'open', name: 'Open' },
  priority: 'P3',
  priorityBy: 'matrix',
  priorityReason: null,
  impact: 'medium',
  urgency: 'medium',
  category: null,
  tags: [],
  fields: { site: 'lyon' },
  fieldTexts: { site: 'Lyon' },
  requester: { id: 'r', name: 'Ada', email: null },
  team: null,
  assignee: null,
  level: 1,
  resolution: null,
  dueAt: null,
  mandatory: false,
  childrenFollow: false,
  snoozedUntil: null,
  firstRespondedAt: null,
  resolvedAt: null,
  closedAt: null,
} as unknown as State

test('what differs is marked, what was never there says nothing', () => {
  const is = { ...state, priority: 'P1', priorityBy: 'hand', tags: ['vpn'], fields: {}, fieldTexts: {} } as State
  const lines = linesOf(state, is)
  const changed = lines.filter((line) => line.changed).map(({ label, was, is: now }) => [label, was, now])
  expect(changed).toEqual([
    ['Priority', 'P3, minor', 'P1, outage'],
    ['Set', 'from impact and urgency', 'by hand'],
    ['Tags', 'None', 'vpn'],
    ['site', 'Lyon', 'None'],
  ])
  expect(lines.map(({ label }) => label)).toContain('Assignee')
  expect(lines.map(({ label }) => label)).not.toContain('Resolution')
})
