// The mail that somebody passed on, read out of the text: whose it was, when it was sent, what it said.
import type { Address, Forwarded } from '../message/mail.ts'
import { parseDate } from './dates.ts'
import { headerOf, headersAt } from './header-block.ts'
import { type Line, lineOf, linesOf, unmarked } from './lines.ts'
import { blocksOf, saysForward } from './structure.ts'
import type { Role } from './words/labels.ts'
import { isForwardSubject } from './words/subjects.ts'

/**
 * The mail that this one passes on; null when it is none, or names no address. A line says so ("Forwarded message"), or for Outlook,
 * which writes the same above replies, the subject does. Header blocks within a quote count for nothing.
 * @param subject as it came: `FW: Printer`, `WG: Drucker`
 */
export function readForwarded(text: string, subject = ''): Forwarded | null {
  const lines = linesOf(text)
  const block = blocksOf(lines, isForwardSubject(subject)).find(({ kind }) => kind === 'forward')
  if (block === undefined) return null
  const original = withoutMarks(lines.slice(block.from))
  const start = original.findIndex(({ plain }) => headerOf(plain) !== null)
  if (start < 0 || original.slice(0, start).some((line) => !isAnnouncement(line))) return null
  const { headers, to } = headersAt(original, start)
  const value = (...roles: Role[]) => headers.find(({ role }) => roles.includes(role))?.value ?? null
  const from = addressIn(value('from') ?? '')
  if (from === null) return null
  return {
    from,
    subject: value('subject') || null,
    date: parseDate(value('sent', 'date') ?? ''),
    comment: written(lines.slice(0, block.from)),
    text: written(withoutEnd(original.slice(to))),
  }
}

/** Apple Mail and Thunderbird may quote what they pass on. */
function withoutMarks(lines: readonly Line[]): Line[] {
  const first = lines.find(({ plain }) => headerOf(plain.replace(/^>\s?/, '')) !== null)
  return first?.quoted === true ? lines.map((line) => (line.quoted ? lineOf(unmarked(line.text)) : line)) : [...lines]
}

const isAnnouncement = ({ plain, blank }: Line) => blank || saysForward(plain) || /[-_=*]{2,}/.test(plain)

/** `----- End of forwarded message -----` */
function withoutEnd(lines: readonly Line[]): readonly Line[] {
  const end = lines.findLastIndex(({ blank }) => !blank)
  return /^[-_=*]{3,}\s?\p{L}.{4,60}[-_=*]{3,}$/u.test(lines[end]?.plain ?? '') ? lines.slice(0, end) : lines
}

const written = (lines: readonly Line[]) =>
  lines
    .map(({ text }) => text.trimEnd())
    .join('\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd()

function addressIn(value: string): Address | null {
  const found = /[^\s@<>"',;:()[\]]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){0,8}/u.exec(value)
  if (found === null) return null
  const before = value.slice(0, found.index).replace(/(?:mailto:|\s|[<([*"'“„])+$/gi, '')
  const after = /^[>\]\s]*\(([^()]{1,100})\)/.exec(value.slice(found.index + found[0].length))?.[1]
  const name = (before || after || '').replace(/^["'“„‚*\s]+|["'”“’*\s]+$/g, '').replace(/\s+/g, ' ')
  return { name: name.includes('@') ? '' : name.slice(0, 200), address: found[0].toLowerCase() }
}
