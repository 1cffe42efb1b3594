// Where a mail was handed to us from: the open internet, or a relay that took it in before us.
import { BlockList, isIP } from 'node:net'
import type { Connection } from './verify.ts'

interface Relay {
  /** Its authserv-id. */
  id: string
  networks: string[]
}

/** `mx.example.com 192.0.2.0/24` → its name, and where it delivers from. */
export function relayOf(entry: string): Relay | null {
  const [id, ...networks] = entry
    .trim()
    .toLowerCase()
    .split(/[\s,]+/)
  return id ? { id, networks } : null
}

/** This machine and private networks: nobody out there connects from them. */
const inside = [
  '127.0.0.0/8',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '169.254.0.0/16',
  '::1',
  'fc00::/7',
  'fe80::/10',
]

/**
 * Who is asked where the mail came from. Whoever connects from the open internet wrote every header himself, so his connection counts and no
 * relay's word. From inside, and from the addresses that stand behind a relay's name, it is a relay that connects.
 * @param given null: the mail was fetched or posted, so somebody else took it in
 */
export function comingFrom(
  given: Connection | null,
  trusted: readonly string[],
): { connection: Connection | null; relays: string[] } {
  const relays = trusted.flatMap((entry) => relayOf(entry) ?? [])
  const every = relays.map(({ id }) => id)
  if (!given) return { connection: null, relays: every }
  const ip = given.ip.replace(/^::ffff:(?=\d+\.)/i, '')
  if (isIP(ip) === 0) return { connection: null, relays: [] }
  if (within(ip, inside)) return { connection: null, relays: every }
  const known = relays.filter(({ networks }) => within(ip, networks)).map(({ id }) => id)
  return { connection: known.length > 0 ? null : { ...given, ip }, relays: known }
}

function within(ip: string, networks: readonly string[]): boolean {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    const kind = isIP(address)
    const family = kind === 6 ? 'ipv6' : 'ipv4'
    if (kind === 0) continue
    const most = kind === 6 ? 128 : 32
    if (bits === undefined) list.addAddress(address, family)
    else if (/^\d{1,3}$/.test(bits) && Number(bits) <= most) list.addSubnet(address, Number(bits), family)
  }
  return list.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4')
}
