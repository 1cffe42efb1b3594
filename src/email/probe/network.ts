// The first steps to any mail server: its name, its port, its certificate. What is seen is told; nothing is sent.
import { lookup } from 'node:dns/promises'
import net from 'node:net'
import tls from 'node:tls'

export interface Server {
  host: string
  port: number
  security: 'tls' | 'starttls' | 'none'
}

export async function resolve({ host }: Server): Promise<string> {
  const found = await lookup(host, { all: true })
  return found.map(({ address }) => address).join(', ')
}

export function connect({ host, port }: Server, ms: number): Promise<string> {
  return ended(net.connect({ host, port }), 'connect', ms, (socket) => `${socket.remoteAddress} on port ${port}`)
}

/** For servers that speak TLS from the first byte. */
export function certificate({ host, port }: Server, ms: number, ca?: string): Promise<string> {
  const socket = tls.connect({
    host,
    port,
    minVersion: 'TLSv1.2',
    ...(!net.isIP(host) && { servername: host }),
    ...(ca && { ca }),
  })
  return ended(socket, 'secureConnect', ms, () => describe(socket))
}

function describe(socket: tls.TLSSocket): string {
  const { subject, issuer, valid_to } = socket.getPeerCertificate()
  const name = (of: { O?: string | string[]; CN?: string | string[] } | undefined) => String(of?.O ?? of?.CN ?? '?')
  const until = new Date(valid_to)
  const day = Number.isNaN(until.getTime()) ? '?' : until.toISOString().slice(0, 10)
  return `${socket.getProtocol()}, certificate of ${String(subject?.CN ?? '?')} by ${name(issuer)}, good until ${day}`
}

/** Whatever it comes to, the socket is closed. */
function ended<S extends net.Socket>(
  socket: S,
  event: string,
  ms: number,
  tell: (socket: S) => string,
): Promise<string> {
  return new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })), ms)
    socket.once(event, () => resolve(tell(socket)))
    socket.on('error', reject)
    socket.once('close', () => {
      clearTimeout(late)
      reject(Object.assign(new Error('it ended the connection'), { code: 'ECONNRESET' }))
    })
  }).finally(() => socket.destroy())
}
