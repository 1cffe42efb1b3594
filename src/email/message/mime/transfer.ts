// Content-Transfer-Encoding (RFC 2045 §6), piece by piece: bytes of the mail in, bytes of the content out.

export interface Decoder {
  write(chunk: Buffer): Buffer
  end(): Buffer
}

const nothing = Buffer.alloc(0)

/** @param encoding as the mail names it; an unknown one, or one with junk around it, is taken for what it most likely is */
export function decoderFor(encoding: string): Decoder {
  const name = encoding.toLowerCase()
  if (/base-?64/.test(name)) return base64()
  if (/quoted[-_ ]?printable/.test(name)) return quotedPrintable()
  if (/uu-?enc|uue/.test(name)) return uuencoded()
  return { write: (chunk) => chunk, end: () => nothing }
}

/** What is no base64 is passed over; padding in the middle ends a piece, as when two encoded texts were glued together. */
function base64(): Decoder {
  let rest = ''
  const take = (text: string, last: boolean): Buffer[] => {
    const pieces = text.split(/=+/)
    return pieces.map((piece, index) => {
      const all = rest + piece
      const whole = index < pieces.length - 1 || last ? all.length : all.length - (all.length % 4)
      rest = all.slice(whole)
      return Buffer.from(all.slice(0, whole), 'base64')
    })
  }
  return {
    write: (chunk) => {
      const found = take(chunk.toString('latin1').replace(/[^A-Za-z0-9+/=]+/g, ''), false)
      return found.length === 1 ? (found[0] ?? nothing) : Buffer.concat(found)
    },
    end: () => Buffer.concat(take('', true)),
  }
}

const digit = (byte: number | undefined): number => {
  if (byte === undefined) return -1
  if (byte >= 48 && byte <= 57) return byte - 48
  const lower = byte | 32
  return lower >= 97 && lower <= 102 ? lower - 87 : -1
}

/** An equals sign that neither encodes a byte nor ends a line is itself. */
function quotedPrintable(): Decoder {
  let rest: Buffer = nothing
  const take = (from: Buffer, last: boolean): Buffer => {
    const to = Buffer.allocUnsafe(from.length)
    let size = 0
    let at = 0
    for (; at < from.length; at++) {
      const byte = from[at] ?? 0
      if (byte !== 61) {
        to[size++] = byte
        continue
      }
      const end = softBreak(from, at + 1)
      if (!last && (end === 'more' || at + 2 >= from.length)) break
      const code = digit(from[at + 1]) * 16 + digit(from[at + 2])
      if (typeof end === 'number') at = end
      else if (digit(from[at + 1]) >= 0 && digit(from[at + 2]) >= 0) {
        to[size++] = code
        at += 2
      } else if (at + 1 < from.length) to[size++] = byte
    }
    rest = from.subarray(at)
    return to.subarray(0, size)
  }
  return {
    write: (chunk) => take(rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk, false),
    end: () => take(rest, true),
  }
}

/** The index of the line end after blanks that nobody sees; 'more' when that cannot be known yet. */
function softBreak(bytes: Buffer, from: number): number | 'more' | null {
  for (let at = from; at < from + 80; at++) {
    const byte = bytes[at]
    if (byte === undefined) return 'more'
    if (byte === 10) return at
    if (byte !== 32 && byte !== 9 && byte !== 13) return null
  }
  return null
}

/** One file in uuencode, between `begin 644 name` and `end`. */
function uuencoded(): Decoder {
  let rest = ''
  let open = false
  const take = (text: string): Buffer => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    const found: string[] = []
    for (const line of lines) {
      if (!open) open = /^begin [0-7]{3,4} /.test(line)
      else if (line.trimEnd() === 'end') open = false
      else found.push(line)
    }
    return uuBytes(found)
  }
  return { write: (chunk) => take(chunk.toString('latin1')), end: () => (rest ? take('\n') : nothing) }
}

/** What lines of uuencode say, without those around them. */
export function uuBytes(lines: readonly string[]): Buffer {
  let all = 0
  for (const line of lines) all += uuSize(line)
  const bytes = Buffer.alloc(all)
  let done = 0
  for (const line of lines) {
    const end = done + uuSize(line)
    const six = (at: number) => (at < line.length ? (line.charCodeAt(at) - 32) & 63 : 0)
    for (let at = 1; done < end; at += 4) {
      const three = (six(at) << 18) | (six(at + 1) << 12) | (six(at + 2) << 6) | six(at + 3)
      for (let shift = 16; shift >= 0 && done < end; shift -= 8) bytes[done++] = (three >> shift) & 255
    }
  }
  return bytes
}

/** The first sign of a line says how many bytes it holds. */
const uuSize = (line: string) => (line.charCodeAt(0) - 32) & 63
