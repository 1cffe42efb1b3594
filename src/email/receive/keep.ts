// The first thing that happens to a message: its bytes and its row in the ledger are on disk. Whatever comes after can be repeated.
import { Readable } from 'node:stream'
import { type Context, theDesk } from '../../platform/context.ts'
import { act, LastRead, type Runtime } from '../../platform/events.ts'
import type { StoredBlob } from '../../platform/files.ts'
import type { Envelope } from '../schema.ts'
import type { Begun } from './store.ts'
import * as store from './store.ts'

export interface Arrival {
  tenant: string
  /** Id. */
  mailbox: string
  source: 'imap' | 'smtp' | 'hook' | 'upload'
  /** Where it lies on the server that it was fetched from. */
  place?: { folder: string; uidvalidity: string; uid: string }
  /** What the transport said; null when there was none. */
  envelope: Envelope | null
  /** From before the mailbox was added: nobody waits for an answer to it. */
  old?: boolean
  /** Why it is kept and becomes nothing else: it is older than what was to be taken over. */
  onlyKept?: string | null
  raw: Readable
}

/** A desk that is killed before it works on a message finds it again after this long. */
const abandonedAfter = 10 * 60_000

export interface KeptMail {
  id: string
  /** The same bytes, or the same place in the mailbox, were there already. */
  known: boolean
  /** Of a new one: to be handed to `workOnMail` by whoever works on it at once, which counts as the first try. */
  row: Begun | undefined
  /** The message itself, unless it is large. */
  bytes: Buffer | null
}

/**
 * Stores the raw message and its row in the ledger. Both are on disk when it resolves, if a server delivered it, because that one is told
 * so. Whoever hands it in at the hook is answered after the next commit, and a mailbox is read again: then the row gets there with that.
 */
export async function keepMail(runtime: Runtime, arrival: Arrival): Promise<KeptMail> {
  const copy: Buffer[] = []
  const blob = await runtime.files.put(arrival.tenant, Readable.from(copied(arrival.raw, copy)))
  const kept = await act(runtime, { tenant: arrival.tenant, actor: theDesk }, (ctx) => enter(ctx, arrival, blob))
  return {
    ...kept,
    bytes: blob.size > mostInMemory ? null : copy.length === 1 ? (copy[0] as Buffer) : Buffer.concat(copy),
  }
}

/** Most mails are small: what is in memory anyway need not be read from the disk again. */
const mostInMemory = 128 * 1024

async function* copied(raw: Readable, copy: Buffer[]) {
  let size = 0
  for await (const chunk of raw as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= mostInMemory) copy.push(chunk)
    else copy.length = 0
    yield chunk
  }
}

type Entered = Omit<KeptMail, 'bytes'>

async function enter(
  ctx: Context,
  { mailbox, source, place, envelope, old, onlyKept }: Arrival,
  { sha256, size }: Pick<StoredBlob, 'sha256' | 'size'>,
): Promise<Entered | LastRead<Entered>> {
  const next_try = new Date(ctx.now.getTime() + abandonedAfter)
  const verdict = { ...(old && { old: true as const }), ...(onlyKept && { onlyKept }) }
  const entry = {
    id: ctx.newId(),
    mailbox_id: mailbox,
    source,
    sha256,
    size: String(size),
    envelope,
    next_try,
    verdict,
  }
  if (source !== 'smtp') await ctx.along(store.needNotLast(ctx))
  const kept = (row: Begun): Entered => {
    const known = row.id !== entry.id
    return { id: row.id, known, row: known ? undefined : row }
  }
  if (!place) return new LastRead(() => store.enter(ctx, entry).then(kept))
  const row = await store.enter(ctx, entry)
  await store.place(ctx, mailbox, row.id, place)
  return kept(row)
}
