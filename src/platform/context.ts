// What every verb is given, first and explicitly: no ambient user, clock or database.
import type { KeyObject } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Files, StoredBlob } from './files.ts'
import type { Log } from './log.ts'
import type { Permission } from './operation.ts'
import type { Schema } from './schema.ts'

export interface Actor {
  kind: 'person' | 'rule' | 'system'
  /** A person's or a rule's id; null for the desk itself. */
  id: string | null
  /** How histories call them, also after they are gone. */
  name: string
  permissions: ReadonlySet<Permission>
  /** Ids of the teams that a person belongs to. */
  teams: ReadonlySet<string>
  /** Id of the organisation that a person belongs to. */
  organisation?: string | null
  /** Ids of the roles that a person holds. */
  roles?: ReadonlySet<string>
}

/** The desk acting by itself: jobs, clean-up, reactions that have no better name. */
export const theDesk: Actor = { kind: 'system', id: null, name: 'Mendbook', permissions: new Set(), teams: new Set() }

export interface NewEvent {
  /** `noun.past_tense` */
  name: `${string}.${string}`
  subject: { kind: string; id: string }
  /** What changed: `{ priority: ['P3', 'P2'] }` for old and new, plain values for what came into being. */
  changes?: Record<string, unknown>
  /** The event that led here, by id, when it is not the one that is reacted to. */
  causedBy?: string
  /** Who may hear of it: see audience.ts. */
  audience: string[]
}

/** An event that stands in the log. */
export interface Announcement extends NewEvent {
  id: string
  at: Date
  actor: Actor
}

export interface Context {
  /** The transaction. A verb that reached for another handle would not see its own writes. */
  db: Kysely<Schema>
  tenant: string
  actor: Actor
  now: Date
  /** The event that led here, when a reaction acts. */
  causedBy: Announcement | undefined
  /** How the caller proved who they are; undefined inside jobs and reactions of the desk itself. */
  via: Via | undefined
  /** The revision that the caller last saw. A verb hands its record to `unchanged` before it writes. */
  ifMatch: number | undefined
  /** The file that came with the request, stored already: bytes do not travel through a transaction. */
  upload: Upload | undefined
  files: Files
  log: Log
  /** Signs what leaves the desk and comes back: cursors. */
  secret: KeyObject
  /** What people type into the browser; links are made of it and never of what a request claims. */
  baseUrl: string
  /** A new id, rising with time (UUIDv7). */
  newId(): string
  /** The same context for another actor: a rule acts in its own name. */
  as(actor: Actor): Context
  record(event: NewEvent): Promise<void>
  /** Many at once: a reaction that can takes them all together. */
  recordAll(events: NewEvent[]): Promise<void>
  /** The names of what this transaction recorded about something so far, by the verb and by what reacted to it. */
  recorded(subject: string): NewEvent['name'][]
  /**
   * A part that may fail without the rest: behind a savepoint, to which it is taken back with the events that it recorded. Throws why
   * it failed; whoever catches that goes on in the same transaction. Not beside other statements of it: one thing at a time.
   */
  attempt<T>(part: () => Promise<T>): Promise<T>
  /**
   * For a write that is on its way and whose answer nobody needs: it is not waited for, so that what follows travels with it. Should it
   * fail, the verb is run once more, and then this waits and throws why.
   */
  along(sent: Promise<unknown>): Promise<void>
  /**
   * Keeps how the columns of a record were that this transaction changes: its past states are told from that. It goes into
   * the log with the record's first event of the transaction; without any event it is forgotten.
   */
  was(subject: string, columns: Record<string, unknown>): void
}

export interface Upload {
  /** As the sender named it: never to be trusted. */
  name: string
  blob: StoredBlob
}

export interface Via {
  kind: 'session' | 'api_key'
  id: string
}

/** Who asks for an operation, as the directory found out. */
export interface Caller {
  tenant: string
  actor: Actor
  via: Via
}
