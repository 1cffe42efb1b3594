// Where the content of a part goes: into memory when it is to be understood, into the files of the desk when it is to be kept.
import { PassThrough, type Readable } from 'node:stream'
import type { StoredBlob } from '../../../platform/files.ts'
import type { Part } from './part.ts'
import type { Sink } from './scan.ts'
import { decoderFor } from './transfer.ts'

/** Stores a stream; see `Files.put`. */
export type Keep = (content: Readable) => Promise<StoredBlob>

/** Decodes what comes, then hands it on. */
export function decoding(part: Part, to: Sink): Sink {
  const decoder = decoderFor(part.encoding)
  return {
    write: (chunk) => to.write(decoder.write(chunk)),
    async end() {
      await to.write(decoder.end())
      await to.end()
    },
  }
}

/** In memory up to the limit; longer content goes to a file as a whole, and its start stays in memory. */
export function remembered(part: Part, limit: number, keep: Keep): Sink {
  const chunks: Buffer[] = []
  let size = 0
  let file: Sink | null = null
  return {
    async write(chunk) {
      if (file) return file.write(chunk)
      // A slice of a chunk would hold the whole of it.
      chunks.push(Buffer.from(chunk))
      size += chunk.length
      if (size <= limit) return
      file = kept(part, keep)
      part.cut = true
      for (const piece of chunks) await file.write(piece)
    },
    async end() {
      part.bytes = chunks.length === 1 ? (chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(chunks)
      if (part.cut) part.bytes = part.bytes.subarray(0, limit)
      await file?.end()
    },
  }
}

/** A file, and its first bytes in memory. */
export function kept(part: Part, keep: Keep, glimpse = 0): Sink {
  const stream = new PassThrough({ highWaterMark: 262_144 })
  const stored = keep(stream)
  // Looked at when all parts are there; nobody must call it unhandled until then.
  stored.catch(() => stream.destroy())
  part.file = stored
  const start: Buffer[] = []
  let size = 0
  return {
    write(chunk) {
      if (chunk.length === 0) return
      if (size < glimpse) {
        start.push(Buffer.from(chunk.subarray(0, glimpse - size)))
        size += chunk.length
      }
      if (stream.destroyed) return
      if (!stream.write(chunk)) return drained(stream)
    },
    end() {
      if (glimpse > 0) part.bytes = Buffer.concat(start)
      if (!stream.destroyed) stream.end()
    },
  }
}

/** Also when the other end gave up: why it did is known from its promise. */
function drained(stream: PassThrough): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stream.off('drain', done)
      stream.off('close', done)
      resolve()
    }
    stream.on('drain', done)
    stream.on('close', done)
  })
}
