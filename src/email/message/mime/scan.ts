// Bytes → parts, in one pass and with a bounded memory: lines are looked at only where one could be a boundary (RFC 2046 §5.1).
import type { Limits } from '../limits.ts'
import { type Field, parseFields } from './fields.ts'
import { withLineFeeds } from './line-ends.ts'
import { isMultipart, type Part, partOf } from './part.ts'
import { inPieces } from './pieces.ts'

/** Where the content of a part goes. A promise asks to wait. */
export interface Sink {
  write(chunk: Buffer): void | Promise<void>
  end(): void | Promise<void>
}

export interface Scanned {
  root: Part
  /** In words for people. */
  odd: Set<string>
}

interface Open {
  part: Part
  /** Null until the first line that looks like one: the mail forgot to say. */
  boundary: string | null
}

const longestBoundaryLine = 1024
const preambleLimit = 65_536
const none = Buffer.alloc(0)
const newline = Buffer.from('\n')

/** @param sinkFor is asked once for each part that is no multipart */
export async function scan(
  source: AsyncIterable<Buffer>,
  limits: Limits,
  sinkFor: (part: Part) => Sink,
): Promise<Scanned> {
  const scanner = new Scanner(limits, sinkFor)
  let carry: Buffer = none
  for await (const chunk of withLineFeeds(inPieces(source))) {
    carry = await scanner.take(carry.length > 0 ? Buffer.concat([carry, chunk]) : chunk)
    if (scanner.full) break
  }
  return await scanner.finish(carry)
}

class Scanner {
  readonly odd = new Set<string>()
  full = false
  private readonly limits: Limits
  private readonly sinkFor: (part: Part) => Sink
  private root: Part | null = null
  private readonly open: Open[] = []
  private mode: 'header' | 'body' | 'between' | 'rest' = 'header'
  private header: Buffer[] = []
  private headerSize = 0
  /** The last line of the header was one of blanks. */
  private blanks = false
  private sink: Sink | null = null
  private preamble: Buffer[] = []
  private preambleSize = 0
  private parts = 0
  private size = 0
  /** In the middle of a line that is too long to be a boundary. */
  private midLine = false
  /** A line end that belongs to the boundary, if one follows. */
  private held: Buffer = none

  constructor(limits: Limits, sinkFor: (part: Part) => Sink) {
    this.limits = limits
    this.sinkFor = sinkFor
  }

  /** @returns the unfinished last line, to be given again with what follows it */
  async take(chunk: Buffer): Promise<Buffer> {
    let bytes = chunk
    if (this.size + bytes.length > this.limits.size) {
      bytes = bytes.subarray(0, Math.max(0, this.limits.size - this.size))
      this.full = true
      this.odd.add(`It is larger than ${Math.round(this.limits.size / 2 ** 20)} MB; what follows was not read.`)
    }
    let start = 0
    let at = 0
    while (at < bytes.length) {
      const end = bytes.indexOf(10, at)
      if (end < 0) break
      const stops = this.midLine ? false : this.mode === 'header' || this.mayBeBoundary(bytes, at)
      this.midLine = false
      if (stops) {
        const line = bytes.subarray(at, end + 1)
        if (this.mode !== 'header' && !this.isBoundary(line)) {
          at = end + 1
          continue
        }
        await this.pour(bytes.subarray(start, at), true)
        await this.line(line)
        start = end + 1
      }
      at = end + 1
    }
    const rest = bytes.length - at
    const wait = !this.midLine && rest <= longestBoundaryLine && !this.full
    await this.pour(bytes.subarray(start, wait ? at : bytes.length), false)
    if (!wait && rest > 0) this.midLine = true
    this.size += wait ? at : bytes.length
    return wait ? bytes.subarray(at) : none
  }

  async finish(carry: Buffer): Promise<Scanned> {
    if (carry.length > 0) {
      if (this.mode !== 'header' && !this.isBoundary(carry)) await this.pour(carry, false)
      else {
        await this.pour(none, true)
        await this.line(carry)
      }
    }
    if (this.mode === 'header') await this.headerEnds()
    if (this.sink && this.held.length > 0) await this.sink.write(this.held)
    await this.bodyEnds()
    for (const { part } of this.open) if (part.children.length === 0) await this.lostMultipart(part)
    return { root: this.root ?? partOf([], null), odd: this.odd }
  }

  private mayBeBoundary(bytes: Buffer, at: number): boolean {
    return bytes[at] === 45 && bytes[at + 1] === 45 && this.open.length > 0 && this.mode !== 'rest'
  }

  private isBoundary(line: Buffer): boolean {
    return this.mode !== 'rest' && this.boundary(line) !== null
  }

  private boundary(line: Buffer): { level: number; last: boolean } | null {
    if (line.length > longestBoundaryLine || line[0] !== 45 || line[1] !== 45) return null
    const text = line.toString('latin1', 2).trimEnd()
    for (let level = this.open.length - 1; level >= 0; level--) {
      const entry = this.open[level]
      if (!entry) continue
      if (entry.boundary === null && text !== '' && level === this.open.length - 1) {
        entry.boundary = text
        this.odd.add('It does not say what separates its parts.')
      }
      if (text === entry.boundary) return { level, last: false }
      if (text === `${entry.boundary}--`) return { level, last: true }
    }
    return null
  }

