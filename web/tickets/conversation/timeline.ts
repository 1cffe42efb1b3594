// The conversation in time order: what was said, and between it what was changed, one thin line per pause. Pure.
import type { Output } from '../../app/api.ts'

export type Message = Output<'messages.list'>['items'][number]
export type Entry = Output<'tickets.events'>['items'][number]
export type Attachment = Output<'attachments.list'>['items'][number]

export type Item =
  | { kind: 'message'; id: string; at: string; message: Message }
  | { kind: 'changes'; id: string; at: string; entries: Entry[] }
  | { kind: 'resolution'; id: string; at: string; entry: Entry; text: string }
  | { kind: 'files'; id: string; at: string; files: Attachment[] }

interface Said {
  openedAt: string
  messages: readonly Message[]
  events: readonly Entry[]
  /** Files that belong to no message. */
  files: readonly Attachment[]
}

// Told by the messages themselves, or by the description.
const told = new Set(['ticket.opened', 'ticket.replied', 'ticket.noted', 'ticket.attached'])
// A form sends the ticket and then its files.
const belongsToOpening = 10 * 60_000

export function timeline({ openedAt, messages, events, files }: Said): { opening: Attachment[]; items: Item[] } {
  const late = (file: Attachment) => Date.parse(file.at) - Date.parse(openedAt) > belongsToOpening
  const parts: Item[] = [
    ...messages.map((message): Item => ({ kind: 'message', id: message.id, at: message.at, message })),
    ...events.filter(({ name }) => !told.has(name)).map(toItem),
    ...files.filter(late).map((file): Item => ({ kind: 'files', id: file.id, at: file.at, files: [file] })),
  ]
  // Events of one moment keep their order, which is that of their ids; a message comes before what it caused.
  parts.sort((a, b) => (a.at === b.at ? rank(a) - rank(b) : a.at < b.at ? -1 : 1))
  return { opening: files.filter((file) => !late(file)), items: parts.reduce(join, []) }
}

const rank = ({ kind }: Item) => (kind === 'message' ? 0 : 1)

function toItem(entry: Entry): Item {
  const { id, at, name, changes } = entry
  const text = name === 'ticket.resolved' && typeof changes.resolution === 'string' ? changes.resolution : null
  return text ? { kind: 'resolution', id, at, entry, text } : { kind: 'changes', id, at, entries: [entry] }
}

/** Changes that follow each other without a word in between become one line, and files one row. */
function join(items: Item[], item: Item): Item[] {
  const last = items.at(-1)
  if (last?.kind === 'changes' && item.kind === 'changes') {
    return [...items.slice(0, -1), { ...last, at: item.at, entries: [...last.entries, ...item.entries] }]
  }
  if (last?.kind === 'files' && item.kind === 'files') {
    return [...items.slice(0, -1), { ...last, files: [...last.files, ...item.files] }]
  }
  return [...items, item]
}

export interface Summary {
  /** Who did it, when it was one person or rule. */
  who: string | null
  text: string
}

/** One line for several changes: `Wren set the priority from P3 to P2; assigned it to Ines`. */
export function summarise(entries: readonly Entry[]): Summary {
  const actors = [...new Set(entries.map(({ actor }) => actor.name))]
  const [only] = actors
  if (actors.length === 1 && only !== undefined) {
    return { who: only, text: entries.map(({ summary }) => summary).join('; ') }
  }
  return { who: null, text: entries.map(({ actor, summary }) => `${actor.name} ${summary}`).join('; ') }
}

/** Files that no message speaks of. Internal ones are parts of drafts that their authors have not sent. */
export function loose(files: readonly Attachment[], messages: readonly Message[]): Attachment[] {
  const tied = new Set(messages.flatMap(({ attachments }) => attachments.map(({ id }) => id)))
  return files.filter((file) => file.visibility === 'public' && !tied.has(file.id))
}

/** Long conversations open with their beginning and their end; the index where the middle starts, and its length. */
export function middle(items: readonly Item[], most = 60, kept = 25): { from: number; length: number } | null {
  return items.length > most ? { from: 5, length: items.length - 5 - kept } : null
}
