// Lists of addresses (RFC 5322, 6532), read in one pass: quoted names, comments, groups, routes, and what mailers make of them.
import { domainToASCII } from 'node:url'
import type { Address } from '../mail.ts'
import { oneLine } from './clean.ts'
import { decodeWords } from './words.ts'

export interface AddressList {
  addresses: Address[]
  /** In words for people. */
  odd: string[]
}

const nameLimit = 200
/** RFC 5321 allows 254 octets. */
const addressLimit = 320

interface Item {
  name: string
  comment: string
  angle: string | null
}

/** @param limit so many are read; the others are left out, and it is said */
export function parseAddresses(value: string, limit: number): AddressList {
  const odd: string[] = []
  const addresses: Address[] = []
  for (const item of items(value, limit + 1)) {
    const address = toAddress(item, odd)
    if (address) addresses.push(address)
  }
  if (addresses.length > limit) odd.push(`It names more than ${limit} addresses; the others were not read.`)
  return { addresses: addresses.slice(0, limit), odd }
}

function items(value: string, limit: number): Item[] {
  const found: Item[] = []
  let item: Item = { name: '', comment: '', angle: null }
  const close = () => {
    if (item.name.trim() || item.angle !== null || item.comment) found.push(item)
    item = { name: '', comment: '', angle: null }
  }
  for (let at = 0; at < value.length && found.length < limit; at++) {
    const sign = value[at]
    const word = sign === '=' ? encodedWordAt(value, at) : ''
    if (word !== '') {
      item.name += word
      at += word.length - 1
    } else if (sign === '"') {
      const end = closing(value, at, '"')
      // In `"a b"@example.com` the quotes belong to the address.
      const text = value.slice(at + 1, end).replace(/\\(.)/g, '$1')
      item.name += value[end + 1] === '@' ? `"${text}"` : text
      at = end
    } else if (sign === '(') {
      const end = closingComment(value, at)
      item.comment += ` ${value.slice(at + 1, end)}`
      at = end
    } else if (sign === '<') {
      const end = value.indexOf('>', at)
      const inner = end < 0 ? (value.slice(at + 1).split(/[,;]/)[0] ?? '') : value.slice(at + 1, end)
      if (item.angle === null || item.angle.trim() === '') item.angle = inner
      else item.name += ` ${inner}`
      at = end < 0 ? at + inner.length : end
    } else if (sign === ',' || sign === ';') close()
    else if (sign === ':' && item.angle === null && !item.name.includes('@'))
      item = { name: '', comment: '', angle: null }
    else item.name += sign
  }
  close()
  return found
}

/** Its commas and colons are none. */
function encodedWordAt(value: string, at: number): string {
  encodedWord.lastIndex = at
  return encodedWord.exec(value)?.[0] ?? ''
}

const encodedWord = /=\?[^?\s]{1,60}\?[bq]\?[^?\s]{0,20000}\?=/iy

/** Where the quote ends; at the end of the text when it never does. */
function closing(value: string, from: number, mark: string): number {
  for (let at = from + 1; at < value.length; at++) {
    if (value[at] === '\\') at++
    else if (value[at] === mark) return at
  }
  return value.length
}

function closingComment(value: string, from: number): number {
  let depth = 0
  for (let at = from; at < value.length; at++) {
    if (value[at] === '\\') at++
    else if (value[at] === '(') depth++
    else if (value[at] === ')' && --depth === 0) return at
  }
  return value.length
}

function toAddress({ name, comment, angle }: Item, odd: string[]): Address | null {
  const shown = oneLine(decodeWords(name.trim()), nameLimit * 4)
  const spec = specOf(angle ?? lonely(name))
  if (!spec) return unnamed(angle, shown, odd)
  const label = angle === null ? oneLine(decodeWords(comment.trim()), nameLimit) : bare(shown) || bare(comment)
  const other = namedAddress(label)
  if (other && other !== spec) odd.push(`The name of ${spec} looks like another address: ${other}.`)
  return { name: label === spec ? '' : label, address: spec }
}

