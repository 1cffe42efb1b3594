// Every word of the filter language, as a table: what people type before the colon, what may stand behind it, and the line of
// help that completion shows. What a term asks of the database stands in columns.ts, one entry each: a new term needs both.

/** How values are written, read and completed. */
export type ValueKind =
  /** One of `choices`. */
  | 'choice'
  /** An address, a full name, an id, or a word of `words`. */
  | 'person'
  | 'team'
  | 'category'
  | 'organisation'
  | 'type'
  | 'state'
  | 'tag'
  | 'date'
  | 'number'
  /** Another ticket, by its number. */
  | 'ticket'
  /** Of a custom field: what fits is known to its definition. */
  | 'field'

export interface Choice {
  value: string
  help: string
  aliases?: readonly string[]
}

export interface Term {
  key: string
  aliases?: readonly string[]
  kind: ValueKind
  /** Completion shows it beside the key. */
  help: string
  /** For `choice`, in their order: with `ordered` they can be compared and stand in ranges. */
  choices?: readonly Choice[]
  ordered?: boolean
  /** Words with a meaning beside the values of the kind: `me`, `none`. */
  words?: readonly Choice[]
}

const none = (help: string): Choice => ({ value: 'none', help, aliases: ['nobody', 'nothing'] })
const me: Choice = { value: 'me', help: 'You' }

const scale = [
  { value: 'low', help: 'Low' },
  { value: 'medium', help: 'Medium' },
  { value: 'high', help: 'High' },
] as const

const states = [
  { value: 'new', help: 'Nobody has begun' },
  { value: 'open', help: 'Being worked on' },
  { value: 'pending', help: 'Waits for the requester' },
  { value: 'on_hold', help: 'Waits for a third party', aliases: ['hold', 'onhold'] },
  { value: 'resolved', help: 'Fixed, in our opinion' },
  { value: 'closed', help: 'Confirmed' },
] as const satisfies Choice[]

