// Reads a kept mail anew for showing it. Nothing is stored: what its files are called by is counted, and small pictures are held.
import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { Context } from '../../platform/context.ts'
import type { StoredBlob } from '../../platform/files.ts'
import { readMail } from '../message/index.ts'
import type { Mail } from '../message/mail.ts'

/** Together, in bytes: a page with more pictures than this shows those that come first. */
const mostHeld = 12 * 1024 * 1024

export interface ReadAgain {
  mail: Mail
  /** The bytes of a file by their SHA-256, of those that were held. */
  held: ReadonlyMap<string, Buffer>
}

/** @param hold whether pictures within the text are wanted */
export async function readAgain(ctx: Context, sha256: string, hold: boolean): Promise<ReadAgain> {
  const held = new Map<string, Buffer>()
  let room = hold ? mostHeld : 0
  const keep = async (content: Readable): Promise<StoredBlob> => {
    const hash = createHash('sha256')
    const parts: Buffer[] = []
    let size = 0
    for await (const part of content as AsyncIterable<Buffer>) {
      hash.update(part)
      size += part.length
      if (size <= room) parts.push(part)
      else parts.length = 0
    }
    const name = hash.digest('hex')
    if (size <= room && size > 0) {
      room -= size
      held.set(name, Buffer.concat(parts))
    }
    return { sha256: name, size, head: parts[0]?.subarray(0, 4096) ?? Buffer.alloc(0) }
  }
  const mail = await readMail(() => ctx.files.read(ctx.tenant, sha256), keep)
  return { mail, held }
}
