// A card at the end of a mail, below no farewell and no dashes: a name, and how to reach its bearer both by telephone and by mail or on the
// web. Mails that ask for something about a person hold such lines too: their text says so above, with a colon, or goes on below.
import type { Line } from './lines.ts'

const most = 14

/** Words that all begin with a capital, or stand in names: "Kim van der Lee, Larkspur Ferries" */
const name =
  /^\p{Lu}[\p{L}.'’-]{0,30}(?: (?:\p{Lu}[\p{L}.'’-]{0,30}|van|von|de|der|den|da|di|la|le|al|bin|&)){1,5}(?:\s?[,|–-]\s?[^.?!:]{2,60})?$/u
const telephone = /(?:^|[\s(:|])(?:\+|00?)\(?\d[\d\s()./-]{6,}|\(\d{2,5}\)\s?\d{3}[\s.-]?\d{3,}/
const online = /[^\s@]@[\w-]+\.|(?:https?:\/\/|www\.)\S/i

/** The line on which a card begins that reaches to the end of `[from, to)`; `to` where none does. */
export function cardIn(lines: readonly Line[], from: number, to: number): number {
  let found = to
  let seen = 0
  let [reached, written] = [false, false]
  for (let index = to - 1; index > from && seen < most; index -= 1) {
    const { plain = '', blank = true, hint } = lines[index] ?? {}
    if (blank) continue
    if (plain.length > 160 || /[?!:：]$/.test(plain) || hint === 'code') break
    if (plain.length > 50 && /[.。]$/.test(plain) && !online.test(plain)) break
    seen += 1
    reached ||= telephone.test(plain)
    written ||= online.test(plain)
    if (reached && written && lines[index - 1]?.blank === true && name.test(plain) && !isAskedFor(lines, from, index))
      found = index
  }
  return found
}

/** "Please change it to:" above it, or nothing. */
function isAskedFor(lines: readonly Line[], from: number, at: number): boolean {
  let above = at - 1
  while (above >= from && lines[above]?.blank === true) above -= 1
  return above < from || /[:：]$/.test(lines[above]?.plain ?? '')
}
