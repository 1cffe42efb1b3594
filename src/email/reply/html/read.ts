// An HTML mail as the same lines in which a text is read, so that both are split by the same knowledge. What mail programs say in their
// markup is added: a blockquote quotes, and some classes and ids name introductions, quotes and signatures.
import { type Line, lineOf, looked } from '../lines.ts'
import { decoded } from './entities.ts'
import { meaningOf } from './meaning.ts'
import { scan, type Tag } from './scan.ts'

/** A run of signs between tags, and the line that it belongs to. */
export interface Run {
  start: number
  end: number
  line: number
}

export interface Page {
  lines: Line[]
  tags: Tag[]
  runs: Run[]
  /** For each tag, the line in which it stands: for one that opens or stands alone, the line that follows. */
  owner: number[]
}

const blocks = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td th thead tr ul'.split(
    ' ',
  ),
)
/** Side by side: their texts belong into one line. */
const cells = new Set(['td', 'th'])
const most = 10_000
/** In the text of a line, where a picture stands. */
const picture = '\ufffc'

/** It tells its sender that the mail was opened, and shows nothing. */
const isPixel = (html: string, tag: Tag) =>
  /\s(?:width|height)\s*=\s*["']?[01]["'\s>/]/i.test(html.slice(tag.start, Math.min(tag.end, tag.start + 2_000)))

/** The place of the next line break, asked from ever later places. Each sign is looked at once: the next one may be megabytes away. */
function breaksOf(html: string): (from: number) => number {
  let next = -1
  return (from) => {
    if (next < from) next = html.indexOf('\n', from)
    if (next < 0) next = Number.POSITIVE_INFINITY
    return next
  }
}

export function read(html: string): Page {
  const tags = scan(html)
  const page: Page = { lines: [], tags, runs: [], owner: [] }
  const regions = { quoted: 0, introduction: 0, signature: 0 }
  const closing = new Map<number, keyof typeof regions>()
  let text = ''
  let cut: Line['hint']
  let depth = 0

  const flush = (evenEmpty = false) => {
    if (page.lines.length >= most) return
    if (text.trim() === '' && !evenEmpty) {
      // Else the blanks of a million empty cells pile up, and are looked through at each of them.
      text = text === '' ? '' : ' '
      return
    }
    const line = lineOf(text.replace(/\s+/g, ' '), regions.quoted > 0)
    line.hint = line.blank
      ? undefined
      : (cut ?? (regions.signature > 0 ? 'signature' : regions.introduction > 0 ? 'introduction' : undefined))
    if (!line.blank) cut = undefined
    page.lines.push(line)
    text = ''
  }
  const add = (more: string) => {
    if (text.length < looked) text += more
  }
  const write = (start: number, end: number) => {
    if (end <= start) return
    page.runs.push({ start, end, line: page.lines.length })
    if (text.length < looked) text += decoded(html.slice(start, Math.min(end, start + looked)))
  }
  const nextBreak = breaksOf(html)
  const writeKept = (start: number, end: number) => {
    let from = start
    for (let at = nextBreak(from); at < end && page.lines.length < most; at = nextBreak(from)) {
      write(from, at + 1)
      flush(true)
      from = at + 1
    }
    write(from, end)
  }

  let at = 0
  for (const [index, tag] of tags.entries()) {
    if (depth > 0) writeKept(at, tag.start)
    else write(at, tag.start)
    at = tag.end
    const block = blocks.has(tag.name) && !cells.has(tag.name)
    if (tag.kind === 'raw') {
      page.owner.push(page.lines.length)
      continue
    }
    if (tag.name === 'br') {
      page.owner.push(page.lines.length)
      flush(true)
      continue
    }
    if (tag.name === 'img' && !isPixel(html, tag)) add(picture)
    if (block) flush()
    else if (cells.has(tag.name)) add(' ')
    if (tag.name === 'p') flush(page.lines.at(-1)?.blank === false)
    if (tag.name === 'pre') depth += tag.kind === 'open' ? 1 : depth > 0 ? -1 : 0
    const ended = closing.get(index)
    if (ended !== undefined) regions[ended] -= 1
    page.owner.push(page.lines.length)
    if (tag.kind === 'close') continue
    const meaning = meaningOf(html, tag)
    if (meaning === 'quote') cut = 'quote'
    if (tag.name === 'hr') {
      text = '________________'
      if (meaning === 'quote') cut = undefined
      flush()
      if (meaning === 'quote') cut = 'quote'
    } else if (meaning === 'quoted' || meaning === 'introduction' || meaning === 'signature') {
      regions[meaning] += 1
      if (meaning === 'signature' && !block && text.trim() === '') cut ??= 'signature'
      if (tag.partner > index) closing.set(tag.partner, meaning)
    }
  }
  write(at, html.length)
  flush()
  return page
}
