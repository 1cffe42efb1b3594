// The headers of a quoted mail, as Outlook and many others write them above it without any mark:
//
//     From: …          Von: …         发件人: …
//     Sent: …          Gesendet: …    发送时间: …
//     To: …            An: …          收件人: …
//     Subject: …       Betreff: …     主题: …
//
// One such line says nothing: people write "To: be ordered". A block of known labels with different roles does.
import { hasDate } from './dates.ts'
import type { Line } from './lines.ts'
import { type Role, roleOf } from './words/labels.ts'

export interface Header {
  role: Role
  value: string
}

export interface HeaderBlock {
  /** The line after it. */
  to: number
  headers: Header[]
}

export function headerOf(plain: string): Header | null {
  const match = /^[\s*_•·-]{0,4}([^:：<>@\d]{1,40}?)[\s*_]{0,4}[:：][\s*_]{0,4}/u.exec(plain)
  if (match?.[1] === undefined) return null
  const role = roleOf(match[1])
  return role === null ? null : { role, value: plain.slice(match[0].length).replace(/[*_\s]+$/, '') }
}

/** Up to this many lines belong to one header: long addresses are wrapped. */
const wrapped = 3

/** The block that begins at a line, whatever it is worth. */
export function headersAt(lines: readonly Line[], at: number): HeaderBlock {
  const headers: Header[] = []
  let to = at
  for (let index = at; index < lines.length && headers.length < 20; ) {
    const line = lines[index]
    if (line === undefined) break
    const header = headerOf(line.plain)
    if (header !== null) {
      headers.push(...split(header))
      index += 1
      to = index
      continue
    }
    const next = nextHeader(lines, index, headers)
    if (headers.length === 0 || next === null) break
    const last = headers.at(-1)
    for (const between of lines.slice(index, next))
      if (last !== undefined) last.value = `${last.value} ${between.plain}`.trim()
    index = next
  }
  return { to, headers }
}

/** The next line of a block, behind blank lines (paragraphs made text) or behind the rest of a wrapped value. */
function nextHeader(lines: readonly Line[], at: number, headers: readonly Header[]): number | null {
  const blank = lines[at]?.blank === true
  for (let index = at + 1; index <= at + (blank ? 2 : wrapped); index += 1) {
    const line = lines[index]
    if (line === undefined || (!blank && line.blank) || /^[-=_*~]{2,}$/.test(lines[index - 1]?.plain ?? '')) return null
    const header = headerOf(line.plain)
    if (header !== null && !headers.some(({ role }) => role === header.role && role !== 'cc' && role !== 'other'))
      return index
    if (blank && !line.blank) return null
  }
  return null
}

/** Some phones write all of them into one line: `From: … Sent: … To: … Subject: …` */
function split(header: Header): Header[] {
  const rest =
    /\s(Sent|Date|To|Subject|Gesendet|Datum|An|Betreff|Envoyé|À|Objet|Enviado(?: el)?|Fecha|Para|Asunto|Assunto|Inviato|Oggetto|Verzonden|Aan|Onderwerp) ?: /.exec(
      header.value.slice(0, 500),
    )
  const role = rest?.[1] === undefined ? null : roleOf(rest[1])
  if (rest === null || role === null || role === header.role) return [header]
  const following = { role, value: header.value.slice(rest.index + rest[0].length) }
  return [{ role: header.role, value: header.value.slice(0, rest.index) }, ...split(following)]
}

/**
 * The headers of old versions of Notes, whose table comes as one line for each cell: a name, a date, and below them `To`, the
 * recipient, `cc`, `Subject`, the subject. The line after them; null where there are none.
 */
export function columnAt(lines: readonly Line[], at: number): number | null {
  const [name = '', date = ''] = [lines[at]?.plain, lines[at + 1]?.plain]
  if (name === '' || name.length > 100 || date.length > 60 || !hasDate(date) || /[.?!]$/.test(name)) return null
  const labels = lines.slice(at + 2, at + 16)
  const is = (role: Role) =>
    labels.findIndex(({ plain }) => plain.length < 20 && roleOf(plain.replace(/[:：]$/, '')) === role)
  const [to, subject] = [is('to'), is('subject')]
  return to >= 0 && to < 4 && subject > to ? at + 2 + subject + 2 : null
}

export const holdsAddress = (text: string) => /[^\s@<>"',;:()[\]]@[\p{L}\d-]+(?:\.|\b)/u.test(text)

/** Whether these headers can only be those of a mail. `announced`: a line above says that a mail follows. */
export function isConvincing({ headers }: HeaderBlock, announced = false): boolean {
  const has = (...roles: Role[]) => headers.some(({ role }) => roles.includes(role))
  const address = headers.some(({ role, value }) => role !== 'other' && role !== 'subject' && holdsAddress(value))
  const dated = headers.some(({ role, value }) => (role === 'sent' || role === 'date') && hasDate(value))
  const different = new Set(headers.map(({ role }) => role)).size
  if (headers[0]?.role === 'other' || different < 2) return announced && address && has('from')
  if (announced) return has('from') || (has('to') && has('sent', 'date'))
  if (has('from'))
    return (
      has('sent', 'subject') || (has('date') && (address || (dated && has('to', 'subject')))) || (address && has('to'))
    )
  return has('to') && has('sent', 'date') && address
}
