// From what was asked for to the verbs that do it, in the order in which an agent would. Pure.
import type { Implementation } from '../../platform/execute.ts'
import { assign } from '../assign.ts'
import { change } from '../change.ts'
import type { Ticket } from '../contract/ticket.ts'
import { reply } from '../reply.ts'
import { close, reopen, resolve } from '../resolve.ts'
import type { BulkWish } from './contract.ts'

export interface Step {
  verb: Implementation
  input: Record<string, unknown>
}

/** @param wish without `fill`, which one ticket needs and another does not */
export function stepsFor(wish: Omit<BulkWish, 'fill'>, ticket: Pick<Ticket, 'id' | 'tags'>): Step[] {
  const { id } = ticket
  const { addTags, removeTags, team, assignee, reply: said, note, resolution, close: closing, ...rest } = wish
  const { reopen: opening, reason, ...fields } = rest
  const tags = addTags || removeTags ? { tags: changedTags(ticket.tags, addTags, removeTags) } : {}
  const all: (Step | false)[] = [
    opening === true && { verb: reopen, input: given({ reason }) },
    has({ ...fields, ...tags }) && { verb: change, input: given({ ...fields, ...tags }) },
    has({ team, assignee }) && { verb: assign, input: given({ team, assignee }) },
    said !== undefined && { verb: reply, input: { body: said } },
    note !== undefined && { verb: reply, input: { body: note, visibility: 'internal' } },
    resolution !== undefined && { verb: resolve, input: { resolution } },
    closing === true && { verb: close, input: {} },
  ]
  return all.filter((step) => step !== false).map(({ verb, input }) => ({ verb, input: { id, ...input } }))
}

export function changedTags(tags: string[], added: string[] = [], removed: string[] = []): string[] {
  return [...new Set([...tags, ...added])].filter((tag) => !removed.includes(tag))
}

const given = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

const has = (values: Record<string, unknown>) => Object.values(values).some((value) => value !== undefined)
