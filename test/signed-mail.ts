// Mails with real signatures, and a DNS that answers from a table: what authenticity is tried with.
import { generateKeyPairSync } from 'node:crypto'
import { dkimSign, sealMessage } from 'mailauth'
import type { Resolver } from '../src/email/authenticity/index.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()
const key = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`

/** What the DNS of these tests knows: `TXT name` → texts, `A name` → addresses. */
export type Zone = Record<string, string[]>

/** Domains that sign with the key of these tests under the selector `s`. */
export const keysOf = (...domains: string[]): Zone =>
  Object.fromEntries(domains.map((domain) => [`TXT s._domainkey.${domain}`, [key]]))

export function dnsOf(zone: Zone): Resolver & { asked: string[] } {
  const asked: string[] = []
  const resolver: Resolver = async (name, type) => {
    asked.push(`${type} ${name}`)
    const answer = zone[`${type} ${name.toLowerCase()}`]
    if (!answer) throw Object.assign(new Error(`no such name: ${name}`), { code: 'ENOTFOUND' })
    return type === 'TXT' ? answer.map((text) => [text]) : answer
  }
  return Object.assign(resolver, { asked })
}

export const crlf = (text: string): string => text.replaceAll(/\r?\n/g, '\r\n')

export async function signed(mail: string, domain: string, more: object = {}): Promise<string> {
  const text = crlf(mail)
  const signature = { signingDomain: domain, selector: 's', privateKey: pem, ...more }
  const { signatures } = await dkimSign(text, { ...signature, signatureData: [signature] })
  return signatures + text
}

/** Passed on by a relay that says what it found and seals it (RFC 8617). */
export async function sealed(mail: string, domain: string, authResults: string): Promise<string> {
  const text = crlf(mail)
  const seal = { signingDomain: domain, selector: 's', privateKey: pem, cv: 'none', authResults }
  return (await sealMessage(Buffer.from(text), seal)).toString() + text
}
