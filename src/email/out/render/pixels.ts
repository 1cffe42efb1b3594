// How many pixels wide a picture is, from its first bytes: Outlook draws pictures by Word's rules, in full size unless they say their width.
// Pure; PNG (W3C), GIF89a, JPEG (ITU T.81, B.2.2), WebP (RFC 9649).

/** As much as has to be read: photographs have their preview in front of their size. */
export const headBytes = 256 * 1024

/** Undefined where it is not one of these, or too short to tell. */
export function widthOf(bytes: Buffer): number | undefined {
  const width = png(bytes) ?? gif(bytes) ?? webp(bytes) ?? jpeg(bytes)
  return width && width > 0 ? width : undefined
}

const starts = (bytes: Buffer, at: number, text: string) => bytes.toString('latin1', at, at + text.length) === text

const png = (bytes: Buffer) =>
  bytes.length >= 24 && starts(bytes, 1, 'PNG\r\n') && starts(bytes, 12, 'IHDR') ? bytes.readUInt32BE(16) : undefined

const gif = (bytes: Buffer) => (bytes.length >= 10 && starts(bytes, 0, 'GIF8') ? bytes.readUInt16LE(6) : undefined)

function webp(bytes: Buffer): number | undefined {
  if (bytes.length < 30 || !starts(bytes, 0, 'RIFF') || !starts(bytes, 8, 'WEBP')) return undefined
  if (starts(bytes, 12, 'VP8X')) return bytes.readUIntLE(24, 3) + 1
  if (starts(bytes, 12, 'VP8L')) return (bytes.readUInt16LE(21) & 0x3fff) + 1
  return starts(bytes, 12, 'VP8 ') ? bytes.readUInt16LE(26) & 0x3fff : undefined
}

/** From segment to segment, to the one that begins a frame. */
function jpeg(bytes: Buffer): number | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined
  let at = 2
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const kind = bytes[at + 1] ?? 0
    if (kind === 0xff) at += 1
    else if (isFrame(kind)) return bytes.readUInt16BE(at + 7)
    else at += 2 + Math.max(2, bytes.readUInt16BE(at + 2))
  }
  return undefined
}

/** SOF0 to SOF15, without the tables between them (DHT, JPG, DAC). */
const isFrame = (kind: number) => kind >= 0xc0 && kind <= 0xcf && kind !== 0xc4 && kind !== 0xc8 && kind !== 0xcc
