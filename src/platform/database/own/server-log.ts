// PostgreSQL's own log, in one file of bounded size beside the database. Its end is what an error message quotes.
import fs from 'node:fs'
import path from 'node:path'

const largest = 4 << 20

export interface ServerLog {
  file: string
  /** A descriptor for the server to write to; close it after the start. */
  open(): number
  size(): number
  /** The last lines that were written after the file had that size. */
  tail(since: number): string
  /** Keeps one older file when this one has grown large. */
  rotate(): void
}

export function serverLog(home: string): ServerLog {
  const file = path.join(home, 'postgres.log')
  const size = () => fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0
  return {
    file,
    size,
    open() {
      const { O_APPEND, O_CREAT, O_WRONLY, O_NOFOLLOW = 0 } = fs.constants
      return fs.openSync(file, O_APPEND | O_CREAT | O_WRONLY | O_NOFOLLOW, 0o600)
    },
    tail(since) {
      const start = size() >= since ? since : 0 // smaller: it was rotated meanwhile
      const text = size() > 0 ? readFrom(file, Math.max(start, size() - 4000)) : ''
      const lines = text.split('\n').filter((line) => line.trim() !== '')
      return lines.slice(-5).join('\n') || 'it left no message'
    },
    rotate() {
      if (size() <= largest) return
      fs.copyFileSync(file, `${file}.1`)
      fs.truncateSync(file) // the server goes on writing to the same file, at its new end
    },
  }
}

function readFrom(file: string, start: number): string {
  const descriptor = fs.openSync(file, 'r')
  try {
    const buffer = Buffer.alloc(4096)
    return buffer.toString('utf8', 0, fs.readSync(descriptor, buffer, 0, buffer.length, start))
  } finally {
    fs.closeSync(descriptor)
  }
}
