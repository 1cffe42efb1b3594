// A file that is made while it is sent: an export. Its parts are read one after the other, each in a transaction of its own, so
// that a long download holds neither memory nor a connection.
import { Readable } from 'node:stream'
import type { Caller, Context } from './context.ts'
import { act, type Runtime } from './events.ts'
import { looksLikeFormula } from './sheet/cell.ts'

export interface Part {
  content: string | Buffer
  /** Where the next part begins; undefined after the last. */
  next: string[] | undefined
  /** How many records it holds. */
  rows: number
}

/** What became of it: `whole` when its last part was taken. */
export type Ended = (ctx: Context, outcome: { rows: number; whole: boolean }) => Promise<void>

/** What a download verb answers with when there is no stored file. */
export class GrowingFile {
  readonly name: string
  readonly type: string
  readonly read: (ctx: Context, from: string[] | undefined) => Promise<Part>
  readonly ended: Ended | undefined
  constructor(name: string, type: string, read: GrowingFile['read'], ended?: Ended) {
    this.name = name
    this.type = type
    this.read = read
    this.ended = ended
  }
}

/** With what the caller may do when it begins. Breaks off where a part cannot be read: a short file must not look whole. */
export function streamOf(runtime: Runtime, caller: Caller, file: GrowingFile): Readable {
  async function* parts() {
    let from: string[] | undefined
    const outcome = { rows: 0, whole: false }
    try {
      do {
        const part: Part = await act(runtime, { ...caller, readOnly: true }, (ctx) => file.read(ctx, from))
        outcome.rows += part.rows
        if (part.content.length > 0) yield part.content
        from = part.next
      } while (from)
      outcome.whole = true
    } finally {
      await tellEnd(runtime, caller, file, outcome)
    }
  }
  return Readable.from(parts())
}

/** Also when nobody takes the rest. That it ended stands nowhere if this fails; that it began does. */
async function tellEnd(runtime: Runtime, caller: Caller, { ended }: GrowingFile, outcome: Parameters<Ended>[1]) {
  if (!ended) return
  await act(runtime, caller, (ctx) => ended(ctx, outcome)).catch((error) =>
    runtime.log.error({ error }, 'the end of an export was not recorded'),
  )
}

/**
 * One line of a CSV (RFC 4180). A text that a spreadsheet would take for a formula is led in by an apostrophe: what people
 * wrote must not run in the program of whoever opens it (CWE-1236).
 */
export const csvLine = (values: (string | number | null)[]): string => `${values.map(csvCell).join(',')}\r\n`

function csvCell(value: string | number | null): string {
  if (value === null) return ''
  const text = typeof value === 'string' && looksLikeFormula(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
