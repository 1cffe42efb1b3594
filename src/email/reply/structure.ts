// What each part of a mail is: words of its writer, a quote, or the mail below that everything else belongs to.
import { attributionAt } from './attribution.ts'
import { columnAt, headerOf, headersAt, isConvincing } from './header-block.ts'
import type { Line } from './lines.ts'
import { forwarded, original } from './words/phrases.ts'
import { asksForReplyAbove } from './words/reply-above.ts'

export interface Block {
  /** `rest`: a mail that is quoted without marks, and all below it. `forward`: one that is passed on. */
  kind: 'text' | 'quote' | 'rest' | 'forward'
  from: number
  to: number
  /** A quote that stands below a line or a block that says whose it is: the program put it there, whole. */
  introduced: boolean
}

/** @param passedOn the subject says that the mail is a forward */
export function blocksOf(lines: readonly Line[], passedOn = false): Block[] {
  const blocks: Block[] = []
  const add = (kind: Block['kind'], from: number, to: number, introduced = false) => {
    const last = blocks.at(-1)
    if (last !== undefined && last.kind === kind && kind === 'text') last.to = to
    else blocks.push({ kind, from, to, introduced })
    return to
  }
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]
    if (line === undefined) break
    if (line.blank) {
      at += 1
    } else if (line.quoted) {
      if (byGroupWise.test(line.plain) && lines[at + 1]?.quoted !== true && !isQuoted(lines, at + 1)) {
        add('rest', separatorsAbove(lines, at), lines.length, true)
        break
      }
      const inside = introductionInside(lines, at)
      if (inside === 'forward') return withForward(blocks, lines, at)
      at = add('quote', inside === null ? at : separatorsAbove(lines, at), quoteEnd(lines, at), inside !== null)
    } else {
      const intro = introductionAt(lines, at)
      if (intro === null) at = add('text', at, at + 1)
      else if (intro.kind === 'forward' || (passedOn && /headers|original/.test(intro.kind)))
        return withForward(blocks, lines, at)
      else if (isQuoted(lines, intro.to)) {
        const start = skipBlank(lines, intro.to)
        at = add('quote', separatorsAbove(lines, at), quoteEnd(lines, start), true)
      } else if (intro.kind === 'line' && !blocks.some(({ kind }) => kind === 'text')) at = add('quote', at, intro.to)
      else {
        add('rest', separatorsAbove(lines, at), lines.length, true)
        break
      }
    }
  }
  return cutBack(blocks)
}

function withForward(blocks: Block[], lines: readonly Line[], at: number): Block[] {
  return cutBack([...blocks, { kind: 'forward', from: separatorsAbove(lines, at), to: lines.length, introduced: true }])
}

/** Separators that were taken for text belong to what they separate. */
function cutBack(blocks: Block[]): Block[] {
  for (const [index, block] of blocks.entries()) {
    const next = blocks[index + 1]
    if (next !== undefined && block.to > next.from) block.to = next.from
  }
  return blocks.filter(({ from, to }) => to > from)
}

type Introduction = { kind: 'attribution' | 'headers' | 'original' | 'forward' | 'line'; to: number }

/** What begins at a line that is not quoted and says: here a mail of somebody else begins. */
export function introductionAt(lines: readonly Line[], at: number): Introduction | null {
  const { plain = '', hint } = lines[at] ?? {}
  if (hint === 'quote') return { kind: 'original', to: at + 1 }
  if (plain === '' || hint === 'code') return null
  const said = undashed(plain)
  if (said.length <= 120) {
    if (saysForward(plain) || (forwarded.test(said) && headersFollow(lines, at + 1)))
      return { kind: 'forward', to: at + 1 }
    if (byLotus.test(plain)) return { kind: 'original', to: at + 1 }
    const column = columnAt(lines, at)
    if (column !== null) return { kind: 'headers', to: column }
    if (dashed(plain) && (original.test(said) || headersFollow(lines, at + 1))) return { kind: 'original', to: at + 1 }
    if (original.test(said.replace(/[:：]$/, '')) && headersFollow(lines, at + 1))
      return { kind: 'original', to: at + 1 }
    if (asksForReplyAbove(plain)) return { kind: 'line', to: at + 1 }
  }
  if (headerOf(plain) !== null) {
    const block = headersAt(lines, at)
    if (isConvincing(block, isSeparated(lines, at))) return { kind: 'headers', to: block.to }
  }
  const end = attributionAt(lines, at)
  return end === null ? null : { kind: 'attribution', to: end }
}

