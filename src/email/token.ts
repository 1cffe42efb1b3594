// Tokens that travel in addresses and Message-IDs: who was written to, about which ticket. They are signed, so that nobody makes one
// for another ticket or another person, and made of small letters and digits only, because some mail systems fold case.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context } from '../platform/context.ts'

/** Bytes: number of the ticket, id of the person, signature. 46 letters, so that a local part of 64 has room for a name. */
const parts = { number: 5, person: 16, tag: 8 }
const bytes = parts.number + parts.person + parts.tag
const letters = 'abcdefghijklmnopqrstuvwxyz234567'
const shape = new RegExp(`^[${letters}]{${Math.ceil((bytes * 8) / 5)}}$`)

export interface Token {
  /** `T-1042`. */
  ticket: string
  /** Id of a person. */
  person: string
}

type Key = Pick<Context, 'secret' | 'tenant'>

export function signToken(key: Key, { ticket, person }: Token): string {
  const body = Buffer.alloc(parts.number + parts.person)
  body.writeUIntBE(Number(ticket.replace(/^T-/, '')), 0, parts.number)
  Buffer.from(person.replaceAll('-', ''), 'hex').copy(body, parts.number)
  return encode(Buffer.concat([body, tagOf(key, body)]))
}

/** `forged`: it has the shape of a token, and this desk did not make it, or for another workspace. Null: it is no token at all. */
export function readToken(key: Key, text: string): Token | 'forged' | null {
  const wanted = text.toLowerCase()
  if (!shape.test(wanted)) return null
  const all = decode(wanted)
  const body = all.subarray(0, parts.number + parts.person)
  if (!timingSafeEqual(tagOf(key, body), all.subarray(body.length, bytes))) return 'forged'
  const hex = body.subarray(parts.number).toString('hex')
  return {
    ticket: `T-${body.readUIntBE(0, parts.number)}`,
    person: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
  }
}

/** `support@desk.example` for one person and one ticket; as it is where no room is left for a token (64 characters, RFC 5321). */
export function addressWith(address: string, token: string): string {
  const at = address.lastIndexOf('@')
  const local = `${address.slice(0, at)}+r.${token}`
  return local.length > 64 ? address : `${local}${address.slice(at)}`
}

/** The token in an address or in a Message-ID of ours, however it came back. */
export function tokenIn(text: string): string | null {
  const local = text.slice(0, Math.max(0, text.lastIndexOf('@'))).toLowerCase()
  const after = /\+r\.([a-z2-7]+)$/.exec(local)?.[1] ?? /^r\.([a-z2-7]+)\./.exec(local)?.[1]
  return after ?? null
}

/** A Message-ID that says by itself what it was about. @param unique an id of what is sent */
export const messageIdWith = (token: string, unique: string, domain: string) =>
  `r.${token}.${unique.replaceAll('-', '')}@${domain}`

const tagOf = ({ secret, tenant }: Key, body: Buffer) =>
  createHmac('sha256', secret).update('reply token\n').update(tenant).update(body).digest().subarray(0, parts.tag)

function encode(data: Buffer): string {
  let text = ''
  let held = 0
  let bits = 0
  for (const byte of data) {
    held = (held << 8) | byte
    bits += 8
    for (; bits >= 5; bits -= 5) text += letters[(held >> (bits - 5)) & 31]
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + letters[(held << (5 - bits)) & 31] : text
}

function decode(text: string): Buffer {
  const data: number[] = []
  let held = 0
  let bits = 0
  for (const letter of text) {
    held = (held << 5) | letters.indexOf(letter)
    bits += 5
    if (bits < 8) continue
    bits -= 8
    data.push((held >> bits) & 255)
    held &= (1 << bits) - 1
  }
  return Buffer.from(data)
}
