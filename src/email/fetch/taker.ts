// What is handed on, and in what order. Replies come after what they answer; what has nothing to do with each other, side by side.
import type { KeptMail } from '../receive/index.ts'

export interface Taken extends KeptMail {
  /** The first bytes of it, with its head. */
  head: Buffer
}

/** Chains whose members have to wait for each other, in the order of arrival: of one conversation, or of one sender. */
export function chains<T extends Pick<Taken, 'id' | 'head'>>(messages: T[]): T[][] {
  const parent = new Map<string, string>()
  const root = (key: string): string => {
    let at = key
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up
    return at
  }
  const join = (a: string, b: string) => parent.set(root(a), root(b))
  for (const { id, head } of messages) for (const key of keysOf(head)) join(id, key)
  const found = new Map<string, T[]>()
  for (const message of messages) {
    const key = root(message.id)
    const chain = found.get(key)
    if (chain) chain.push(message)
    else found.set(key, [message])
  }
  return [...found.values()]
}

const most = 64 * 1024

/** Message-IDs that it has or names, and its sender's address: a linear scan of its head. */
function keysOf(bytes: Buffer): string[] {
  const text = bytes.toString('latin1', 0, most)
  const end = text.search(/\r?\n\r?\n/)
  const lines = text
    .slice(0, end < 0 ? undefined : end)
    .replace(/\r?\n[ \t]/g, ' ')
    .split('\n')
  const keys: string[] = []
  for (const line of lines) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).toLowerCase()
    const value = line.slice(colon + 1)
    if (name === 'message-id' || name === 'in-reply-to' || name === 'references')
      for (const word of value.split(/\s+/)) if (word.startsWith('<') && keys.length < 100) keys.push(word)
    if (name === 'from') keys.push(addressIn(value))
  }
  return keys
}

function addressIn(value: string): string {
  const open = value.lastIndexOf('<')
  const close = open < 0 ? -1 : value.indexOf('>', open)
  return `from ${(close < 0 ? value : value.slice(open + 1, close)).trim().toLowerCase()}`
}