/** `---------- Forwarded message ---------`, `Begin forwarded message:` */
export function saysForward(plain: string): boolean {
  const said = undashed(plain)
  return (
    plain.length <= 120 &&
    forwarded.test(said) &&
    (dashed(plain) || /^[-_=*~]{2,}/.test(plain) || (/[:：]$/.test(plain) && said.length < 60))
  )
}

/** `Desk Larkspur ---05/04/2020 10:00:12 AM---Have you tried …`, above the headers that Notes writes */
const byLotus = /^[^-]{2,60}-{2,4}\s?\d{1,4}[./-]\d{1,2}[./-]\d{1,4} \d{1,2}:\d{2}[^-]{0,12}-{2,4}/

/** `>>> Desk Larkspur <desk@larkspur.example> 05.03.2024 09:14 >>>`, above a mail without marks */
const byGroupWise = /^>{3}\s?[^>\s][^>]{2,100}(?:<[^<>]{3,80}>)?[^<>]{0,40}\d[^<>]{0,20}>{3}$/

const undashed = (plain: string) => plain.replace(/^[\s=_*~#<+-]+|[\s=_*~#>+:：-]+$/g, '')

/** Words between dashes, such as `-----Original Message-----` in a language that is not known here. */
const dashed = (plain: string) => /^[-_=*~]{2,}\s?\p{L}[^:：]{2,90}?[-_=*~]{2,}$/u.test(plain)

function headersFollow(lines: readonly Line[], from: number): boolean {
  const at = skipBlank(lines, from)
  if (at > from + 3) return false
  return isConvincing(headersAt(lines, at), true)
}

/** A line of underscores, dashes or equals signs directly above, as Outlook draws one. */
function isSeparated(lines: readonly Line[], at: number): boolean {
  let above = at - 1
  while (above >= 0 && above >= at - 3 && lines[above]?.blank === true) above -= 1
  return /^[-_=*]{8,}$/.test(lines[above]?.plain ?? '')
}

function separatorsAbove(lines: readonly Line[], at: number): number {
  let from = at
  for (let index = at - 1; index >= 0; index -= 1) {
    const line = lines[index]
    if (line === undefined || line.quoted) break
    if (line.blank) continue
    if (!/^[-–—_=*~]{2,}$/.test(line.plain)) break
    from = index
  }
  return from
}

function skipBlank(lines: readonly Line[], from: number): number {
  let at = from
  while (lines[at]?.blank === true) at += 1
  return at
}

function isQuoted(lines: readonly Line[], from: number): boolean {
  return lines[skipBlank(lines, from)]?.quoted === true
}

/** The line after a quote. Blank lines within it, and ends of lines that some program wrapped, are of it. */
function quoteEnd(lines: readonly Line[], from: number): number {
  let end = from
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index]
    if (line === undefined) break
    if (line.quoted) end = index + 1
    else if (!line.blank && !isWrapped(lines, index)) break
  }
  return end
}

/** One line between two of a quote, which goes on where the line above it broke. */
function isWrapped(lines: readonly Line[], at: number): boolean {
  const [above, line, below] = [lines[at - 1], lines[at], lines[at + 1]]
  if (above?.quoted !== true || below?.quoted !== true || line === undefined || above.text.length > 2_000) return false
  const { plain } = above
  if (
    /[(<[][^)>\]]*$/.test(plain.replace(/^>+/, '').slice(-200)) ||
    /^[(<[]?(?:https?:|mailto:)\S*[)>\]]?\s?>?$/.test(line.plain)
  )
    return true
  if (/^\(https?:/.test(line.plain)) return true
  return plain.length >= 60 && (/^[\p{Ll}\d(]/u.test(line.plain) || !/[.?!:]$/.test(plain)) && line.plain.length <= 80
}

/** What a quote begins with behind its own marks: the line that introduces it, or that says that a mail is passed on. */
function introductionInside(lines: readonly Line[], from: number): Introduction['kind'] | null {
  const inner = lines.slice(from, from + 6).map((line) => {
    const plain = line.plain.replace(/^(?:[>＞]\s?)+/, '').trim()
    return { ...line, plain, blank: plain === '' }
  })
  const first = skipBlank(inner, 0)
  return inner[first] === undefined ? null : (introductionAt(inner, first)?.kind ?? null)
}
