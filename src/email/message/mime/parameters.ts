// `type; name=value` headers (RFC 2045) with their continued and encoded parameters (RFC 2231), and all the wrong ways to write them.
import { decode } from './charset.ts'
import { decodeWords, fromPercent } from './words.ts'

export interface Parameterised {
  /** In lower case, without blanks. */
  value: string
  parameters: Map<string, string>
}

const most = 200

export function parseParameters(header: string): Parameterised {
  const [first = '', ...rest] = split(header.slice(0, 65_536))
  const raw = new Map<string, string>()
  for (const piece of rest.slice(0, most)) {
    const equals = piece.indexOf('=')
    if (equals < 0) continue
    const name = piece.slice(0, equals).trim().toLowerCase()
    if (name && !raw.has(name)) raw.set(name, unquote(piece.slice(equals + 1).trim()))
  }
  return { value: first.trim().toLowerCase(), parameters: joined(raw) }
}

/** At semicolons outside of quotes. */
function split(header: string): string[] {
  const pieces: string[] = []
  let start = 0
  let quoted = false
  for (let at = 0; at < header.length; at++) {
    const sign = header[at]
    if (quoted && sign === '\\') at++
    else if (sign === '"') quoted = !quoted
    else if (sign === ';' && !quoted) {
      pieces.push(header.slice(start, at))
      start = at + 1
    }
  }
  // A quote that never ends must not swallow what follows it.
  if (quoted && header.indexOf(';', start) >= 0) return [...pieces, ...header.slice(start).split(';')]
  pieces.push(header.slice(start))
  return pieces
}

function unquote(value: string): string {
  if (!value.startsWith('"')) return value
  let text = ''
  for (let at = 1; at < value.length; at++) {
    const sign = value[at]
    if (sign === '"') break
    // Backslashes that protect nothing are those of a Windows path.
    if (sign === '\\' && (value[at + 1] === '"' || value[at + 1] === '\\')) at++
    text += value[at]
  }
  return text
}

interface Section {
  at: number
  encoded: boolean
  value: string
}

function joined(raw: Map<string, string>): Map<string, string> {
  const parameters = new Map<string, string>()
  const sections = new Map<string, Section[]>()
  for (const [name, value] of raw) {
    const [, base, at, star] = /^([^*]+)(?:\*(\d{1,3}))?(\*)?$/.exec(name) ?? []
    if (!base || (at === undefined && !star)) parameters.set(name, decodeWords(value))
    else sections.set(base, [...(sections.get(base) ?? []), { at: Number(at ?? 0), encoded: star === '*', value }])
  }
  for (const [name, found] of sections) parameters.set(name, text(found.sort((one, other) => one.at - other.at)))
  return parameters
}

/** `charset'language'%E4…` in the first section names the charset of all of them. */
function text(sections: Section[]): string {
  const first = sections[0]
  const [, charset = '', start] = (first?.encoded && /^([^']*)'[^']*'(.*)$/s.exec(first.value)) || []
  if (!sections.some(({ encoded }) => encoded)) return decodeWords(sections.map(({ value }) => value).join(''))
  const bytes = sections.map(({ value, encoded }, index) => {
    const content = index === 0 && start !== undefined ? start : value
    return encoded ? fromPercent(content, '%') : Buffer.from(content)
  })
  return decode(Buffer.concat(bytes), charset).text
}
