// A mail that was passed on as a file: who wrote it, and what. One that was passed on within the text is read from that text, elsewhere.
import { Readable } from 'node:stream'
import type { StoredBlob } from '../../platform/files.ts'
import { type Envelope, readEnvelope } from './envelope.ts'
import type { Limits } from './limits.ts'
import type { Forwarded } from './mail.ts'
import { type Content, isReport, readContent } from './read.ts'

/** Of mails in the languages that Outlook, Gmail and Apple Mail speak most. */
const prefix =
  /^\s*(?:\[[^\]]{0,60}\]\s*)?(?:fwd?|fw|wg|tr|rv|enc|i|vs|vb|pd|doorst|videresendt|fs|továbbítás|переслать|转发|轉寄|転送|전달)\s*[:：]/i

export async function forwardedIn(content: Content, envelope: Envelope, limits: Limits): Promise<Forwarded | null> {
  const [only, another] = content.messages
  if (!only || another || isReport(content.root)) return null
  const inner = await readContent(Readable.from([only]), drop, limits, 1)
  const told = readEnvelope(inner.root.fields, limits)
  const [from] = told.from
  const passedOn = prefix.test(envelope.subject) || content.text.trim() === '' || same(envelope.subject, told.subject)
  if (!from || !passedOn) return null
  return { from, subject: told.subject || null, date: told.date, comment: content.text.trim(), text: inner.text }
}

function same(one: string, other: string): boolean {
  return one !== '' && one.replace(prefix, '').trim().toLowerCase() === other.trim().toLowerCase()
}

/** Its files stay in the mail that was kept as a whole. */
async function drop(content: Readable): Promise<StoredBlob> {
  let size = 0
  for await (const chunk of content as AsyncIterable<Buffer>) size += chunk.length
  return { sha256: '', size, head: Buffer.alloc(0) }
}
