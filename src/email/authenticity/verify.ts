// What we can verify ourselves: signatures and seals from the mail's own bytes, SPF from who connected.
import { addAbortSignal, Readable } from 'node:stream'
import type { ARCData, ARCResult, DKIMResult, DKIMVerifyResult } from 'mailauth'
import type { Resolver } from './dns.ts'
import { type Opened, TooLong } from './open.ts'

/** Loaded with the first mail: it takes 40 MB, and desks without mail do without. */
export const mailauth = () => import('mailauth')

/** Who handed the mail to us. */
export interface Connection {
  ip: string
  helo: string
  /** '' for the null sender. */
  mailFrom: string
}

export interface Signature {
  /** Who signed. */
  domain: string
  /** `pass`, `fail`, `neutral`, `policy`, `temperror`, `permerror` … (RFC 8601 §2.7.1). */
  result: string
  /** The signer is the domain of the sender, or belongs to it. */
  aligned: boolean
  /** It covers a part of the mail only (`l=`), or its domain is only trying signatures out: it proves nothing. */
  partial: boolean
}

export interface Verified {
  /** Every address in From, as written. */
  from: string[]
  /** How many From headers there are. */
  fromFields: number
  signatures: Signature[]
  arc: ARCResult | null
  /** The domain of the newest seal of a chain that holds. */
  sealer: string | null
  /** The mail is built so oddly that nothing was verified. */
  gaveUp: boolean
}

interface Means {
  resolver: Resolver
  signal: AbortSignal
  now: Date
}

export async function verifySignatures(mail: Opened, { resolver, signal, now }: Means): Promise<Verified> {
  const options = { resolver, minBitLength: 1024, rejectRsaSha1: true, curTime: now }
  const read = async (bytes: AsyncIterable<Buffer>) => {
    const stream = addAbortSignal(signal, Readable.from(bytes, { objectMode: false }))
    return (await mailauth()).dkimVerify(stream, options)
  }
  if (mail.monstrous) return verified(await read(headOnly(mail)), null, true)
  try {
    const found = await read(mail.bytes())
    const sealed = found.arc
      ? await (await mailauth()).arc(found.arc as unknown as ARCData, { resolver, minBitLength: 1024 })
      : null
    return verified(found, sealed, false)
  } catch (error) {
    if (!(error instanceof TooLong)) throw error
    return verified(await read(headOnly(mail)), null, true)
  }
}

async function* headOnly({ fields }: Opened): AsyncGenerator<Buffer> {
  const from = fields.filter(({ name }) => name === 'from').map(({ value }) => `From: ${value}\r\n`)
  yield Buffer.from(from.join(''))
}

type Seal = { parsed?: { d?: { value?: unknown } } }

function verified(found: DKIMVerifyResult, sealed: ARCResult | null, gaveUp: boolean): Verified {
  const holds = sealed?.status.result === 'pass'
  // The chain is false where there is none.
  const chain: unknown = sealed?.chain
  const seal = Array.isArray(chain) ? (chain.at(-1)?.['arc-seal'] as Seal | undefined) : undefined
  const sealer = seal?.parsed?.d?.value
  return {
    from: found.headerFrom,
    fromFields: found.fromFields,
    signatures: gaveUp ? [] : found.results.filter(({ signingDomain }) => signingDomain !== undefined).map(signature),
    arc: sealed,
    sealer: holds && typeof sealer === 'string' ? sealer.toLowerCase() : null,
    gaveUp,
  }
}

function signature({ signingDomain, status }: DKIMResult): Signature {
  return {
    domain: (signingDomain ?? '').toLowerCase(),
    result: status.result,
    aligned: Boolean(status.aligned),
    partial: (status.underSized ?? 0) > 0 || status.testing === true,
  }
}

export interface Sent {
  result: string
  domain: string | null
}

/** RFC 7208: may this address send for that domain? */
export async function verifySender({ ip, helo, mailFrom }: Connection, { resolver }: Means): Promise<Sent> {
  const { spf } = await mailauth()
  const { status, domain } = await spf({
    ip,
    helo,
    sender: mailFrom,
    resolver,
    mta: 'desk.invalid',
    maxElapsedTime: 20_000,
  })
  return { result: status.result, domain: domain?.toLowerCase() ?? null }
}
