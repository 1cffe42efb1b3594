// Charsets that pass through seven bits and that no library here reads, or none at a pace that a mail of megabytes allows: byte by byte,
// in one go.

const [tilde, begin, end] = [0x7e, 0x7b, 0x7d]
const [lineFeed, carriageReturn] = [10, 13]

/** HZ (RFC 1843) as GB 2312: between `~{` and `~}` signs stand without their high bits, `~~` is a tilde, and one ends a line that goes on. */
export function hzAsGb(bytes: Buffer): Buffer {
  const to = Buffer.allocUnsafe(bytes.length)
  let size = 0
  let high = false
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    const next = bytes[at + 1]
    const marked = byte === tilde
    if (marked && next === lineFeed) at++
    else if (marked && next === carriageReturn && bytes[at + 2] === lineFeed) at += 2
    else if (marked && next === (high ? end : begin)) {
      high = !high
      at++
    } else {
      to[size++] = high ? wide(byte) : byte
      if (marked && next === tilde && !high) at++
    }
  }
  return to.subarray(0, size)
}

const [shiftOut, shiftIn] = [0x0e, 0x0f]
/** `ESC $ ) C` stands once, in a line of its own. */
const isDesignation = (bytes: Buffer, at: number) =>
  bytes[at] === 0x1b && bytes[at + 1] === 0x24 && bytes[at + 2] === 0x29 && bytes[at + 3] === 0x43

/** ISO-2022-KR (RFC 1557) as EUC-KR: shift out and shift in are the marks. */
export function iso2022krAsEuc(bytes: Buffer): Buffer {
  const to = Buffer.allocUnsafe(bytes.length)
  let size = 0
  let high = false
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (isDesignation(bytes, at)) at += 3
    else if (byte === (high ? shiftIn : shiftOut)) high = !high
    else to[size++] = high ? wide(byte) : byte
  }
  const lineEnd = to[0] === carriageReturn && size > 1 ? 1 : 0
  return to.subarray(size > 0 && to[lineEnd] === lineFeed ? lineEnd + 1 : 0, size)
}

/** Ends of lines stay what they are. */
const wide = (byte: number) => (byte > 32 ? byte | 128 : byte)

const [plus, minus] = [0x2b, 0x2d]
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const sixBits = Int8Array.from({ length: 256 }, (_, byte) => alphabet.indexOf(String.fromCharCode(byte)))

/** UTF-7 (RFC 2152): UTF-16 as base64 between `+` and whatever is none; a `-` there is its end, and `+-` is a plus. */
export function utf7Text(bytes: Buffer): string {
  const units = new Uint16Array(bytes.length)
  let size = 0
  let shifted = false
  let bits = 0
  let held = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    const six = shifted ? (sixBits[byte] ?? -1) : -1
    if (six >= 0) {
      held = ((held << 6) | six) & 0x3fffff
      bits += 6
      if (bits < 16) continue
      bits -= 16
      units[size++] = (held >> bits) & 0xffff
    } else if (!shifted && byte === plus && bytes[at + 1] !== minus) {
      shifted = true
      bits = 0
    } else {
      if (!shifted || byte !== minus) units[size++] = byte
      if (!shifted && byte === plus) at++
      shifted = false
    }
  }
  return new TextDecoder('utf-16le').decode(units.subarray(0, size))
}
