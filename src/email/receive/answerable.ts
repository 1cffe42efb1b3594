// Whom a ticket is for, where that is not the sender: somebody behind a form, or behind a mail that was passed on. Never an address that
// leads back to the desk, or that nobody reads.
import { isDaemon, readsNothing } from '../automatic/index.ts'
import type { Address, Mail } from '../message/mail.ts'

type Own = (address: string) => boolean

/** @param addresses of the mailboxes: with a token behind a plus they are the same */
export function ownAddresses(addresses: readonly string[]): Own {
  const own = new Set(addresses)
  return (address) => own.has(address) || own.has(address.replace(/\+[^@]*@/, '@'))
}

const answerable = (own: Own, { address }: Address) => !own(address) && !isDaemon(address) && !readsNothing(address)

/** Forms on web pages send from an address that nobody reads, and name whoever filled them in as the one to answer. */
export function behindForm({ from, replyTo }: Mail, own: Own): Address | null {
  const [sender] = from
  const [writer] = replyTo
  if (!sender || !writer || replyTo.length > 1 || !readsNothing(sender.address)) return null
  return answerable(own, writer) ? writer : null
}

/** The original sender; null where that is the desk itself or a machine, and the ticket is that of whoever passed it on. */
export const passedOn = (sender: Address | undefined, own: Own): Address | null =>
  sender && answerable(own, sender) ? sender : null
