// Compressed RTF (MS-OXRTFCP): an LZ77 with a window of 4 kB that begins filled with words of RTF.

const start =
  String.raw`{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0` +
  '\r\n' +
  String.raw`\par \pard\plain\f0\fs20\b\i\u\tab\tx`
const compressed = 0x75465a4c
const plain = 0x414c454d
const largest = 16 * 2 ** 20

/** Null when it is none, or claims to be larger than any text. */
export function decompressRtf(bytes: Buffer): Buffer | null {
  if (bytes.length < 16) return null
  const size = Math.min(bytes.readUInt32LE(4), largest)
  const kind = bytes.readUInt32LE(8)
  if (kind === plain) return bytes.subarray(16, 16 + size)
  // A pair of bytes copies 17 at most.
  if (kind !== compressed || size > bytes.length * 10) return null
  const window = Buffer.alloc(4096, ' ')
  let position = window.write(start, 'latin1')
  const to = Buffer.alloc(size)
  let done = 0
  const put = (byte: number) => {
    to[done++] = byte
    window[position] = byte
    position = (position + 1) & 4095
  }
  let at = 16
  while (at < bytes.length && done < size) {
    const flags = bytes[at++] ?? 0
    for (let bit = 0; bit < 8 && at < bytes.length && done < size; bit++) {
      if ((flags & (1 << bit)) === 0) {
        put(bytes[at++] ?? 0)
        continue
      }
      if (at + 1 >= bytes.length) return to.subarray(0, done)
      const reference = bytes.readUInt16BE(at)
      at += 2
      const from = reference >> 4
      if (from === position) return to.subarray(0, done)
      for (let step = 0; step < (reference & 15) + 2 && done < size; step++) put(window[(from + step) & 4095] ?? 0)
    }
  }
  return to.subarray(0, done)
}
