// What a relay that the operator named says about a mail. Anybody can write an Authentication-Results header into a mail, so only
// the topmost counts, and only under a name that the operator trusts (RFC 8601 §5); Received-SPF says nothing by itself.
import type { Field } from './open.ts'
import { type Result, type Results, readResults, readSealedResults } from './results.ts'

export interface RelaySays {
  /** Its authserv-id. */
  id: string
  spf: { result: string; domain: string | null } | null
  /** The signatures that it found good. */
  dkim: string[]
  dmarc: { result: string; domain: string | null; policy: string | null } | null
}

/**
 * The name under which Microsoft 365 is trusted: its header names nobody. It is believed when the server that took the mail in, told by
 * the Received header beneath, is one of Microsoft's.
 */
const microsoft = 'protection.outlook.com'

/** What the relay that took the mail in says; null when the topmost header is not from a relay named as trusted. */
export function relaySays(fields: readonly Field[], trusted: readonly string[]): RelaySays | null {
  const names = new Set(trusted.map((name) => name.trim().toLowerCase()))
  const top = fields.findIndex(({ name }) => name === 'authentication-results')
  const field = fields[top]
  if (!field || names.size === 0) return null
  const first = readResults(field.value)
  if (first.id === '') return names.has(microsoft) && takenByMicrosoft(fields, top) ? told(microsoft, [first]) : null
  if (!names.has(first.id)) return null
  // A relay may write one header for each check. They stand above the next hop: what is below that came with the mail.
  const next = fields.findIndex(({ name }, at) => at > top && name === 'received')
  const beside = fields
    .slice(top + 1, next < 0 ? undefined : next)
    .filter(({ name }) => name === 'authentication-results')
    .map(({ value }) => readResults(value))
    .filter(({ id }) => id === first.id)
  return told(first.id, [first, ...beside])
}

function takenByMicrosoft(fields: readonly Field[], top: number): boolean {
  const below = fields.slice(top).find(({ name }) => name === 'received')
  const by = /\sby\s+([a-z0-9.-]{1,253})/i.exec(below?.value.slice(0, 2000) ?? '')?.[1]?.toLowerCase() ?? ''
  return by.endsWith(`.${microsoft}`)
}

/**
 * The same from the newest ARC set of a chain that was verified: a relay that passes mail on seals what it found (RFC 8617). The seal must be of
 * the domain that the relay's name belongs to.
 */
export function sealSays(
  fields: readonly Field[],
  sealer: string | null,
  trusted: readonly string[],
): RelaySays | null {
  if (!sealer) return null
  const names = new Set(trusted.map((name) => name.trim().toLowerCase()))
  const sets = fields
    .filter(({ name }) => name === 'arc-authentication-results')
    .flatMap(({ value }) => readSealedResults(value) ?? [])
  const newest = sets.toSorted((a, b) => b.instance - a.instance)[0]
  const domain = sealer.toLowerCase()
  // Microsoft seals what its customers send as passed, whatever they put into From: its seal proves no sender.
  if (!newest || !names.has(newest.id) || domain === 'microsoft.com') return null
  return newest.id === domain || newest.id.endsWith(`.${domain}`) ? told(newest.id, [newest]) : null
}

/** Of two statements about the same thing the upper counts. */
function told(id: string, headers: Results[]): RelaySays {
  const holder = (method: string) => headers.find(({ results }) => results.some((each) => each.method === method))
  const of = (method: string) => holder(method)?.results.filter((each) => each.method === method) ?? []
  const [spf] = of('spf')
  const [dmarc] = of('dmarc')
  return {
    id,
    spf: spf
      ? { result: spf.result, domain: domainIn(spf, ['smtp.mailfrom', 'smtp.mail', 'smtp.helo', 'smtp.envelope-from']) }
      : null,
    dkim: of('dkim')
      .filter(({ result }) => result === 'pass')
      .flatMap((each) => domainIn(each, ['header.d', 'header.i']) ?? []),
    dmarc: dmarc ? { result: dmarc.result, domain: domainIn(dmarc, ['header.from']), policy: policyIn(dmarc) } : null,
  }
}

function domainIn({ properties }: Result, names: string[]): string | null {
  const value = names.map((name) => properties.get(name)).find(Boolean)
  const domain = value
    ?.slice(value.lastIndexOf('@') + 1)
    .replaceAll(/[<>]/g, '')
    .replace(/\.$/, '')
    .toLowerCase()
  return domain && domain !== 'none' ? domain : null
}

/** `dmarc=fail (p=REJECT sp=REJECT dis=NONE)`, `policy.dmarc=reject`. */
function policyIn({ comment, properties }: Result): string | null {
  const said = properties.get('policy.dmarc') ?? properties.get('policy.published-domain-policy')
  const policy = (said ?? /(?:^|[\s(])p=([a-z]{1,12})/i.exec(comment.slice(0, 500))?.[1])?.toLowerCase()
  return policy && ['none', 'quarantine', 'reject'].includes(policy) ? policy : null
}
