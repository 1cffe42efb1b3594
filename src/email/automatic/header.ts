// Looking at the headers of a mail. They are hostile and may be megabytes long, so only the beginning of a value is read.
import type { Mail } from '../message/mail.ts'

const most = 2000

/** The values of a header, topmost first, each cut at a length that no honest one has. */
export function valuesOf(mail: Pick<Mail, 'headers'>, name: string): string[] {
  return mail.headers.filter((header) => header.name === name).map(({ value }) => value.slice(0, most).trim())
}

export function firstOf(mail: Pick<Mail, 'headers'>, name: string): string | null {
  return valuesOf(mail, name)[0] ?? null
}

/**
 * The keyword a value begins with, in lower case, without the comments and parameters around it:
 * `(out of office) Auto-Replied; owner-email="x"` → `auto-replied` (RFC 3834 §5).
 */
export function keywordOf(value: string): string {
  let word = ''
  let depth = 0
  for (const sign of value.slice(0, most)) {
    if (sign === '(') depth += 1
    else if (sign === ')') depth = Math.max(0, depth - 1)
    else if (depth > 0) continue
    else if (sign === ';' || sign === ',') break
    else if (sign === ' ' || sign === '\t') {
      if (word) break
    } else word += sign
  }
  return word.toLowerCase()
}

/** Words separated by commas, semicolons or blanks, in lower case. */
export function wordsOf(value: string): string[] {
  return value
    .slice(0, most)
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean)
}

const proper: Record<string, string> = { id: 'ID', ms: 'MS', otrs: 'OTRS', rt: 'RT', fc: 'FC', rpc: 'RPC' }

/** A header as people know it, with its value: `Auto-Submitted: auto-replied`. */
export function told(name: string, value: string): string {
  const written = name
    .split('-')
    .map((word) => proper[word] ?? word.charAt(0).toUpperCase() + word.slice(1))
    .join('-')
  const shown = value.length > 80 ? `${value.slice(0, 79)}…` : value
  return shown ? `${written}: ${shown}` : written
}
