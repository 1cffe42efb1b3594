// Which characters the bytes of a file stand for. Exports of other desks come as UTF-8, as UTF-16 from spreadsheets, and in the
// code pages of old Windows; nothing in the file says so reliably.
import { isAscii, isUtf8 } from 'node:buffer'
import { analyse } from 'chardet'
import iconv from 'iconv-lite'
import { invalid } from '../../../platform/errors.ts'

export interface Encoding {
  /** A name that iconv-lite knows; `utf-8` is read by the platform. */
  name: string
  /** The sign for unreadable bytes (U+FFFD) comes from reading, not from the file: its row cannot be trusted. */
  suspect: boolean
}

const SAMPLE = 64 * 1024

const signatures: [number[], string][] = [
  [[0x50, 0x4b, 0x03, 0x04], 'a spreadsheet or an archive'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old spreadsheet'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0x1f, 0x8b], 'a compressed file'],
]

const startsWith = (bytes: Uint8Array, start: number[]) => start.every((byte, index) => bytes[index] === byte)

/** What the file is instead of text, or null. */
export function foreignKind(head: Uint8Array): string | null {
  return signatures.find(([start]) => startsWith(head, start))?.[1] ?? null
}

/** UTF-16 by its mark, or by the zeros in every second byte that Western text has in it. */
function wideEncoding(head: Uint8Array): string | null {
  if (startsWith(head, [0xff, 0xfe])) return 'utf-16le'
  if (startsWith(head, [0xfe, 0xff])) return 'utf-16be'
  const zeros = [0, 0]
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const many = head.length / 5
  if (odd > many && even < many / 10) return 'utf-16le'
  return even > many && odd < many / 10 ? 'utf-16be' : null
}

const manyByte = /^(Shift_JIS|Big5|GB18030|EUC-|ISO-2022)/i

// Windows wrote more signs into the gaps of the standard; files that claim the standard are from Windows.
const supersets: Record<string, string> = { 'ISO-8859-9': 'windows-1254' }

/** The lines that are not plain English letters: the others say nothing about a code page, and drown those that do. */
function tellingLines(sample: Uint8Array): Buffer {
  const lines: Uint8Array[] = []
  for (let from = 0; from < sample.length; ) {
    const end = sample.indexOf(0x0a, from)
    const line = sample.subarray(from, end < 0 ? sample.length : end + 1)
    if (!isAscii(line)) lines.push(line)
    from += line.length
  }
  return Buffer.concat(lines)
}

/** A code page for text that is no UTF-8. Western Windows, unless the bytes speak clearly for another. */
function legacyEncoding(sample: Uint8Array): string {
  const matches = analyse(tellingLines(sample)).filter(({ name }) => iconv.encodingExists(name) && !/^UTF/i.test(name))
  const [best] = matches
  const western = matches.find(({ name }) => /^(windows-1252|ISO-8859-1)$/i.test(name))
  if (!best || (western && western.confidence + 10 >= best.confidence)) return 'windows-1252'
  return best.confidence < (manyByte.test(best.name) ? 60 : 15) ? 'windows-1252' : (supersets[best.name] ?? best.name)
}

/** Counts characters beyond ASCII that decode, and places that do not. */
function weigh(bytes: Uint8Array): { good: number; bad: number } {
  const beyond = new TextDecoder().decode(bytes).match(/[^\0-\x7f]/gu) ?? []
  const bad = beyond.filter((character) => character === '\ufffd').length
  return { good: beyond.length - bad, bad }
}

/** How many bytes at the end begin a character that goes on in the next chunk. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return needs > back ? back : 0
  }
  return 0
}

/** Reads the whole file once: what the first lines look like says nothing about line 20,000. */
export async function detectEncoding(chunks: AsyncIterable<Uint8Array>): Promise<Encoding> {
  let carried = Buffer.alloc(0)
  let good = 0
  let bad = 0
  let sample = Buffer.alloc(0)
  let first = true
  for await (const chunk of chunks) {
    const wideName = first ? wideEncoding(chunk.subarray(0, 4096)) : null
    if (wideName) return { name: wideName, suspect: false }
    first = false
    const bytes = Buffer.concat([carried, chunk])
    const whole = bytes.subarray(0, bytes.length - unfinished(bytes))
    carried = bytes.subarray(whole.length)
    if (isAscii(whole)) continue
    if (sample.length < SAMPLE) sample = Buffer.concat([sample, whole.subarray(0, SAMPLE)])
    if (isUtf8(whole)) good += 1
    else {
      const weight = weigh(whole)
      good += weight.good
      bad += weight.bad
    }
  }
  if (carried.length > 0) bad += 1
  if (bad === 0 || good > bad) return { name: 'utf-8', suspect: bad > 0 }
  return { name: legacyEncoding(sample.length > 0 ? sample : carried), suspect: true }
}

export function namedEncoding(name: string): Encoding {
  if (!iconv.encodingExists(name)) throw invalid('encoding', 'is none that can be read: try utf-8 or windows-1252')
  return { name: /^utf-?8$/i.test(name) ? 'utf-8' : name, suspect: true }
}

/** The text of a file, in chunks; a byte-order mark may stand at its beginning. */
export async function* decode(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = encoding.name === 'utf-8' ? utf8() : iconv.getDecoder(encoding.name)
  for await (const chunk of chunks) yield decoder.write(chunk as Buffer)
  yield decoder.end() ?? ''
}

function utf8() {
  const decoder = new TextDecoder('utf-8')
  return { write: (chunk: Buffer) => decoder.decode(chunk, { stream: true }), end: () => decoder.decode() }
}
