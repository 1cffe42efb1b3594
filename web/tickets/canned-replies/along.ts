// What goes along with a reply that began as a saved one. Pure; kept with the draft.
import { statusWords } from '../../../src/tickets/workflow.ts'
import type { Output } from '../../app/api.ts'

export type SavedReply = Output<'canned-replies.list'>['items'][number]

export interface Along {
  reply: { id: string; name: string }
  status?: 'open' | 'pending' | 'on_hold'
  addTags?: string[]
  category?: { id: string; path: string }
  assignee?: 'me'
}

export function alongOf({ id, name, changes }: Pick<SavedReply, 'id' | 'name' | 'changes'>): Along {
  const { status, addTags, category, assignee } = changes
  return {
    reply: { id, name },
    ...(status && { status }),
    ...(addTags.length > 0 && { addTags }),
    ...(category && { category: { id: category.id, path: category.path } }),
    ...(assignee && { assignee }),
  }
}

/** As words, one per change; none when it is only a text. */
export function alongWords({ status, addTags = [], category, assignee }: Omit<Along, 'reply'>): string[] {
  return [
    ...(status ? [status === 'open' ? 'open' : statusWords[status]] : []),
    ...addTags.map((tag) => `tag ${tag}`),
    ...(category ? [category.path] : []),
    ...(assignee ? ['assigned to you'] : []),
  ]
}

/** The part of what is sent that it makes. A state that was chosen by hand wins. */
export function sentAlong({ reply, status, addTags, category, assignee }: Along) {
  const more = {
    ...(addTags && { addTags }),
    ...(category && { category: category.id }),
    ...(assignee && { assignee }),
  }
  return {
    cannedReply: reply.id,
    ...(status && { status }),
    ...(Object.keys(more).length > 0 && { with: more }),
  }
}

export function isAlong(value: unknown): value is Along {
  const reply = (value as Along | undefined)?.reply
  return typeof reply === 'object' && reply !== null && typeof reply.id === 'string' && typeof reply.name === 'string'
}
