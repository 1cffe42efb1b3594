// Signed mail in one piece (RFC 8551 §3.5.2): its content, and who signed it by the certificate that came along. Nothing is verified:
// that would take the keys and the trust of an organisation, and a desk must not look as if it had them.
import { X509Certificate } from 'node:crypto'
import { childrenOf, type Element, elementAt, octetsOf } from './der.ts'
import { oneLine } from './mime/clean.ts'

const signedData = Buffer.from('2a864886f70d010702', 'hex')

export interface Opened {
  content: Buffer
  by: string | null
}

/** What was signed; null when this is no signed mail, or only a signature. */
export function openSigned(bytes: Buffer): Opened | null {
  const fields = signedFields(bytes)
  const inner = fields.find(({ tag }, index) => tag === 0x30 && index > 0)
  const wrapped = inner && childrenOf(inner).find(({ tag }) => tag === 0xa0)
  const octets = wrapped && elementAt(wrapped.content, 0)
  if (!octets) return null
  const content = octetsOf(octets)
  return content.length === 0 ? null : { content, by: signerIn(fields) }
}

/** The name in the certificate of a detached signature. */
export function signerOf(bytes: Buffer): string | null {
  return signerIn(signedFields(bytes))
}

/** SignedData (RFC 5652 §5.1): version, digests, content, [0] certificates, [1] revocations, signers. */
function signedFields(bytes: Buffer): Element[] {
  const outer = elementAt(bytes, 0)
  const [type, wrapped] = outer ? childrenOf(outer) : []
  if (!type?.content.equals(signedData) || !wrapped) return []
  const data = elementAt(wrapped.content, 0)
  return data ? childrenOf(data) : []
}

function signerIn(fields: Element[]): string | null {
  const list = fields.find(({ tag }) => tag === 0xa0)
  const certificates = (list ? childrenOf(list, 20) : []).map(toCertificate).filter((found) => found !== null)
  const signer = fields.findLast(({ tag }) => tag === 0x31)
  const serial = signer ? serialOf(signer) : ''
  const own =
    certificates.find(({ serialNumber }) => strip(serialNumber) === serial) ?? certificates.find(({ ca }) => !ca)
  return own ? nameIn(own) : null
}

/** Certificates are cut out of the list with their own head. */
function toCertificate({ tag, content }: Element): X509Certificate | null {
  if (tag !== 0x30) return null
  const size = Buffer.alloc(4)
  size.writeUInt32BE(content.length)
  try {
    return new X509Certificate(Buffer.concat([Buffer.from([0x30, 0x84]), size, content]))
  } catch {
    return null
  }
}

const strip = (hex: string) => hex.toLowerCase().replace(/^0+/, '')

/** SignerInfo: version, issuer and serial number. */
function serialOf(signers: Element): string {
  const [info] = childrenOf(signers, 1)
  const [, id] = info ? childrenOf(info, 2) : []
  const serial = id ? childrenOf(id, 2)[1] : undefined
  return serial ? strip(serial.content.toString('hex')) : ''
}

function nameIn(certificate: X509Certificate): string | null {
  const named = (key: string) => new RegExp(`^${key}=(.{1,300})$`, 'm').exec(certificate.subject)?.[1] ?? ''
  const email = named('emailAddress') || (/email:([^,\s]{1,300})/.exec(certificate.subjectAltName ?? '')?.[1] ?? '')
  const name = named('CN')
  const both = name && email && name !== email ? `${name} <${email}>` : name || email
  return oneLine(both, 300) || null
}
