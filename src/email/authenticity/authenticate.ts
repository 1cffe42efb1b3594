// Is a mail from whom it says? Signatures (DKIM, ARC) we verify ourselves, always: the bytes are here. Where a mail came from (SPF) is
// known to whoever took it in: us, when it was handed to our own server, or a relay that the operator named.
import { BlockList, isIP } from 'node:net'
import { type ARCResult, dmarc } from 'mailauth'
import type { Authenticity, Dmarc } from './authenticity.ts'
import { bounded, dnsOfThisMachine, type Resolver } from './dns.ts'
import { type Field, type Opened, openMail, type Raw } from './open.ts'
import { type RelaySays, relaySays, sealSays } from './relay.ts'
import { domainOf, verdict } from './verdict.ts'
import { type Connection, type Sent, type Verified, verifySender, verifySignatures } from './verify.ts'

export interface Trust {
  /** The authserv-ids of relays whose Authentication-Results are believed; `protection.outlook.com` for Microsoft 365. */
  trustedRelays: readonly string[]
  /** Addresses (`192.0.2.1`, `192.0.2.0/24`) that those relays connect from, beside the machine's own and private ones. */
  relayNetworks?: readonly string[]
  resolver?: Resolver
  /** Milliseconds for all of it, the DNS included. */
  timeLimit?: number
  now?: Date
}

/**
 * How far the sender of a mail is proven, by SPF, DKIM, DMARC and ARC. Never throws and never hangs: what could not be found out in time
 * is `unproven`. The mail may be a stream; it is read once, a piece at a time.
 * @param connection who handed the mail to our own server; null when it was fetched or posted by somebody who says nothing of it
 */
export async function authenticate(raw: Raw, connection: Connection | null, trust: Trust): Promise<Authenticity> {
  const limit = new AbortController()
  const { promise: late, resolve: giveUp } = Promise.withResolvers<Authenticity>()
  const timer = setTimeout(() => {
    limit.abort()
    giveUp(unanswered())
  }, trust.timeLimit ?? 15_000)
  const found = examine(raw, connection, trust, limit.signal).catch(() => unanswered())
  return Promise.race([found, late]).finally(() => clearTimeout(timer))
}

async function examine(raw: Raw, given: Connection | null, trust: Trust, signal: AbortSignal): Promise<Authenticity> {
  const mail = await openMail(raw)
  return examineOpened(mail, given, trust, signal).finally(mail.close)
}

async function examineOpened(
  mail: Opened,
  given: Connection | null,
  trust: Trust,
  signal: AbortSignal,
): Promise<Authenticity> {
  const resolver = bounded(trust.resolver ?? dnsOfMachine(), signal)
  const means = { resolver, signal, now: trust.now ?? new Date() }
  const { connection, relayed } = comingFrom(given, trust)
  const verified = await verifySignatures(mail, means).catch(() => null)
  if (!verified) return unanswered(mail.fields)
  const relay =
    (relayed ? relaySays(mail.fields, trust.trustedRelays) : null) ??
    sealSays(mail.fields, verified.sealer, trust.trustedRelays)
  // A relay stands between us and the sender: what connected to us is the relay.
  const sent = connection && !relay?.spf ? await verifySender(connection, means) : null
  return judged(mail, verified, sent, relay, resolver)
}

let dns: Resolver | null = null
function dnsOfMachine(): Resolver {
  dns ??= dnsOfThisMachine()
  return dns
}

