// What a ticket has to do with others, from the tickets and tasks around it. Pure.
import type { TicketStatus } from '../workflow.ts'
import type { Nested, ToDo } from './held.ts'

export interface Name {
  id: string
  number: string
  title: string
}

/** A ticket that has to do with this one, and why. */
export interface Tied extends Name {
  role: 'named' | 'child' | 'link' | 'follower' | 'source'
  /** It is tied to this ticket, or to one that was merged into it and that the caller sees. */
  near: boolean
  /** The caller sees it. */
  sees: boolean
  status: TicketStatus
  /** Itself, or what it was merged into. */
  done: boolean
  mandatory: boolean
  due_at: Date | null
  merged_end: string | null
}

export interface TiedTask {
  near: boolean
  text: string
  done: boolean
  mandatory: boolean
  due_at: Date | null
}

export interface Ties {
  /** Null when there is none, or none that the caller may see. */
  parent: Name | null
  follows: { id: string; number: string } | null
  followed_by: { id: string; number: string }[]
  nested: Nested
  todo: ToDo
  links: number
  /** How many tickets that the caller may see were merged into it. */
  merges: number
  merged: Name | null
  merged_status: TicketStatus | null
}

const nothing = { of: 0, done: 0, due: null, open: [], hidden: 0 }

export const untied: Ties = {
  parent: null,
  follows: null,
  followed_by: [],
  nested: nothing,
  todo: nothing,
  links: 0,
  merges: 0,
  merged: null,
  merged_status: null,
}

/** How many open ones a refusal may name, and one more. */
const most = 4

export function tiesFrom(
  ticket: { id: string; parent_id: string | null; follows_id: string | null; merged_end: string | null },
  around: Tied[],
  tasks: TiedTask[],
): Ties {
  const named = (id: string | null) => around.find((one) => one.role === 'named' && one.id === id)
  const seen = (id: string | null) => {
    const found = named(id)
    return found?.sees ? nameOf(found) : null
  }
  // One that ended up in the ticket itself is none of its own any more.
  const others = around.filter((one) => one.id !== ticket.id && one.merged_end !== ticket.id)
  const children = others.filter(({ role }) => role === 'child').sort(byNumber)
  const follows = seen(ticket.follows_id)
  return {
    parent: seen(ticket.parent_id),
    follows: follows && referenceTo(follows),
    followed_by: around
      .filter(({ role, sees }) => role === 'follower' && sees)
      .sort(byNumber)
      .map(referenceTo),
    nested: rollUp(children.map((one) => ({ ...one, sees: one.near && one.sees, text: one.number }))),
    todo: rollUp(tasks.map((task) => ({ ...task, sees: task.near }))),
    links: others.filter(({ role, near, sees }) => role === 'link' && near && sees).length,
    merges: around.filter(({ role, sees }) => role === 'source' && sees).length,
    merged: seen(ticket.merged_end),
    merged_status: named(ticket.merged_end)?.status ?? null,
  }
}

interface Part extends Pick<TiedTask, 'text' | 'done' | 'mandatory' | 'due_at'> {
  sees: boolean
}

function rollUp(parts: Part[]): Nested & ToDo {
  const seen = parts.filter(({ sees }) => sees)
  const open = seen.filter(({ done }) => !done)
  const due = open.flatMap(({ due_at }) => due_at ?? []).sort((a, b) => a.getTime() - b.getTime())[0]
  return {
    of: seen.length,
    done: seen.length - open.length,
    due: due?.toISOString() ?? null,
    open: open
      .filter(({ mandatory }) => mandatory)
      .slice(0, most)
      .map(({ text }) => text),
    hidden: parts.filter(({ sees, mandatory, done }) => !sees && mandatory && !done).length,
  }
}

const nameOf = ({ id, number, title }: Name): Name => ({ id, number, title })
const referenceTo = ({ id, number }: Name) => ({ id, number })
const byNumber = (a: Name, b: Name) => Number(a.number.slice(2)) - Number(b.number.slice(2))