  /** Content between two lines that mean something. Its last line end waits: it is part of a boundary that follows. */
  private async pour(run: Buffer, boundaryFollows: boolean): Promise<void> {
    if (this.mode === 'header') return this.addHeader(run)
    if (this.mode === 'between') return this.addPreamble(run)
    if (!this.sink) return
    if (run.length === 0) {
      if (boundaryFollows && this.mode === 'body') this.held = none
      return
    }
    const joins = this.held.length === 1 && this.held[0] === 13 && run[0] === 10 && run.length === 1
    const end = this.mode === 'rest' ? run.length : endWithoutBreak(run)
    if (this.held.length > 0 && !(joins && boundaryFollows)) await this.sink.write(this.held)
    this.held = boundaryFollows ? none : run.subarray(end)
    if (end > 0) await this.sink.write(run.subarray(0, end))
    // The chunk it points into is long gone when it is written.
    if (this.held.length > 0) this.held = Buffer.from(this.held)
  }

  /** A line of a header, or a boundary. */
  private async line(line: Buffer): Promise<void> {
    const found = this.mode === 'header' && line[0] === 45 ? this.boundary(line) : null
    if (this.mode === 'header' && !found) {
      if (!isOnly(line, 13)) return this.headerLine(line)
      // Blank lines before the first field are no end of the header.
      if (this.headerSize === 0 && !this.root) return
      return this.headerEnds()
    }
    const cut = found ?? this.boundary(line)
    if (!cut) return
    if (this.mode === 'header') await this.headerEnds()
    await this.bodyEnds()
    for (const { part } of this.open.splice(cut.level + 1))
      if (part.children.length === 0) await this.lostMultipart(part)
    this.mode = cut.last ? 'between' : 'header'
    this.preamble = []
    this.preambleSize = preambleLimit
  }

  /** A line of blanks folds what is nothing. When a text follows it, its writer meant the end of the header. */
  private async headerLine(line: Buffer): Promise<void> {
    if (this.blanks && !/^(?:[ \t]|[!-9;-~]{1,200}[ \t]*:)/.test(line.toString('latin1', 0, 300))) {
      await this.headerEnds()
      return this.pour(line, false)
    }
    this.blanks = this.headerSize > 0 && isOnly(line, 32)
    this.addHeader(line)
  }

  private addHeader(bytes: Buffer): void {
    if (bytes.length === 0) return
    this.headerSize += bytes.length
    if (this.headerSize <= this.limits.header) this.header.push(Buffer.from(bytes))
    else this.odd.add('Its headers are too long; the last of them were not read.')
  }

  private addPreamble(bytes: Buffer): void {
    if (this.preambleSize >= preambleLimit) return
    const piece = bytes.subarray(0, preambleLimit - this.preambleSize)
    this.preambleSize += piece.length
    this.preamble.push(Buffer.from(piece))
  }

  private async headerEnds(): Promise<void> {
    const all = Buffer.concat(this.header)
    const block = this.root === null && all[0] === 0xef && all[1] === 0xbb && all[2] === 0xbf ? all.subarray(3) : all
    this.header = []
    this.blanks = false
    this.headerSize = 0
    const { list, broken } = parseFields(block)
    if (broken > 0 && list.length > 0) this.odd.add('Some lines of its header are none.')
    await this.begin(list)
    // A text that was sent without any header is a text.
    if (list.length === 0 && broken > 0 && this.parts === 1) {
      this.odd.add('It has no header.')
      if (this.sink) await this.sink.write(Buffer.concat([block, newline]))
    }
  }

  private async begin(fields: Field[]): Promise<void> {
    const parent = this.open.at(-1)?.part ?? null
    const part = partOf(fields, parent)
    parent?.children.push(part)
    this.root ??= part
    this.parts++
    this.held = none
    if (this.parts > this.limits.parts) {
      this.odd.add(`It has more than ${this.limits.parts} parts; the others are kept as one file.`)
      part.name = 'the rest of the mail.txt'
      part.type = 'application/octet-stream'
      part.disposition = 'attachment'
      part.encoding = ''
      this.mode = 'rest'
    } else if (isMultipart(part) && part.depth < this.limits.depth) {
      const boundary = part.parameters.get('boundary')?.trimEnd()
      this.open.push({ part, boundary: boundary || null })
      this.preamble = []
      this.preambleSize = 0
      this.mode = 'between'
      return
    } else {
      if (isMultipart(part)) {
        this.odd.add('Its parts lie too deep inside of each other; the deepest are kept as a file.')
        part.name ??= 'nested parts.txt'
        part.disposition = 'attachment'
        part.encoding = ''
      }
      this.mode = 'body'
    }
    this.sink = this.sinkFor(part)
  }

  private async bodyEnds(): Promise<void> {
    if (this.sink) await this.sink.end()
    this.sink = null
    this.held = none
  }

  /** A multipart whose boundary never came: what stands there is its text. */
  private async lostMultipart(part: Part): Promise<void> {
    if (this.preamble.length === 0) return
    this.odd.add('Its parts are not separated as it says.')
    const text = partOf(
      part.fields.filter(({ name }) => name === 'content-transfer-encoding'),
      part,
    )
    part.children.push(text)
    const sink = this.sinkFor(text)
    await sink.write(Buffer.concat(this.preamble))
    await sink.end()
    this.preamble = []
  }
}

/** Nothing but these, and the end of the line. */
function isOnly(line: Buffer, sign: 13 | 32): boolean {
  return line.every((byte) => byte === 10 || byte === 13 || (sign === 32 && (byte === 32 || byte === 9)))
}

function endWithoutBreak(run: Buffer): number {
  const last = run.length - 1
  if (run[last] === 13) return last
  if (run[last] !== 10) return run.length
  return run[last - 1] === 13 ? last - 1 : last
}