async function judged(
  { fields }: Opened,
  verified: Verified,
  sent: Sent | null,
  relay: RelaySays | null,
  resolver: Resolver,
): Promise<Authenticity> {
  const author = authorOf(verified.from)
  const good = verified.signatures
    .filter(({ result, partial }) => result === 'pass' && !partial)
    .map(({ domain }) => domain)
  const own = { dkim: good, spf: passed(sent) }
  const together = { dkim: [...good, ...(relay?.dkim ?? [])], spf: [...own.spf, ...passed(relay?.spf ?? null)] }
  const evaluate = (by: Identifiers) => evaluated(author, verified, by, resolver)
  const more = together.dkim.length > own.dkim.length || together.spf.length > own.spf.length
  const ours = await evaluate(own)
  const all = more ? await evaluate(together) : ours
  const aligned = verified.signatures.some((each) => each.aligned && each.result === 'pass' && !each.partial)
  return verdict({
    author,
    fromFields: Math.max(verified.fromFields, fields.filter(({ name }) => name === 'from').length),
    signatures: verified.signatures,
    spf: sent,
    relay,
    arc: { result: verified.arc?.status.result ?? 'none', by: verified.sealer },
    dmarc: { ours, together: all },
    aligned: {
      ours: aligned || belongs(own.spf, author),
      together: belongs([...together.spf, ...together.dkim], author),
    },
    gaveUp: verified.gaveUp,
  })
}

interface Identifiers {
  dkim: string[]
  spf: string[]
}

const passed = (sent: Sent | null): string[] => (sent?.result === 'pass' && sent.domain ? [sent.domain] : [])

async function evaluated(
  author: string | null,
  { from, fromFields, arc }: Verified,
  by: Identifiers,
  resolver: Resolver,
): Promise<Dmarc> {
  if (author === null) return { result: 'none', policy: null }
  const found = await dmarc({
    headerFrom: from,
    fromFields,
    spfDomains: by.spf,
    dkimDomains: by.dkim.map((domain) => ({ domain })),
    ...(arc ? { arcResult: arc satisfies ARCResult } : {}),
    resolver,
  })
  if (!found) return { result: 'none', policy: null }
  return { result: found.status.result, policy: found.policy ?? null }
}

/** The one address in From, or the first of several that share a domain. */
function authorOf(from: string[]): string | null {
  const addresses = from.map((address) => address.trim().toLowerCase()).filter((address) => address.includes('@'))
  const domains = new Set(addresses.map(domainOf))
  return domains.size === 1 && addresses.length === from.length ? (addresses[0] ?? null) : null
}

/** The domain of the author, or one below it. */
function belongs(domains: string[], author: string | null): boolean {
  if (author === null) return false
  const own = domainOf(author)
  return domains.some((domain) => domain === own || domain.endsWith(`.${own}`))
}

/**
 * Whoever connects from the open internet is the sender, and wrote every header himself. From this machine, from private addresses and from
 * those named as the relays', it is a relay that took the mail in before us.
 */
function comingFrom(
  connection: Connection | null,
  { relayNetworks = [] }: Trust,
): { connection: Connection | null; relayed: boolean } {
  if (!connection) return { connection: null, relayed: true }
  const inside = near(relayNetworks)
  const ip = connection.ip.replace(/^::ffff:(?=\d+\.)/i, '')
  const kind = isIP(ip)
  if (kind === 0) return { connection: null, relayed: false }
  return inside.check(ip, kind === 6 ? 'ipv6' : 'ipv4')
    ? { connection: null, relayed: true }
    : { connection, relayed: false }
}

const own = [
  '127.0.0.0/8',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '169.254.0.0/16',
  '::1',
  'fc00::/7',
  'fe80::/10',
]

function near(named: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of [...own, ...named]) {
    const [address = '', bits] = network.trim().split('/')
    const kind = isIP(address)
    const family = kind === 6 ? 'ipv6' : 'ipv4'
    const prefix = bits === undefined ? null : Number(bits)
    if (kind === 0 || (prefix !== null && !(prefix >= 0 && prefix <= (kind === 6 ? 128 : 32)))) continue
    if (prefix === null) list.addAddress(address, family)
    else list.addSubnet(address, prefix, family)
  }
  return list
}

/** What is said of a mail that nothing was found out about. */
function unanswered(fields: readonly Field[] = []): Authenticity {
  const doubled = fields.filter(({ name }) => name === 'from').length > 1
  return {
    author: null,
    spf: null,
    dkim: [],
    dmarc: { result: 'temperror', policy: null, domain: null },
    arc: { result: 'none', by: null },
    from: doubled ? 'failed' : 'unproven',
    by: 'nobody',
    warnings: ['Who sent this mail could not be checked in time.'],
  }
}
