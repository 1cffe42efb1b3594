// Where the signature of a text begins: `-- ` and its kin, what phones add, a farewell with a name, the small print of companies.
//
// Programs that split replies differ here. Folded is what a program or a company added, and a formal farewell with all that
// stands below it. What people say stays: "Thanks," with a name below, "Regards, Kim" in one line, a name alone.

import { cardIn } from './card.ts'
import type { Line } from './lines.ts'
import { closing, contact, thanks } from './words/closings.ts'
import { isDeviceLine } from './words/devices.ts'
import { isDisclaimer } from './words/disclaimers.ts'

/** The first line of the signature within `[from, to)`; `to` where there is none. */
export function signatureIn(lines: readonly Line[], start: number, to: number): number {
  const hinted = hintedIn(lines, start, to)
  const from = hinted !== null && hinted.last < to ? hinted.last + 1 : start
  let end = trimmed(lines, from, to)
  const before = (at: number) => {
    end = trimmed(lines, from, Math.min(end, at))
  }
  if (hinted !== null) before(hinted.last < to ? to : hinted.first)
  before(deviceIn(lines, from, end))
  before(delimiterIn(lines, from, end))
  before(disclaimerIn(lines, from, end))
  before(farewellIn(lines, from, end))
  before(dashedNameIn(lines, from, end))
  before(cardIn(lines, from, end))
  before(deviceIn(lines, nearEnd(lines, from, end, 6), end))
  if (end === trimmed(lines, from, to)) return to
  while (/^[-–—_=*~]{2,}$/.test(lines[end - 1]?.plain ?? '') && end > from) end = trimmed(lines, from, end - 1)
  return end
}

/** The first and the last line that the HTML marks as a signature; its end is that of the text unless somebody wrote on there. */
function hintedIn(lines: readonly Line[], from: number, to: number): { first: number; last: number } | null {
  const inside = lines.slice(from, to)
  const first = inside.findIndex(({ hint }) => hint === 'signature')
  if (first < 0) return null
  const last = inside.findLastIndex(({ hint }) => hint === 'signature')
  return { first: from + first, last: inside.slice(last + 1, last + 200).some(isSentence) ? from + last : to }
}

const isSentence = ({ plain }: Line) =>
  /\p{L}.{12,}[.?!]$/u.test(plain) && !contact.test(plain) && !isDisclaimer(plain) && !isDeviceLine(plain)

function trimmed(lines: readonly Line[], from: number, to: number): number {
  let end = to
  while (end > from && lines[end - 1]?.blank === true) end -= 1
  return end
}

/** The line from which on there are only so many more that are not blank. */
function nearEnd(lines: readonly Line[], from: number, to: number, count: number): number {
  let index = to
  for (let left = count; index > from && left > 0; index -= 1) if (lines[index - 1]?.blank === false) left -= 1
  return index
}

const filled = (lines: readonly Line[], from: number, to: number) => lines.slice(from, to).filter(({ blank }) => !blank)

/** "Sent from my phone" in a line of its own: nothing that its writer wrote stands below it. */
function deviceIn(lines: readonly Line[], from: number, to: number): number {
  for (let index = from; index < to; index += 1) {
    const line = lines[index]
    if (line === undefined || line.blank || line.hint === 'code' || !isDeviceLine(line.plain)) continue
    const next = lines[index + 1]
    const alone = next === undefined || index + 1 >= to || next.blank || next.quoted || /^\W|^https?:/.test(next.plain)
    if (alone || index >= nearEnd(lines, from, to, 4)) return index
  }
  return to
}

