// Is a mail from whom it says? Signatures (DKIM, ARC) we verify ourselves, always: the bytes are here. Where a mail came from (SPF) is
// known to whoever took it in: us, when it was handed to our own server, or a relay that the operator named.
import type { ARCResult } from 'mailauth'
import type { Authenticity, Dmarc } from './authenticity.ts'
import { bounded, dnsOfThisMachine, type Resolver } from './dns.ts'
import { comingFrom, relayOf } from './networks.ts'
import { type Field, type Opened, openMail, type Raw } from './open.ts'
import { type RelaySays, relaySays, sealSays } from './relay.ts'
import { domainOf, verdict } from './verdict.ts'
import { type Connection, mailauth, type Sent, type Verified, verifySender, verifySignatures } from './verify.ts'

export interface Trust {
  /**
   * The authserv-ids of relays whose Authentication-Results are believed; `protection.outlook.com` for Microsoft 365. One that delivers to our
   * own server from a public address has that address behind its name: `mx.example.com 192.0.2.0/24`.
   */
  trustedRelays: readonly string[]
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
  const { connection, relays } = comingFrom(given, trust.trustedRelays)
  const verified = await verifySignatures(mail, means).catch(() => null)
  if (!verified) return unanswered(mail.fields)
  const names = trust.trustedRelays.flatMap((entry) => relayOf(entry)?.id ?? [])
  const relay = relaySays(mail.fields, relays) ?? sealSays(mail.fields, verified.sealer, names)
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
  // Nothing to hold against the domain's record, so it need not be asked for.
  const nothing = verified.signatures.length === 0 && sent === null && relay === null
  const evaluate = (by: Identifiers): Promise<Dmarc> =>
    nothing ? Promise.resolve({ result: 'unknown', policy: null }) : evaluated(author, verified, by, resolver)
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
  const { dmarc } = await mailauth()
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