export const terms = [
  {
    key: 'is',
    kind: 'choice',
    help: 'State, or one of a few short forms',
    choices: [
      { value: 'unresolved', help: 'Still somebody’s work', aliases: ['active'] },
      ...states,
      { value: 'waiting', help: 'Pending or on hold' },
      { value: 'done', help: 'Resolved or closed' },
      { value: 'mine', help: 'Assigned to you' },
      { value: 'unassigned', help: 'Nobody’s' },
      { value: 'overdue', help: 'Past its date, and not done' },
      { value: 'snoozed', help: 'Put aside until later' },
      { value: 'escalated', help: 'A hand-over waits for an answer' },
      { value: 'merged', help: 'It goes on in another ticket' },
      { value: 'answered', help: 'The desk has replied' },
      { value: 'unanswered', help: 'The desk has not replied yet' },
    ],
  },
  {
    key: 'has',
    kind: 'choice',
    help: 'What it carries',
    choices: [
      { value: 'attachment', help: 'A file', aliases: ['file', 'attachments'] },
      { value: 'reply', help: 'A message in its conversation', aliases: ['message', 'replies'] },
      { value: 'resolution', help: 'Words that say how it was fixed' },
      { value: 'escalation', help: 'A hand-over that waits for an answer' },
      { value: 'checklist', help: 'A checklist' },
      { value: 'parent', help: 'It is part of another ticket' },
      { value: 'merge', help: 'It was merged into another ticket' },
      { value: 'vip', help: 'A requester with the VIP mark' },
    ],
  },
  { key: 'status', kind: 'choice', help: 'State', choices: states },
  { key: 'type', kind: 'type', help: 'Incident, request, bug, or one of your own' },
  { key: 'state', kind: 'state', help: 'A state of the workflow of its type' },
  {
    key: 'priority',
    aliases: ['prio', 'p'],
    kind: 'choice',
    ordered: true,
    help: 'P1 to P4',
    choices: [
      { value: 'P1', help: 'Critical' },
      { value: 'P2', help: 'High' },
      { value: 'P3', help: 'Normal' },
      { value: 'P4', help: 'Low' },
    ],
  },
  { key: 'impact', kind: 'choice', ordered: true, help: 'How many it hurts', choices: scale },
  { key: 'urgency', kind: 'choice', ordered: true, help: 'How soon it does', choices: scale },
  {
    key: 'category',
    aliases: ['cat'],
    kind: 'category',
    help: 'A category and those below it',
    words: [none('Without a category')],
  },
  { key: 'tag', aliases: ['tags', 'label'], kind: 'tag', help: 'A tag', words: [none('Without tags')] },
  {
    key: 'team',
    aliases: ['group', 'queue'],
    kind: 'team',
    help: 'The team that has it',
    words: [{ value: 'mine', help: 'A team that you are in' }, none('No team')],
  },
  {
    key: 'assignee',
    aliases: ['owner', 'agent'],
    kind: 'person',
    help: 'Who has it',
    words: [me, none('Nobody')],
  },
  { key: 'requester', aliases: ['from', 'reporter'], kind: 'person', help: 'Who asked', words: [me] },
  {
    key: 'watcher',
    kind: 'person',
    help: 'Who watches it',
    words: [me, none('Nobody')],
  },
  {
    key: 'cc',
    aliases: ['copy'],
    kind: 'person',
    help: 'Who is in copy',
    words: [me, none('Nobody')],
  },
  {
    key: 'mentions',
    aliases: ['mention'],
    kind: 'person',
    help: 'Who is mentioned in it',
    words: [me, none('Nobody')],
  },
  {
    key: 'organisation',
    aliases: ['organization', 'org', 'company'],
    kind: 'organisation',
    help: 'Where the requester belongs',
    words: [{ value: 'mine', help: 'Your own' }, none('Of no organisation')],
  },
  {
    key: 'channel',
    aliases: ['via'],
    kind: 'choice',
    help: 'How it came in',
    choices: [
      { value: 'email', help: 'By mail', aliases: ['mail'] },
      { value: 'portal', help: 'From the portal' },
      { value: 'chat', help: 'By chat' },
      { value: 'api', help: 'From a program' },
      { value: 'phone', help: 'By phone' },
      { value: 'alert', help: 'From monitoring' },
    ],
  },
  { key: 'level', kind: 'number', help: '1 to 3: first contact, specialists, engineering' },
  { key: 'number', aliases: ['id'], kind: 'number', help: 'Its number: T-1042, or 1000..1100' },
  { key: 'parent', kind: 'ticket', help: 'The ticket that it is a part of' },
  { key: 'linked', aliases: ['link'], kind: 'ticket', help: 'A ticket that it is linked with' },
  { key: 'opened', aliases: ['created'], kind: 'date', help: 'When it was opened' },
  { key: 'updated', aliases: ['changed'], kind: 'date', help: 'When it changed last' },
  {
    key: 'answered',
    aliases: ['responded'],
    kind: 'date',
    help: 'When the desk first replied',
    words: [none('Not yet')],
  },
  { key: 'resolved', kind: 'date', help: 'When it was resolved', words: [none('Not yet')] },
  { key: 'closed', kind: 'date', help: 'When it was closed', words: [none('Not yet')] },
  { key: 'due', kind: 'date', help: 'When it has to be done', words: [none('No date')] },
  {
    key: 'snoozed',
    aliases: ['until'],
    kind: 'date',
    help: 'Until when it is put aside',
    words: [none('Not put aside')],
  },
] as const satisfies Term[]

export type TermKey = (typeof terms)[number]['key']

const byName = new Map<string, Term>(
  terms.flatMap((term: Term) => [term.key, ...(term.aliases ?? [])].map((name) => [name, term] as const)),
)

const fieldKey = /^field\.[a-z][a-z0-9_]{0,59}$/

/** By its key or another name for it, in any case. */
export function termOf(name: string): Term | undefined {
  const lower = name.toLowerCase()
  if (fieldKey.test(lower)) return { key: lower, kind: 'field', help: 'A custom field' }
  return byName.get(lower)
}

/** The one spelling of a word that the term knows, or undefined. */
export function known(choices: readonly Choice[] | undefined, typed: string): string | undefined {
  const word = typed.toLowerCase().replaceAll('-', '_')
  return choices?.find(({ value, aliases }) => value.toLowerCase() === word || aliases?.includes(word))?.value
}

export const compares = ({ kind, ordered }: Term) => ['date', 'number', 'field'].includes(kind) || ordered === true

/** Short forms are filters themselves. */
export const meanings: Record<string, string> = {
  unresolved: 'status:new,open,pending,on_hold',
  waiting: 'status:pending,on_hold',
  done: 'status:resolved,closed',
  mine: 'assignee:me',
  unassigned: 'assignee:none',
  answered: '-answered:none',
  unanswered: 'answered:none',
  overdue: 'due:<now status:new,open,pending,on_hold',
  snoozed: '-snoozed:none',
  escalated: 'has:escalation',
  merged: 'has:merge',
}
