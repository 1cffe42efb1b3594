// What somebody is writing, kept in this browser with every keystroke, so that a killed tab loses nothing. With the draft goes the
// key of its last attempt: sending the same words again after a lost answer is then the same write, and never a second message.

import type { Along } from '../canned-replies/along.ts'
import { isAlong } from '../canned-replies/along.ts'

export interface DraftFile {
  id: string
  name: string
  size: number
  type: string
  url: string
  picture: boolean
}

export interface Draft {
  body: string
  /** On the ticket already, but part of no message yet. */
  files: DraftFile[]
  /** Whom it mentions by name. */
  people?: { id: string; name: string }[]
  at: string
  attempt?: { key: string; of: string }
  /** What goes along when it is sent: it began as a saved reply. */
  along?: Along | undefined
  /** Who is put in copy with it, by id or address. */
  copyTo?: { value: string; label: string }[] | undefined
  /** Ids of people who are not told of it. */
  leaveOut?: string[] | undefined
  /** What is being changed, as it was when that began. */
  from?: { revision: number; text: string }
}

export const blank: Draft = { body: '', files: [], at: '' }
/** Whom it goes to may be chosen before the first word of it. */
const isNothing = ({ body, files, copyTo = [], leaveOut = [] }: Draft) =>
  body === '' && files.length === 0 && copyTo.length === 0 && leaveOut.length === 0

export const isBlank = (draft: Draft) => draft.body.trim() === '' && draft.files.length === 0

/** What tells two messages apart: the same is sent with the same key. */
export const fingerprint = (payload: unknown) => JSON.stringify(payload)

/** The key for sending this payload: that of the last attempt if it was the same, a new one otherwise. */
export function keyFor(draft: Draft, payload: unknown, makeKey: () => string): { draft: Draft; key: string } {
  const of = fingerprint(payload)
  if (draft.attempt?.of === of) return { draft, key: draft.attempt.key }
  const key = makeKey()
  return { draft: { ...draft, attempt: { key, of } }, key }
}

export function parseDraft(text: string | null): Draft | null {
  if (text === null) return null
  try {
    const read: unknown = JSON.parse(text)
    if (typeof read !== 'object' || read === null) return null
    const { body, files, people, at, attempt, along, copyTo, leaveOut, from } = read as Record<string, unknown>
    if (typeof body !== 'string' || typeof at !== 'string') return null
    return {
      body,
      at,
      files: Array.isArray(files) ? files.filter(isFile) : [],
      ...(Array.isArray(people) && { people: people.filter(isPerson) }),
      ...(isAttempt(attempt) && { attempt }),
      ...(isAlong(along) && { along }),
      ...(Array.isArray(copyTo) && { copyTo: copyTo.filter(isChosen) }),
      ...(Array.isArray(leaveOut) && { leaveOut: leaveOut.filter((id) => typeof id === 'string') }),
      ...(isFrom(from) && { from }),
    }
  } catch {
    return null
  }
}

const isFile = (file: unknown): file is DraftFile =>
  typeof file === 'object' && file !== null && typeof (file as DraftFile).id === 'string'
const isPerson = (person: unknown): person is NonNullable<Draft['people']>[number] =>
  typeof person === 'object' &&
  person !== null &&
  typeof (person as { id?: unknown }).id === 'string' &&
  typeof (person as { name?: unknown }).name === 'string'
const isChosen = (one: unknown): one is NonNullable<Draft['copyTo']>[number] =>
  typeof one === 'object' &&
  one !== null &&
  typeof (one as { value?: unknown }).value === 'string' &&
  typeof (one as { label?: unknown }).label === 'string'
const isAttempt = (attempt: unknown): attempt is NonNullable<Draft['attempt']> =>
  typeof attempt === 'object' && attempt !== null && typeof (attempt as { key?: unknown }).key === 'string'

const isFrom = (from: unknown): from is NonNullable<Draft['from']> =>
  typeof from === 'object' &&
  from !== null &&
  typeof (from as { revision?: unknown }).revision === 'number' &&
  typeof (from as { text?: unknown }).text === 'string'

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

export const prefix = 'mendbook.draft.'
const keptFor = 60 * 24 * 3600 * 1000

/** Drafts that nobody came back to for two months. */
export function oldDrafts(storage: Kept, now: Date): string[] {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
  return keys.filter((key) => {
    if (!key.startsWith(prefix)) return false
    const at = Date.parse(parseDraft(storage.getItem(key))?.at ?? '')
    return !(now.getTime() - at < keptFor)
  })
}

/** One place for all drafts: memory for speed, storage for a killed tab, and readers that hear of each change. */
export function draftStore(storage: Kept | null, now: () => Date) {
  const known = new Map<string, Draft>()
  const readers = new Set<() => void>()
  const tell = () => {
    for (const read of readers) read()
  }
  const read = (key: string): Draft => {
    const draft = known.get(key) ?? parseDraft(storage?.getItem(prefix + key) ?? null) ?? blank
    known.set(key, draft)
    return draft
  }
  const put = (key: string, draft: Draft) => {
    const next = isNothing(draft) ? blank : { ...draft, at: now().toISOString() }
    known.set(key, next)
    try {
      if (isBlank(next)) storage?.removeItem(prefix + key)
      else storage?.setItem(prefix + key, JSON.stringify(next))
    } catch {
      // Storage is full or switched off: the draft still lives as long as the page.
    }
    tell()
  }
  return {
    read,
    put,
    change: (key: string, change: Partial<Draft>) => put(key, { ...read(key), ...change }),
    /** Another tab wrote it. */
    reread: (key: string) => {
      known.delete(key)
      tell()
    },
    subscribe: (reader: () => void) => {
      readers.add(reader)
      return () => readers.delete(reader)
    },
  }
}
