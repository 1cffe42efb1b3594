// What of a saved reply is edited, in words. Pure.
import { parseReply } from '../../../src/tickets/canned-replies/contract/variables.ts'
import { statusWords } from '../../../src/tickets/workflow.ts'
import type { FieldWords } from '../../admin/record/conflict-view.tsx'
import type { Input } from '../../app/api.ts'
import { addTags } from '../properties/tags.ts'
import type { SavedReply } from './along.ts'

export type WorkStatus = 'open' | 'pending' | 'on_hold'

export interface GoesAlong {
  status: WorkStatus | null
  /** With commas. */
  tags: string
  /** Id. */
  category: string | null
  assign: boolean
}

export interface ReplyValues {
  name: string
  body: string
  /** `mine`, `everyone`, or the id of a team. */
  usedBy: string
  category: string | null
  along: GoesAlong
}

export const emptyReply: ReplyValues = {
  name: '',
  body: '',
  usedBy: 'mine',
  category: null,
  along: { status: null, tags: '', category: null, assign: false },
}

export const readReply = ({ name, body, scope, team, category, changes }: SavedReply): ReplyValues => ({
  name,
  body,
  usedBy: scope === 'team' ? (team?.id ?? 'mine') : scope,
  category: category?.id ?? null,
  along: {
    status: changes.status,
    tags: changes.addTags.join(', '),
    category: changes.category?.id ?? null,
    assign: changes.assignee === 'me',
  },
})

type Fields = Omit<Input<'canned-replies.change'>, 'id'>

export function toFields({ usedBy: by, along, ...rest }: Partial<ReplyValues>): Fields {
  return {
    ...rest,
    ...(by !== undefined &&
      (by === 'mine' || by === 'everyone' ? { scope: by } : { scope: 'team' as const, team: by })),
    ...(along && { changes: changesOf(along) }),
  }
}

const changesOf = ({ status, tags, category, assign }: GoesAlong): NonNullable<Fields['changes']> => ({
  ...(status && { status }),
  addTags: addTags([], tags),
  ...(category && { category }),
  ...(assign && { assignee: 'me' as const }),
})

/** `Everyone`, the name of a team, `Only me`. */
export const usedBy = ({ scope, team }: Pick<SavedReply, 'scope' | 'team'>) =>
  scope === 'everyone' ? 'Everyone' : (team?.name ?? 'Only me')

export const replyWords = (nameOf: (id: string) => string): FieldWords<ReplyValues> => ({
  labels: { name: 'Name', body: 'Text', usedBy: 'Who uses it', category: 'Category', along: 'What goes along' },
  show: (_, value) => {
    if (value === null) return ''
    if (typeof value === 'object') return alongInWords(value, nameOf).join(', ')
    return value === 'mine' ? 'Only me' : value === 'everyone' ? 'Everyone' : nameOf(value)
  },
})

export function alongInWords({ status, tags, category, assign }: GoesAlong, nameOf: (id: string) => string): string[] {
  return [
    ...(status ? [statusWords[status]] : []),
    ...addTags([], tags).map((tag) => `tag ${tag}`),
    ...(category ? [nameOf(category)] : []),
    ...(assign ? ['assigned to whoever sends it'] : []),
  ]
}

/** What is wrong with the text, said while it is written. */
export function mistakeIn(body: string): string | undefined {
  const [flaw] = parseReply(body).flaws
  return flaw && `Line ${flaw.line}, column ${flaw.column}: ${flaw.message}.`
}

/** Whom a change reaches. */
export function effectsOf(before: ReplyValues | null, after: ReplyValues, nameOf: (id: string) => string): string[] {
  const reach = (by: string) =>
    by === 'everyone' ? 'every agent' : by === 'mine' ? 'nobody but its owner' : `members of ${nameOf(by)}`
  if (before === null) return after.usedBy === 'mine' ? [] : [`It is offered to ${reach(after.usedBy)} at once.`]
  if (before.usedBy !== after.usedBy)
    return [`It is offered to ${reach(after.usedBy)} from now on, and no longer to ${reach(before.usedBy)}.`]
  return after.usedBy === 'mine' ? [] : [`It changes for ${reach(after.usedBy)}. What was sent with it stays.`]
}
