// MAPI properties as TNEF writes them (MS-OXTNEF §2.1.3.5): read as far as sizes make sense.
import { decode } from '../mime/charset.ts'
import { untilZero } from './tnef.ts'

export interface Value {
  bytes: Buffer
  /** Of a Unicode text; the charset of other texts stands elsewhere. */
  text: string | null
}

/** Values by the number of the property. */
export type Properties = Map<number, Value[]>

const most = 5000
/** Bytes of the types that have a fixed size, padded to four. */
const fixed: Record<number, number> = { 2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 20: 8, 64: 8, 72: 16 }
const variable = new Set([0x0d, 0x1e, 0x1f, 0x102])
const many = 0x1000
const unicode = 0x1f

export function readProperties(bytes: Buffer): Properties {
  const found: Properties = new Map()
  if (bytes.length < 4) return found
  const count = Math.min(bytes.readUInt32LE(0), most)
  const reader = new Reader(bytes, 4)
  for (let index = 0; index < count; index++) {
    const type = reader.number(2)
    const number = reader.number(2)
    if (number >= 0x8000) skipName(reader)
    const values = readValues(reader, type)
    if (!values || reader.over) break
    if (!found.has(number)) found.set(number, values)
  }
  return found
}

function skipName(reader: Reader) {
  reader.take(16)
  if (reader.number(4) === 0) reader.take(4)
  else reader.padded(reader.number(4))
}

function readValues(reader: Reader, type: number): Value[] | null {
  const kind = type & ~many
  const size = fixed[kind]
  if (!variable.has(kind)) {
    if (size === undefined) return null
    const count = type & many ? Math.min(reader.number(4), most) : 1
    return Array.from({ length: count }, () => ({ bytes: reader.take(size), text: null }))
  }
  const count = Math.min(reader.number(4), most)
  const values: Value[] = []
  for (let index = 0; index < count && !reader.over; index++) {
    const bytes = reader.padded(reader.number(4))
    const text = kind === unicode ? (bytes.toString('utf16le').split('\0')[0] ?? '') : null
    values.push({ bytes, text })
  }
  return values
}

class Reader {
  over = false
  private readonly bytes: Buffer
  private at: number

  constructor(bytes: Buffer, at: number) {
    this.bytes = bytes
    this.at = at
  }

  take(size: number): Buffer {
    if (this.at + size > this.bytes.length) this.over = true
    const taken = this.bytes.subarray(this.at, this.at + size)
    this.at += size
    return taken
  }

  number(size: 2 | 4): number {
    const taken = this.take(size)
    return taken.length < size ? 0 : taken.readUIntLE(0, size)
  }

  padded(size: number): Buffer {
    const taken = this.take(size)
    this.at += (4 - (size % 4)) % 4
    return taken
  }
}

export function textProperty(properties: Properties, which: number, codepage: string): string | null {
  const value = properties.get(which)?.[0]
  if (!value) return null
  const text = value.text ?? decode(untilZero(value.bytes), codepage).text
  return text === '' ? null : text
}
