// Whose mailbox an address is. The desk takes mail for its own mailboxes only and relays nothing.
import { domainToASCII, domainToUnicode } from 'node:url'
import { sql } from 'kysely'
import type { Runtime } from '../../platform/events.ts'

export interface Recipient {
  tenant: string
  mailbox: string
}

/** More `+` than this in an address are no tags of ours. */
const mostTags = 5

/**
 * How the mailbox may be written that an address belongs to, the closest first: as it stands, then without what stands behind a `+`
 * (subaddressing, RFC 5233); the domain as it is written in DNS and as people read it.
 */
export function spellings(address: string): string[] {
  const at = address.lastIndexOf('@')
  if (at < 1) return []
  const local = address.slice(0, at).toLowerCase()
  const domain = address.slice(at + 1).toLowerCase()
  const domains = [...new Set([domain, domainToASCII(domain), domainToUnicode(domain)])].filter(Boolean)
  const locals = [local]
  for (let cut = local.lastIndexOf('+'); cut > 0 && locals.length <= mostTags; cut = local.lastIndexOf('+', cut - 1))
    locals.push(local.slice(0, cut))
  return locals.flatMap((name) => domains.map((where) => `${name}@${where}`))
}

export async function recipientOf(
  { database }: Pick<Runtime, 'database'>,
  address: string,
): Promise<Recipient | undefined> {
  const wanted = spellings(address)
  if (wanted.length === 0) return undefined
  const { rows } = await database.outsideTenants((db) =>
    sql<{ tenant_id: string; mailbox_id: string; address: string }>`
      select tenant_id, mailbox_id, address from mendbook_mailboxes_of_addresses(${wanted})`.execute(db),
  )
  const [found] = rows.sort((a, b) => wanted.indexOf(a.address) - wanted.indexOf(b.address))
  return found && { tenant: found.tenant_id, mailbox: found.mailbox_id }
}
