// What changed between two readings of a ticket, field by field, as events keep it: old and new.
import type { Ticket } from './contract.ts'

/**
 * Whether a field is part of the ticket's history: a new field of a ticket says so here. Left out is what follows from the
 * rest, what changes with everything, and what is told by events of its own for those who see both ends.
 */
const inHistory: Record<keyof Ticket, boolean> = {
  title: true,
  description: true,
  type: true,
  status: true,
  state: true,
  priority: true,
  priorityBy: true,
  priorityReason: true,
  impact: true,
  urgency: true,
  category: true,
  tags: true,
  fields: true,
  requester: true,
  team: true,
  assignee: true,
  level: true,
  resolution: true,
  dueAt: true,
  mandatory: true,
  childrenFollow: true,
  snoozedUntil: true,
  firstRespondedAt: true,
  resolvedAt: true,
  closedAt: true,
  can: false,
  channel: false,
  checklist: false,
  closesAt: false,
  escalation: false,
  fieldTexts: false,
  followedBy: false,
  follows: false,
  id: false,
  mergeUndoUntil: false,
  merged: false,
  mergedInto: false,
  minutesSpent: false,
  moves: false,
  number: false,
  openedAt: false,
  openedBy: false,
  organisation: false,
  parent: false,
  related: false,
  replyGoes: false,
  revision: false,
  sla: false,
  snooze: false,
  updatedAt: false,
  vip: false,
  watching: false,
  mentioned: false,
}

export const historic = (Object.keys(inHistory) as (keyof Ticket)[]).filter((field) => inHistory[field])

export type Changes = Record<string, [unknown, unknown]>

export function differences(before: Ticket, after: Ticket): Changes {
  const changed = historic.filter((field) => !same(before[field], after[field]))
  return Object.fromEntries(changed.map((field) => [field, [before[field] ?? null, after[field] ?? null]]))
}

export const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
