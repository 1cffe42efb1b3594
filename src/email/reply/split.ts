// What is new in a mail, decided on its blocks. Nothing is lost: every line is either kept or folded, in its order.
import type { Line } from './lines.ts'
import { signatureIn } from './signature.ts'
import { type Block, blocksOf } from './structure.ts'
import { beginsBanner, goesOnAsBanner, isBanner } from './words/banners.ts'

/** For each line, whether it is shown. */
export interface Split {
  shown: boolean[]
  /** Of what is folded, which lines are signatures. */
  signed: boolean[]
}

export function split(lines: readonly Line[], passedOn: boolean): Split {
  const whole = splitBelow(lines, passedOn)
  const end = bannerEnd(lines)
  if (end === 0) return whole
  const without = { ...whole, shown: whole.shown.map((is, index) => is && index >= end) }
  return says(lines, without) ? without : whole
}

/** Where the warning ends that a server put above everything else; 0 where there is none. Its lines may be wrapped, or there are two. */
function bannerEnd(lines: readonly Line[]): number {
  let end = 0
  for (let at = withBlanks(lines, 0); at < lines.length && !lines[at]?.quoted; at = withBlanks(lines, end)) {
    const to = bannerFrom(lines, at)
    if (to === at) break
    end = withBlanks(lines, to)
  }
  return end
}

/** At most so many lines, wrapped. */
const bannerLines = 8

function bannerFrom(lines: readonly Line[], at: number): number {
  let text = ''
  let end = at
  for (let to = at; to < Math.min(lines.length, at + bannerLines) && lines[to]?.blank === false; to += 1) {
    const { plain = '' } = lines[to] ?? {}
    const longer = `${text} ${plain}`.trim()
    if (end > at && !goesOnAsBanner(plain)) break
    text = longer
    if (beginsBanner(text)) end = to + 1
  }
  return end > at && isBanner(text) ? end : at
}

function splitBelow(lines: readonly Line[], passedOn: boolean): Split {
  const blocks = blocksOf(lines, passedOn)
  const everything = { shown: lines.map(() => true), signed: lines.map(() => false) }
  if (blocks.some(({ kind }) => kind === 'forward')) return everything
  const texts = blocks.filter(({ kind }) => kind === 'text')
  if (texts.length === 0) return everything
  const signatures = new Map(
    texts.map((block) => [
      block,
      isMerePicture(lines, block, blocks) ? block.from : signatureIn(lines, block.from, block.to),
    ]),
  )
  const said = blocks.filter((block) => block.kind !== 'text' || (signatures.get(block) ?? 0) > block.from)
  const folding = fold(lines, said, signatures, blocks)
  if (says(lines, folding)) return folding
  const unsigned = fold(lines, blocks, new Map(), blocks)
  return says(lines, unsigned) ? unsigned : everything
}

/** A logo below a quote is no answer, unless nothing else is. */
function isMerePicture(lines: readonly Line[], { from, to }: Block, blocks: readonly Block[]): boolean {
  return (
    blocks[0]?.kind === 'text' &&
    from > blocks[0].from &&
    lines.slice(from, to).every(({ plain }) => /^\ufffc*$/.test(plain))
  )
}

const says = (lines: readonly Line[], { shown }: Split) =>
  lines.some((line, index) => shown[index] === true && !line.blank && /[\p{L}\p{N}\p{S}]/u.test(line.plain))

function fold(
  lines: readonly Line[],
  said: readonly Block[],
  signatures: ReadonlyMap<Block, number>,
  all: readonly Block[],
): Split {
  const shown = lines.map(() => true)
  const signed = lines.map(() => false)
  const hide = (from: number, to: number) => shown.fill(false, from, to)
  for (const block of all) {
    const at = signatures.get(block)
    if (block.kind === 'rest') hide(block.from, block.to)
    if (at !== undefined) hideHinted(lines, block, shown, signed)
    if (at === undefined || at >= block.to) continue
    hide(at, block.to)
    signed.fill(true, at, block.to)
  }
  for (const block of foldedQuotes(lines, said)) hide(block.from, withBlanks(lines, block.to))
  for (const [index] of lines.entries()) {
    if (shown[index] === false && lines[index + 1]?.blank === true && shown[index + 1] === true)
      hideBetween(lines, shown, index + 1)
  }
  return { shown, signed }
}

/** A signature that the HTML marks, with words of its writer below it. */
function hideHinted(lines: readonly Line[], { from, to }: Block, shown: boolean[], signed: boolean[]): void {
  for (let index = from; index < to; index += 1) {
    if (lines[index]?.hint !== 'signature') continue
    shown[index] = false
    signed[index] = true
  }
}

/** Blank lines between what is folded. */
function hideBetween(lines: readonly Line[], shown: boolean[], from: number): void {
  const to = withBlanks(lines, from)
  if (to === lines.length || shown[to] === false) shown.fill(false, from, to)
}

const withBlanks = (lines: readonly Line[], from: number) => {
  let to = from
  while (lines[to]?.blank === true) to += 1
  return to
}

/** A quote that its writer chose stays when it is not longer than this and an answer follows. */
const chosen = 12

/**
 * Quotes above which an answer stands are folded; those between answers stay, because answers mean nothing without them. A whole
 * mail with one answer below it is bottom posting: folded, as if it stood below.
 */
function foldedQuotes(lines: readonly Line[], said: readonly Block[]): Block[] {
  const last = said.findLastIndex(({ kind }) => kind === 'text')
  const before = said.slice(0, last).filter(({ kind }) => kind === 'quote')
  const after = said.slice(last + 1).filter((block) => block.kind === 'quote' && !isCited(lines, block))
  const answered = said.filter(
    ({ kind }, index) => kind === 'text' && said.slice(0, index).some((block) => block.kind === 'quote'),
  )
  const [only] = before
  if (only === undefined || before.length > 1 || answered.length > 1) return after
  const within = after.some((block) => !block.introduced && !isTail(lines, block))
  const whole = only.introduced ? !within : only.to - only.from > chosen && !within
  return whole ? [only, ...after] : after
}

/** "The display says:" and a few lines: the writer chose them, no program did. */
const isCited = (lines: readonly Line[], { from, to, introduced }: Block) => {
  let above = from - 1
  while (lines[above]?.blank === true) above -= 1
  return !introduced && to - from <= chosen && /\p{L}\s?[:：]$/u.test(lines[above]?.plain ?? '')
}

/** The end of a quoted mail: a name, the footer of a list. Whoever answers above it has answered all. */
function isTail(lines: readonly Line[], { from, to }: Block): boolean {
  const inner = lines.slice(from, to).map((line) => {
    const plain = line.plain.replace(/^(?:[>＞]\s?)+/, '').trim()
    return { ...line, plain, text: plain, quoted: false, blank: plain === '' }
  })
  const start = inner.findIndex(({ blank }) => !blank)
  if (start < 0) return true
  const lead = [{ text: '', plain: '', blank: true, quoted: false }, ...inner]
  const filled = inner.filter(({ blank }) => !blank)
  return (
    signatureIn(lead, 0, lead.length) <= start + 1 ||
    (filled.length <= 3 && filled.every(({ plain }) => /^[-–—]\s?\p{Lu}|^[_-]{2,}$/u.test(plain)))
  )
}
