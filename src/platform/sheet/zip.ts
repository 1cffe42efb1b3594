// A ZIP archive that is written from its beginning to its end, with nothing kept but a line for each file in it (PKWARE's
// APPNOTE 6.3.10): sizes and checksums follow the data they are about. Between two pieces its state is plain data.
import { constants, crc32, deflateRawSync } from 'node:zlib'

interface Entry {
  name: string
  at: number
  checksum: number
  size: number
  packed: number
}

export interface Zip {
  /** Bytes written so far. */
  at: number
  entries: Entry[]
}

export const emptyZip = (): Zip => ({ at: 0, entries: [] })

// Sizes follow the data (bit 3); names are UTF-8 (bit 11).
const flags = 0x0808
// 1980-01-01: an export has no better date, and its bytes then depend on its content alone.
const stamp = { time: 0, day: 0x21 }

/** Begins a file. @returns what to write, and the state after it */
export function begin(zip: Zip, name: string): [Buffer, Zip] {
  const file = Buffer.from(name)
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(flags, 6)
  header.writeUInt16LE(8, 8)
  header.writeUInt16LE(stamp.time, 10)
  header.writeUInt16LE(stamp.day, 12)
  header.writeUInt16LE(file.length, 26)
  const entry = { name, at: zip.at, checksum: 0, size: 0, packed: 0 }
  const written = Buffer.concat([header, file])
  return [written, { at: zip.at + written.length, entries: [...zip.entries, entry] }]
}

/** Adds to the file that was begun last; `last` ends it. Each piece is packed by itself: one after the other they are one stream. */
export function add(zip: Zip, text: string, last: boolean): [Buffer, Zip] {
  const open = zip.entries.at(-1) as Entry
  const bytes = Buffer.from(text)
  const packed = deflateRawSync(bytes, { finishFlush: last ? constants.Z_FINISH : constants.Z_FULL_FLUSH })
  const entry = {
    ...open,
    checksum: crc32(bytes, open.checksum),
    size: open.size + bytes.length,
    packed: open.packed + packed.length,
  }
  const written = last ? Buffer.concat([packed, descriptor(entry)]) : packed
  return [written, { at: zip.at + written.length, entries: [...zip.entries.slice(0, -1), entry] }]
}

function descriptor({ checksum, packed, size }: Entry): Buffer {
  const written = Buffer.alloc(16)
  written.writeUInt32LE(0x08074b50, 0)
  written.writeUInt32LE(checksum, 4)
  written.writeUInt32LE(packed, 8)
  written.writeUInt32LE(size, 12)
  return written
}

/** The directory at the end. */
export function directory({ at, entries }: Zip): Buffer {
  const listed = entries.map((entry) => {
    const file = Buffer.from(entry.name)
    const header = Buffer.alloc(46)
    header.writeUInt32LE(0x02014b50, 0)
    header.writeUInt16LE(20, 4)
    header.writeUInt16LE(20, 6)
    header.writeUInt16LE(flags, 8)
    header.writeUInt16LE(8, 10)
    header.writeUInt16LE(stamp.time, 12)
    header.writeUInt16LE(stamp.day, 14)
    header.writeUInt32LE(entry.checksum, 16)
    header.writeUInt32LE(entry.packed, 20)
    header.writeUInt32LE(entry.size, 24)
    header.writeUInt16LE(file.length, 28)
    header.writeUInt32LE(entry.at, 42)
    return Buffer.concat([header, file])
  })
  const size = listed.reduce((sum, one) => sum + one.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...listed, end])
}
