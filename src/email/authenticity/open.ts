// A raw mail as a stream that was begun: its header is read and looked at, its body still comes. Mail is hostile: what no mail
// program makes (headers of megabytes, lines of megabytes, hundreds of signatures) is cut off before anything costly sees it.

export type Raw = Uint8Array | string | AsyncIterable<Uint8Array>

export interface Field {
  /** In lower case. */
  name: string
  /** Unfolded. */
  value: string
}

export interface Opened {
  fields: Field[]
  /** The mail as far as it is to be verified: line ends as the standard wants them, in pieces of whole lines. */
  bytes: () => AsyncGenerator<Buffer>
  /** It has a signature or a seal; without one its body need not be read. */
  signed: boolean
  /** Lets go of what was not read. */
  close: () => void
  /** Its header is larger than anything that is verified: its bytes must not be asked for. */
  monstrous: boolean
}

/** A line is longer than any honest one; thrown while the bytes are read. */
export class TooLong extends Error {}

const mostHeader = 512 * 1024
const mostFields = 1000
const mostLines = 10_000
const mostSignature = 8 * 1024
const mostFrom = 64 * 1024
const mostSignatures = 12
const mostLine = 1024 * 1024

const piece = 64 * 1024

async function* pieces(raw: Raw): AsyncGenerator<Buffer> {
  if (typeof raw !== 'string' && !(raw instanceof Uint8Array)) {
    for await (const chunk of raw) yield Buffer.from(chunk)
    return
  }
  const bytes = typeof raw === 'string' ? Buffer.from(raw) : Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
}

export async function openMail(raw: Raw): Promise<Opened> {
  const rest = pieces(raw)
  let read = Buffer.alloc(0)
  let end = -1
  while (end < 0 && read.length < mostHeader) {
    const next = await rest.next()
    if (next.done) break
    const before = Math.max(0, read.length - 4)
    read = Buffer.concat([read, next.value])
    end = endOfHeader(read, before)
  }
  const head = end < 0 ? read : read.subarray(0, end)
  const { fields, kept, monstrous } = fieldsOf(head.toString('latin1'))
  const signed = fields.some(({ name }) => name === 'dkim-signature' || name === 'arc-message-signature')
  const large = monstrous || (end < 0 && read.length >= mostHeader)
  return {
    fields,
    monstrous: large,
    signed,
    close: () => void rest.return(undefined).catch(() => undefined),
    async *bytes() {
      yield Buffer.from(kept, 'latin1')
      if (signed) yield* wholeLines(read.subarray(head.length), rest)
    },
  }
}

/** Where the empty line begins that ends the header; -1 when it is not there yet. */
function endOfHeader(bytes: Buffer, from: number): number {
  if (bytes[0] === 0x0a || (bytes[0] === 0x0d && bytes[1] === 0x0a)) return 0
  for (let at = bytes.indexOf(0x0a, from); at >= 0; at = bytes.indexOf(0x0a, at + 1)) {
    if (bytes[at + 1] === 0x0a || (bytes[at + 1] === 0x0d && bytes[at + 2] === 0x0a)) return at + 1
  }
  return -1
}

function fieldsOf(head: string): { fields: Field[]; kept: string; monstrous: boolean } {
  const lines = head.split(/\r?\n/, mostLines + 1)
  const raw: string[][] = []
  for (const line of lines) {
    const last = raw.at(-1)
    if ((line.startsWith(' ') || line.startsWith('\t')) && last) last.push(line)
    else if (line !== '') raw.push([line])
  }
  let signatures = 0
  let from = 0
  const kept = raw.filter((field) => {
    const name = nameOf(field)
    const length = field.reduce((sum, line) => sum + line.length, 0)
    if (name === 'from') from = Math.max(from, length)
    if (name !== 'dkim-signature' && !name.startsWith('arc-')) return true
    if (name === 'dkim-signature') signatures += 1
    return length <= mostSignature * (name === 'arc-authentication-results' ? 4 : 1) && signatures <= mostSignatures
  })
  return {
    fields: raw.slice(0, mostFields).map((field) => ({ name: nameOf(field), value: valueOfField(field) })),
    kept: kept.flatMap((field) => field.map((line) => `${line}\r\n`)).join(''),
    monstrous: lines.length > mostLines || raw.length > mostFields || from > mostFrom,
  }
}

const nameOf = ([line = '']: string[]): string =>
  line
    .slice(0, Math.max(0, line.indexOf(':')))
    .trim()
    .toLowerCase()

function valueOfField([first = '', ...more]: string[]): string {
  const value = [first.slice(first.indexOf(':') + 1), ...more].map((line) => line.trim()).join(' ')
  return Buffer.from(value.slice(0, piece), 'latin1').toString('utf8').trim()
}

/** Bare line feeds become CRLF, and each piece ends with a line, so that no line is looked at twice. */
async function* wholeLines(begun: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  let carried = Buffer.alloc(0)
  const cut = (bytes: Buffer): Buffer | null => {
    const all = carried.length > 0 ? Buffer.concat([carried, bytes]) : bytes
    const end = all.lastIndexOf(0x0a) + 1
    carried = Buffer.from(all.subarray(end))
    if (carried.length > mostLine) throw new TooLong('a line is too long to be verified')
    return end > 0 ? withLineEnds(all.subarray(0, end)) : null
  }
  const first = cut(begun)
  if (first) yield first
  for await (const chunk of rest) {
    const lines = cut(chunk)
    if (lines) yield lines
  }
  if (carried.length > 0) yield carried
}

function withLineEnds(bytes: Buffer): Buffer {
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1))
    if (bytes[at - 1] !== 0x0d) return Buffer.from(bytes.toString('latin1').replaceAll(/\r?\n/g, '\r\n'), 'latin1')
  return bytes
}
