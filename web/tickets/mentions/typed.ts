// Mentions while somebody writes: `@wr` offers people, the chosen one stands as `@Wren Tidewell`, and what is sent names them by
// id. Pure.
import { codeApart, writeMention } from '../../../src/tickets/mentions/contract/syntax.ts'

export interface Person {
  id: string
  name: string
}

/** What is typed after an @, up to the caret. */
export interface Typing {
  /** Where the @ stands. */
  from: number
  to: number
  q: string
}

/** Null while nothing is being mentioned: an @ within a word is an address. */
export function typing(text: string, caret: number): Typing | null {
  const found = /(?:^|[\s([{>"'“‘])@([\p{L}\p{N}][\p{L}\p{N}.'’-]*(?: [\p{L}\p{N}.'’-]*)?|)$/u.exec(
    text.slice(0, caret),
  )
  if (!found) return null
  const q = found[1] ?? ''
  return { from: caret - q.length - 1, to: caret, q: q.trim() }
}

/** The text with the chosen person in it, and where the caret goes. */
export function placed(text: string, { from, to }: Typing, { name }: Person): { text: string; caret: number } {
  const rest = text.slice(to)
  const said = `@${name}${/^[\s.,;:!?)]/.test(rest) ? '' : ' '}`
  return { text: text.slice(0, from) + said + rest, caret: from + said.length }
}

const within = /[\p{L}\p{N}]/u

/** What is sent: each `@Name` of these people by id. Longer names first, so that `@Ada Byron` is not `@Ada`. */
export function toSend(text: string, people: readonly Person[]): string {
  const known = [...people].sort((one, other) => other.name.length - one.name.length)
  if (known.length === 0) return text
  return codeApart(text, (part) => {
    let out = ''
    for (let at = 0; at < part.length; ) {
      const person = part[at] === '@' && !within.test(part[at - 1] ?? ' ') ? named(part, at + 1, known) : undefined
      out += person ? writeMention(person) : part[at]
      at += person ? person.name.length + 1 : 1
    }
    return out
  })
}

const named = (text: string, at: number, people: readonly Person[]) =>
  people.find(({ name }) => text.startsWith(name, at) && !within.test(text[at + name.length] ?? ' '))