/** `-- ` of RFC 3676 §4.3, and lines of dashes or underscores with something below that reads like a signature. */
function delimiterIn(lines: readonly Line[], from: number, to: number): number {
  for (let index = nearEnd(lines, from, to, 60); index < to; index += 1) {
    const { text = '', plain = '', hint } = lines[index] ?? {}
    if (!/^[-–—_=*~#\s]{1,200}$/.test(plain) || plain === '' || hint === 'code') continue
    const below = filled(lines, index + 1, to)
    if (below.length === 0) {
      if (/^(?:--|__)$/.test(plain)) return index
      continue
    }
    if (/^-- $/.test(text)) return index
    if (/^(?:--|__)$/.test(plain) && below.length <= 20 && !readsLikeText(below)) return index
    if (!/^(?:-{2,}|_{2,}|[–—]+|={4,}|\*{4,}|~{2,}|#{4,}|[-_]{2}\s.*|[-=_*~]{6,})$/.test(plain) || below.length > 15)
      continue
    const underlined = index > from && lines[index - 1]?.blank === false && !plain.startsWith('_')
    if (!underlined && (readsLikeSignature(below) || isDisclaimer(below.map((line) => line.plain).join(' '))))
      return index
  }
  return to
}

/** Sentences, and more of them than a signature has. */
function readsLikeText(below: readonly Line[]): boolean {
  return (
    below.filter(({ plain }) => /\p{L}.{40,}[.?!]$/u.test(plain)).length > 3 &&
    !below.some(({ plain }) => contact.test(plain))
  )
}

function readsLikeSignature(below: readonly Line[]): boolean {
  const short = below.every(({ plain }) => plain.length <= 100)
  const reachable = below.some(
    ({ plain }) => contact.test(plain) || /mailing list|unsubscribe|reply to this (?:e-?mail|message)/i.test(plain),
  )
  if (reachable) return short || below.length <= 6
  return (
    below.length <= 5 &&
    below.every(({ plain }) => plain.length <= 60 && !/[.?!:;]$|[=;{}()]{2}/.test(plain)) &&
    /^\p{Lu}/u.test(below[0]?.plain ?? '')
  )
}

/** Paragraphs at the end in which a company speaks. */
function disclaimerIn(lines: readonly Line[], from: number, to: number): number {
  let end = to
  for (;;) {
    const last = trimmed(lines, from, end)
    let start = last
    while (start > from && lines[start - 1]?.blank === false) start -= 1
    if (start <= from || start === last) return end
    const words = lines.slice(start, last).map(({ plain }) => plain)
    if (!isDisclaimer(words.join(' '))) return end
    end = start
    while (end > from && /^[-–—_=*~\s]*$/.test(lines[end - 1]?.plain ?? 'x')) end -= 1
  }
}

/** "Kind regards," and below it a name, a title, telephone numbers. */
function farewellIn(lines: readonly Line[], from: number, to: number): number {
  let seen = 0
  let found = to
  for (let index = to - 1; index >= from && seen < 16; index -= 1) {
    const line = lines[index]
    if (line === undefined || line.blank) continue
    seen += 1
    const below = filled(lines, index + 1, to)
    if (line.plain.length > 120 || /^(?:p\.?\s?s\b|ps[.:])/i.test(line.plain)) break
    if (closing.test(line.plain) && isBelowFarewell(below)) found = index
    else if (thanks.test(line.plain)) return Math.min(found, afterName(lines, index, to))
  }
  return found
}

function isBelowFarewell(below: readonly Line[]): boolean {
  const [name] = below
  if (name === undefined || below.length > 14) return false
  return (
    name.plain.length <= 60 &&
    !/[?!:]$/.test(name.plain) &&
    below.every(({ plain }) => !/\p{L}.{90,}[.?!]$/u.test(plain))
  )
}

/** Thanks and a name stay; what tells how to reach its bearer does not. */
function afterName(lines: readonly Line[], at: number, to: number): number {
  const below = filled(lines, at + 1, to)
  const [name, ...rest] = below
  if (name === undefined || rest.length === 0 || rest.length > 10 || name.plain.length > 40) return to
  if (contact.test(name.plain) || !rest.some(({ plain }) => contact.test(plain))) return to
  if (rest.some(({ plain }) => /\p{L}.{60,}[.?!]$/u.test(plain))) return to
  return lines.indexOf(name, at) + 1
}

/** `-Kim` or `/Kim` in a line of its own, as the last words. */
function dashedNameIn(lines: readonly Line[], from: number, to: number): number {
  const last = to - 1
  const { plain = '' } = lines[last] ?? {}
  if (!/^[-–—/~]\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,2}$/u.test(plain)) return to
  return last > from && lines[last - 1]?.blank === true ? last : to
}
