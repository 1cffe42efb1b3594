// Encoded words (RFC 2047), also where they are not allowed: next to other text, with blanks inside, a sign split over two of them.
import { decode } from './charset.ts'

const word = /=\?([^?\s]{1,60})\?([bBqQ])\?([^?]{0,20000})\?=/g

interface Run {
  charset: string
  encoding: string
  bytes: Buffer[]
}

/** All encoded words of a value decoded; what is none stays as it is. */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return value
  let text = ''
  let last = 0
  let run: Run | null = null
  const flush = () => {
    if (run) text += decode(Buffer.concat(run.bytes), run.charset).text
    run = null
  }
  for (const match of value.matchAll(word)) {
    const [whole, label = '', kind = '', content = ''] = match
    const between = value.slice(last, match.index)
    // Blanks between two words are only there to fold the line.
    const follows = run !== null && between.trim() === ''
    const charset = label.split('*')[0] ?? ''
    const encoding = kind.toLowerCase()
    const open: Run | null = run
    const bytes = encoding === 'b' ? Buffer.from(content, 'base64') : fromQ(content)
    if (open && follows && same(open, charset, encoding)) open.bytes.push(bytes)
    else {
      flush()
      if (!follows) text += between
      run = { charset, encoding, bytes: [bytes] }
    }
    last = match.index + whole.length
  }
  flush()
  return text + value.slice(last)
}

function same(run: Run, charset: string, encoding: string): boolean {
  // Charsets that switch begin anew in each word.
  if (/^(?:iso-2022|utf-7|hz)/i.test(charset)) return false
  return run.charset.toLowerCase() === charset.toLowerCase() && run.encoding === encoding
}

function fromQ(content: string): Buffer {
  return fromPercent(content.replaceAll('_', ' '), '=')
}

/** `=E4` or `%E4` as bytes; what stands beyond ASCII in between was UTF-8 already. */
export function fromPercent(content: string, mark: '=' | '%'): Buffer {
  const from = Buffer.from(content)
  const to = Buffer.allocUnsafe(from.length)
  const sign = mark.charCodeAt(0)
  let size = 0
  for (let at = 0; at < from.length; at++) {
    const byte = from[at] ?? 0
    const code = byte === sign ? Number.parseInt(from.toString('latin1', at + 1, at + 3), 16) : Number.NaN
    const hex = byte === sign && /^[0-9a-f]{2}$/i.test(from.toString('latin1', at + 1, at + 3))
    to[size++] = hex ? code : byte
    if (hex) at += 2
  }
  return to.subarray(0, size)
}
