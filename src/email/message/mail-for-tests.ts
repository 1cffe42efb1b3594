// Mails for the tests of this room: written here line by line, and files that are kept in memory.
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { StoredBlob } from '../../platform/files.ts'
import { readMail } from './index.ts'
import type { Limits } from './limits.ts'
import type { Mail } from './mail.ts'

export interface ReadMail extends Mail {
  /** The bytes of a file of it. */
  bytes(name: string): Buffer
}

/** Lines are joined with CR LF; bytes are taken as they are. */
export async function reading(raw: string | string[] | Buffer, limits: Partial<Limits> = {}): Promise<ReadMail> {
  const kept = new Map<string, Buffer>()
  const keep = async (content: Readable): Promise<StoredBlob> => {
    const chunks: Buffer[] = []
    for await (const chunk of content as AsyncIterable<Buffer>) chunks.push(chunk)
    const bytes = Buffer.concat(chunks)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    kept.set(sha256, bytes)
    return { sha256, size: bytes.length, head: bytes.subarray(0, 4096) }
  }
  const bytes = Buffer.isBuffer(raw) ? raw : Buffer.from(Array.isArray(raw) ? raw.join('\r\n') : raw)
  const mail = await readMail(() => Readable.from(pieces(bytes)), keep, limits)
  const named = (name: string) => mail.files.find((file) => file.name === name)?.sha256 ?? ''
  return { ...mail, bytes: (name) => kept.get(named(name)) ?? Buffer.from('no such file') }
}

/** In uneven pieces, as a network brings it: no boundary and no encoded sign may depend on where they end. */
function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0, size = 7; at < bytes.length; at += size, size = (size * 31) % 4093)
    yield bytes.subarray(at, at + size)
}
