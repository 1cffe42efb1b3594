// How the desk knows its own mail again when it comes back: by a header, and by the domains of its Message-IDs.
import { createHmac } from 'node:crypto'
import type { Runtime } from '../platform/events.ts'
import type { Ours } from './automatic/index.ts'
import { tokenIn } from './token.ts'

export const ownHeader = 'X-Mendbook-Desk'

/** Nobody who does not know the desk's key can make it, so nobody can have mail ignored by claiming to be the desk. */
export function ownMark({ secret }: Pick<Runtime, 'secret'>, tenant: string): string {
  const ofSecret = marks.get(secret) ?? new Map<string, string>()
  marks.set(secret, ofSecret)
  const mark =
    ofSecret.get(tenant) ??
    createHmac('sha256', secret).update(`mark of the desk\n${tenant}`).digest('hex').slice(0, 24)
  ofSecret.set(tenant, mark)
  return mark
}

/** Each mail asks, and it never changes. */
const marks = new WeakMap<Runtime['secret'], Map<string, string>>()

/** @param addresses of its mailboxes @param forwarders whose rules pass mail on to the desk */
export const ours = (
  runtime: Pick<Runtime, 'secret'>,
  tenant: string,
  addresses: string[],
  forwarders: string[] = [],
): Ours => ({
  addresses,
  forwarders,
  messageIdDomains: [...new Set(addresses.map((address) => address.slice(address.lastIndexOf('@') + 1)))],
  made: (messageId) => tokenIn(messageId) !== null,
  header: { name: ownHeader, values: [ownMark(runtime, tenant)] },
})
