// Raw bytes → what a desk needs to know of a mail. Whatever the bytes are, there is an answer: what is odd is said in `defects`.
import type { Readable } from 'node:stream'
import type { StoredBlob } from '../../platform/files.ts'
import { readEnvelope } from './envelope.ts'
import { forwardedIn } from './forwarded.ts'
import { type Limits, usual } from './limits.ts'
import type { Mail } from './mail.ts'
import type { Keep } from './mime/sinks.ts'
import { nameFiles } from './names.ts'
import { readContent } from './read.ts'

export type { Mail } from './mail.ts'

/**
 * Reads a mail in one pass. Files are streamed to `keep` and never held as a whole.
 * @param keep stores a stream; its errors, and those of `raw`, are the only ones that are thrown
 */
export async function readMail(
  raw: Readable | (() => Readable),
  keep: (content: Readable) => Promise<StoredBlob>,
  limits: Partial<Limits> = {},
): Promise<Mail> {
  const all = { ...usual, ...limits }
  const open = new Set<Readable>()
  const tracked: Keep = (content) => {
    open.add(content)
    return keep(content).finally(() => open.delete(content))
  }
  try {
    return await read(typeof raw === 'function' ? raw() : raw, tracked, all)
  } catch (error) {
    // Whoever stores the other files must not wait for what never comes.
    for (const content of open) content.destroy(error instanceof Error ? error : new Error(String(error)))
    throw error
  }
}

async function read(raw: Readable, keep: Keep, limits: Limits): Promise<Mail> {
  const content = await readContent(raw, keep, limits)
  const envelope = readEnvelope(content.root.fields, limits)
  const { text, html, sealed, invitation, parts } = content
  const files = nameFiles(content.files, html)
  const forwarded = await forwardedIn(content, envelope, limits)
  const defects = [...new Set([...envelope.defects, ...content.odd])]
  return { ...envelope, text, html, files, sealed, invitation, forwarded, parts, defects }
}
