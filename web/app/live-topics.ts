// Which queries an event touches. An event is `noun.past_tense` with the ids of what it is about; a query is keyed by its
// operation and input (queries.ts).
import type { StreamEvent } from './event-stream.ts'

/** What a noun's events change, as the first part of operation names. */
const operationsOf: Record<string, readonly string[]> = {
  ticket: [
    'tickets',
    'messages',
    'attachments',
    'escalations',
    'checklists',
    'links',
    'children',
    'tasks',
    'time-entries',
    'time-report',
    'participants',
    'mentions',
    'search',
    'incoming-mail',
    'ticket-mail',
    'outbox',
  ],
  ticket_setting: ['ticket-settings'],
  person: ['people', 'teams', 'roles', 'me', 'search'],
  session: ['sessions'],
  password: ['sessions'],
  invitation: ['people'],
  organisation: ['organisations', 'people', 'search'],
  role: ['roles', 'people', 'me'],
  team: ['teams', 'people', 'me'],
  api_key: ['api-keys'],
  category: ['categories', 'tickets', 'ticket-types', 'canned-replies'],
  checklist_template: ['checklist-templates'],
  'priority-matrix': ['priority-matrix'],
  bulk_change: ['bulk-changes'],
  ticket_type: ['ticket-types', 'workflows'],
  workflow: ['workflows', 'ticket-types', 'tickets'],
  timer: ['timer'],
  canned_reply: ['canned-replies'],
  mail: ['mail-ledger', 'incoming-mail', 'mailboxes', 'ticket-mail', 'outbox'],
  mail_out: ['ticket-mail', 'outbox'],
  suppressed_address: ['suppressed-addresses', 'ticket-mail'],
  mail_template: ['mail-templates'],
  mailbox: ['mailboxes', 'mail-ledger'],
  sender_rule: ['sender-rules'],
  job: ['jobs', 'reaction-failures'],
  reaction: ['jobs', 'reaction-failures'],
  workspace: ['me', 'setup'],
}

/** True for every query that may have changed: lists always, single records only when they are meant. Pages ask for records by
 * number, events name ids: `idOf` knows the ids of those that were loaded. */
export function touchedBy(
  event: StreamEvent,
  idOf: (number: string) => string | undefined,
): (queryKey: readonly unknown[]) => boolean {
  const noun = event.event.split('.')[0] ?? ''
  const operations = operationsOf[noun] ?? [`${noun}s`]
  return ([name, input]) => {
    if (!operations.includes(String(name).split('.')[0] ?? '')) return false
    const about = (input as { id?: unknown } | undefined)?.id
    // What was said on a merged ticket stands in the conversation of another one, which the event does not name.
    if (typeof about !== 'string' || event.event === 'ticket.split') return true
    const id = isId.test(about) ? about : idOf(about)
    // A record known by another name than its id (an address, a number not yet loaded) is read again in any case.
    return id === undefined || event.data.includes(id)
  }
}

const isId = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

// Lists of other tickets within one: how those stand is shown there, and an event of them does not know of it.
const naming = new Set(['children.list', 'links.list', 'tickets.merges'])

/** The ticket whose list of other tickets shows the one that the event is about; it counts what became of them as well. */
export function showsInList(event: StreamEvent, queryKey: readonly unknown[], answer: unknown): string | undefined {
  const [name, input] = queryKey
  if (!naming.has(String(name)) || !event.event.startsWith('ticket.')) return undefined
  const { items = [] } = (answer ?? {}) as { items?: { ticket?: { id: string }; id?: string }[] }
  const shown = items.some((item) => event.data.includes(item.ticket?.id ?? item.id ?? '\n'))
  return shown ? String((input as { id?: unknown }).id) : undefined
}
