// Which ticket a mail belongs to: a token that the desk signed, then what it refers to, then a number in its subject.
import type { Context } from '../../platform/context.ts'
import { channels } from '../../tickets/index.ts'
import type { Mail } from '../message/mail.ts'
import type { Envelope } from '../schema.ts'
import { readToken, type Token, tokenIn } from '../token.ts'
import type { Thread } from './decide.ts'
import * as store from './store.ts'

export interface Threading {
  thread: Thread | null
  forgedToken: boolean
}

/** @param sender asks for the id of the sender; null: somebody whom nobody knows */
export async function threadOf(
  ctx: Context,
  mail: Mail,
  envelope: Envelope | null,
  sender: () => Promise<string | null>,
): Promise<Threading> {
  const tokens = tokensOf(ctx, mail, envelope)
  const standingOf = async (ticket: string) => channels.standingOf(ctx, ticket, await sender())
  for (const { ticket, person: writtenTo } of tokens.good) {
    const standing = await standingOf(ticket)
    if (standing)
      return { thread: { by: 'token', ticket: standing.ticket, sender: standing.as, writtenTo }, forgedToken: false }
  }
  const forgedToken = tokens.forged
  for (const ticket of await store.ticketsOfMails(
    ctx,
    [...mail.inReplyTo, ...mail.references.toReversed()].slice(0, 50),
  )) {
    const standing = await standingOf(ticket)
    if (standing)
      return { thread: { by: 'reference', ticket: standing.ticket, sender: standing.as, writtenTo: null }, forgedToken }
  }
  const number = numberIn(mail.subject)
  const standing = number === null ? undefined : await standingOf(number)
  if (!standing) return { thread: null, forgedToken }
  return { thread: { by: 'subject', ticket: standing.ticket, sender: standing.as, writtenTo: null }, forgedToken }
}

/** In the address that was answered to, then in the Message-IDs that are referred to, the nearest first. */
function tokensOf(ctx: Context, mail: Mail, envelope: Envelope | null): { good: Token[]; forged: boolean } {
  const places = [
    ...(envelope?.to ?? []),
    ...[...mail.to, ...mail.cc].map(({ address }) => address),
    ...mail.headers.filter(({ name }) => delivered.has(name)).map(({ value }) => value.replace(/[<>]/g, '').trim()),
    ...mail.inReplyTo,
    ...mail.references.toReversed(),
  ].slice(0, 600)
  const read = places.flatMap((place) => {
    const token = tokenIn(place)
    return token === null ? [] : [readToken(ctx, token) ?? ('forged' as const)]
  })
  const good = read.filter((token) => token !== 'forged')
  return { good, forged: good.length === 0 && read.length > 0 }
}

/** What mail servers note of the address that they delivered to. */
const delivered = new Set(['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-forwarded-to'])

/** `[T-1042]`, `[#1042]`, `(T-1042)`; without brackets in an answer only. */
export function numberIn(subject: string): string | null {
  const bracketed = /[[(]\s*(?:T-|#)(\d{1,12})\s*[\])]/i.exec(subject)?.[1]
  if (bracketed) return `T-${bracketed}`
  const bare = /^\s*[\p{L}]{2,4}\s*(?:\[\d+\])?\s*:.*?(?:^|[^\w-])T-(\d{1,12})(?!\w)/iu.exec(subject.slice(0, 500))?.[1]
  return bare ? `T-${bare}` : null
}