/** `joe@example.com` alone, or the one word with an @ among others. */
function lonely(name: string): string {
  const text = name.trim()
  if (!/\s/.test(text) || text.startsWith('"')) return text
  const glued = text.replace(/\s*([@.])\s*/g, '$1')
  if (!/\s/.test(glued)) return glued
  return text.split(/\s+/).find((word) => /.@./.test(word)) ?? ''
}

/** Nothing but an address can be written to; one that is hidden in an encoded word (RFC 2047 §5 forbids it) is not believed silently. */
function unnamed(angle: string | null, shown: string, odd: string[]): Address | null {
  const hidden = /<([^<>\s]{1,200}@[^<>\s]{1,200})>/.exec(shown)?.[1]
  const spec = hidden ? specOf(hidden) : null
  if (spec) {
    odd.push(`The address ${spec} was hidden in an encoded word.`)
    return { name: bare(shown.slice(0, shown.indexOf('<'))), address: spec }
  }
  if (angle?.trim() || shown.includes('@')) odd.push(`This is no address: ${oneLine(angle?.trim() || shown, 80)}.`)
  return null
}

function bare(text: string): string {
  const name = oneLine(decodeWords(text.trim()), nameLimit)
  return name.replace(/^['"]+|['"]+$/g, '').trim()
}

function namedAddress(name: string): string | null {
  return /[^\s<>"'(),;:]{1,100}@[^\s<>"'(),;:]{1,100}\.[^\s<>"'(),;:.]{2,20}/.exec(name)?.[0]?.toLowerCase() ?? null
}

/** `local@domain`, in lower case, or null when it is none. Comments and blanks around dots are taken out. */
function specOf(written: string): string | null {
  let text = written.trim()
  if (text.length > addressLimit * 2) return null
  if (text.includes('=?')) return null
  text = withoutComments(text).replace(/^mailto:/i, '')
  // A source route (RFC 5322 §4.4): `@one,@two:joe@example.com`.
  if (text.startsWith('@')) text = text.slice(text.indexOf(':') + 1)
  const at = text.lastIndexOf('@')
  if (at < 1) return null
  const local = text.slice(0, at).trim()
  const host = text
    .slice(at + 1)
    .replace(/\s+/g, '')
    .replace(/\.+$/, '')
  const domain = host.toLowerCase()
  if (!local || !domain || !readable(local) || domainOdd(domain)) return null
  const quoted = local.startsWith('"')
  const plain = quoted ? plainLocal(local) : local.replace(/\s*\.\s*/g, '.')
  const spec = `${plain}@${domain}`.toLowerCase().normalize('NFC')
  // The sign of the kelvin becomes a k in lower case: whoever writes it means to be taken for somebody else.
  return isAscii(spec) && !isAscii(plain + host) ? null : spec
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them
const isAscii = (text: string) => /^[\u0000-\u007f]*$/.test(text)

function withoutComments(text: string): string {
  let kept = ''
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') at = closingComment(text, at)
    else kept += text[at]
  }
  return kept
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is refused
const deceptive = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff<>,;:\\]/

/** No blank, no control, no sign that turns the writing around: one that holds them was made to deceive. */
function readable(local: string): boolean {
  const plain = local.startsWith('"') ? local : local.replace(/\s*\.\s*/g, '.')
  return !deceptive.test(plain) && (local.startsWith('"') || !/\s/.test(plain))
}

function plainLocal(local: string): string {
  const inner = local.replace(/^"+|"+$/g, '')
  return /^[\w.!#$%&'*+/=?^`{|}~-]+$/.test(inner) ? inner : `"${inner}"`
}

function domainOdd(domain: string): boolean {
  if (/^\[[0-9a-f:.]+\]$|^\[ipv6:[0-9a-f:.]+\]$/i.test(domain)) return false
  // ASCII is checked by its signs, everything else by the rules of names.
  if (isAscii(domain)) return !/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(domain)
  return domainToASCII(domain) === ''
}
