// The lists of senders that an operator keeps: whom the desk takes no mail from, and whom it always does.
import { domainToASCII } from 'node:url'

export interface ListVerdict {
  verdict: 'allowed' | 'blocked' | 'none'
  /** The entry that decided, as it was written. */
  by: string | null
}

/**
 * What the lists say of an address. An entry is an address (`a@example.com`), a domain (`@example.com` or `example.com`), or what is below
 * a domain (`*.example.com`). Allowing wins. Each entry is looked at once; nothing is a pattern.
 */
export function listVerdict(
  address: string,
  lists: { block: readonly string[]; allow: readonly string[] },
): ListVerdict {
  const sender = parse(address)
  const allowed = lists.allow.find((entry) => fits(entry, sender))
  if (allowed !== undefined) return { verdict: 'allowed', by: allowed }
  const blocked = lists.block.find((entry) => fits(entry, sender))
  return blocked === undefined ? { verdict: 'none', by: null } : { verdict: 'blocked', by: blocked }
}

interface Sender {
  local: string
  domain: string
}

function parse(address: string): Sender {
  const said = address.trim().toLowerCase().normalize('NFC')
  const at = said.lastIndexOf('@')
  return { local: said.slice(0, Math.max(0, at)), domain: ascii(said.slice(at + 1)) }
}

/** `bücher.example` and `xn--bcher-kva.example` are one domain. */
function ascii(domain: string): string {
  const bare = domain.replace(/\.$/, '')
  return domainToASCII(bare) || bare
}

function fits(entry: string, { local, domain }: Sender): boolean {
  const said = entry.trim().toLowerCase().normalize('NFC')
  if (said === '' || domain === '') return false
  const at = said.lastIndexOf('@')
  const wanted = said.slice(at + 1)
  if (at > 0) return said.slice(0, at) === local && ascii(wanted) === domain
  if (wanted.startsWith('*.')) return wanted.length > 2 && domain.endsWith(`.${ascii(wanted.slice(2))}`)
  return wanted !== '' && ascii(wanted) === domain
}
