// "On Tuesday, 8 November 2016, Larkspur Ferries <desk@…> wrote:", the line that introduces a quote. There are hundreds of forms of
// it, so none is listed: what is asked is whether a line, or up to four that belong together, holds a date, an address and a word
// for writing in some language, ends as an introduction does, and whether a quote follows.
import { beginsWithDate, hasDate, hasWeekday } from './dates.ts'
import { holdsAddress } from './header-block.ts'
import { bare, type Line } from './lines.ts'
import { lead, verb, verbAtEnd } from './words/phrases.ts'

const longest = 400
/** Lines of it; those behind the fourth only where nothing is missing. */
const most = 6

/** The line after the introduction that begins here; null where none does. */
export function attributionAt(lines: readonly Line[], at: number): number | null {
  const first = lines[at]
  if (first === undefined || first.blank || first.plain.length > longest) return null
  if (first.hint === 'introduction') return afterHinted(lines, at)
  if (!mayBegin(lines, at)) return null
  let text = ''
  for (let count = 1; count <= most; count += 1) {
    const line = lines[at + count - 1]
    if (line === undefined || line.blank || (line.quoted !== first.quoted && !closes(text, line.plain))) return null
    text =
      text === '' ? line.plain : `${text} ${line.quoted && first.quoted ? line.plain.replace(/^>+ ?/, '') : line.plain}`
    if (text.length > longest) return null
    if (count === 2 && !continues(first.plain) && !beginsParagraph(lines, at)) return null
    const follows = isFollowedByQuote(lines, at + count)
    if (!follows && !mayEnd(line)) continue
    if (count > 4 && !isComplete(text)) continue
    if (introduces(text, follows) && (count === 1 || continues(first.plain) || isComplete(text))) return at + count
  }
  return null
}

function afterHinted(lines: readonly Line[], at: number): number {
  let to = at
  while (lines[to]?.hint === 'introduction' && lines[to]?.blank === false) to += 1
  return to
}

function mayBegin(lines: readonly Line[], at: number): boolean {
  const { plain = '' } = lines[at] ?? {}
  if (/[\d@<]/.test(plain) || /[:：][\s*_~-]{0,8}$/.test(plain.slice(-10))) return true
  if (isFollowedByQuote(lines, at + 1)) return verb.test(plain) || verbAtEnd.test(plain)
  return beginsParagraph(lines, at) && lines[at + 1]?.plain.includes('@') === true
}

/** Whether the next line may belong to it: an introduction begins with its date, or breaks within an address. */
function continues(first: string): boolean {
  const text = undecorated(first)
  return lead.test(text) || beginsWithDate(text) || /<[^>]*$/.test(text) || (holdsAddress(text) && text.length > 30)
}

/** `On …, Desk <desk@larkspur.example` and below it `> wrote:`, which is no mark of a quote. */
const closes = (text: string, plain: string) => /<[^<>]*$/.test(text) && /^>.{0,40}[:：]$/.test(plain)

/** Some begin with a name, and are wrapped before anything else that could be known. */
function beginsParagraph(lines: readonly Line[], at: number): boolean {
  const { plain = '' } = lines[at] ?? {}
  return lines[at - 1]?.blank === true && /^["'(]?\p{Lu}/u.test(plain) && !/[.!?:]$/.test(plain) && plain.length > 10
}

const isComplete = (text: string) => holdsAddress(text) && hasDate(text) && verb.test(text) && /[:：]\W*$/.test(text)

function isFollowedByQuote(lines: readonly Line[], from: number): boolean {
  for (let index = from; index < from + 6; index += 1) {
    const line = lines[index]
    if (line === undefined) return false
    if (!line.blank) return line.quoted
  }
  return false
}

/** "Kim Lee wrote on 4 May 2020:" */
function beginsWithName(text: string): boolean {
  const at = text.search(verb)
  return at > 2 && at < 50 && /^(?:\p{Lu}[\p{L}.'’-]*\s){1,4}$/u.test(text.slice(0, at))
}

const undecorated = (text: string) => bare(text, ' \t>*_~-').replace(/\s{2,}/g, ' ')

/** What nearly every line fails; each is asked up to four times. */
function mayEnd(line: Line): boolean {
  const known = ends.get(line)
  if (known !== undefined) return known
  const { plain } = line
  const is =
    /(?:[:：][\s*_~-]{0,8}|\s-{3,5})$/.test(plain.slice(-10)) || verbAtEnd.test(bare(plain.slice(-60), ' *_~-'))
  ends.set(line, is)
  return is
}

const ends = new WeakMap<Line, boolean>()

/** Without a word for writing, the address comes last: lines of logs have dates and addresses too. */
const addressAtEnd = /@[\p{L}\d.-]{2,80}[>)\]"'’\s]{0,8}(?:<mailto:[^<>]{1,120}>{1,2})?[\s\]]{0,3}[:：]?$/u

/** A name, an address in angle brackets, and a word in a language that is not known here. */
const namedAtEnd = /[\p{L}\p{M}")] <[^<>@\s]{1,80}@[^<>\s]{1,120}>[^<>:：]{0,30}[:：]$/u

/** `---- Am Di., 05 März 2024 09:14 schrieb Desk <desk@larkspur.example> ----`, as Zoho writes it */
const isBetweenDashes = (text: string) => /^\s*-{3,}\s/.test(text) && /\s-{3,}\s*$/.test(text.slice(-80))

/** Whether a text that stands in one line introduces a quote. */
export function introduces(joined: string, quoteFollows: boolean): boolean {
  const text = undecorated(joined)
  if (text.length < 4 || /[?!]\s*$/.test(text)) return false
  const colon = /[:：]$/.test(text) || isBetweenDashes(joined)
  const atEnd = verbAtEnd.test(text.slice(-60))
  if (!colon && !atEnd && !quoteFollows) return false
  const says = atEnd || verb.test(text)
  const address = holdsAddress(text)
  const leads = lead.test(text)
  const first = beginsWithDate(text)
  const date = hasDate(text) || ((leads || first) && hasWeekday(text))
  if (says && address && (colon || atEnd)) return quoteFollows || date || /^.{0,60}[<(]?\S+@/u.test(text)
  if (says && date && (colon || atEnd)) return leads || first || quoteFollows || beginsWithName(text)
  if (date && address) {
    if (quoteFollows && text.length < 120 && !/<[^<>]*$/.test(text)) return true
    if (
      says
        ? !colon
        : !addressAtEnd.test(text.slice(-300)) && !namedAtEnd.test(text.slice(-300)) && !(quoteFollows && colon)
    )
      return false
    return colon ? leads || first || quoteFollows || /[>)\]]\s*[:：]$/.test(text) : quoteFollows && first
  }
  if (!quoteFollows || !colon) return false
  return (says && text.length < 120) || ((date || address) && text.length < 160)
}
