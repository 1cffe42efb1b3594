// Who is connected, for how long and from where: what a mail server may take of the desk.
import type { SMTPServer } from 'smtp-server'
import { Refused, tooManyFromYou } from './answers.ts'

export interface Limits {
  /** Connections at once, and of one address; servers on this machine speak for many and have no limit of their own. */
  connections: number
  fromOneAddress: number
  recipients: number
  /** Recipients that there are not, before a connection is closed: somebody tries names. */
  unknownRecipients: number
  /** Without a byte: RFC 5321 §4.5.3.2.7 asks for five minutes. */
  silenceMs: number
  /** One message, however slowly it comes (RFC 5321 §4.5.3.2.6 has the client wait ten minutes for the end of it). */
  messageMs: number
  /** A connection as a whole. */
  visitMs: number
}

export const usualLimits: Limits = {
  connections: 300,
  fromOneAddress: 20,
  recipients: 100,
  unknownRecipients: 20,
  silenceMs: 5 * 60_000,
  messageMs: 10 * 60_000,
  visitMs: 60 * 60_000,
}

const isHere = (address: string | undefined) => !address || /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address)

interface Visit {
  address: string
  unknown: number
  timer: NodeJS.Timeout
}

/** The library ends connections on which nothing happens; those on which little happens are ended here. */
export function visits(server: () => SMTPServer | undefined, limits: Limits) {
  const open = new Map<string, Visit>()
  const end = (id: string) => {
    for (const connection of server()?.connections ?? [])
      if (connection.id === id) connection.send(421, 'This takes too long, goodbye')
  }
  const after = (id: string, ms: number) => setTimeout(() => end(id), ms).unref()
  return {
    /** @throws Refused when its address has enough already */
    begin(id: string, address: string) {
      const same = [...open.values()].filter((visit) => visit.address === address).length
      if (same >= limits.fromOneAddress && !isHere(address)) throw tooManyFromYou()
      open.set(id, { address, unknown: 0, timer: after(id, limits.visitMs) })
    },
    /** Answers whether it is one too many. */
    unknownRecipient(id: string): boolean {
      const visit = open.get(id)
      if (visit) visit.unknown++
      return (visit?.unknown ?? 0) > limits.unknownRecipients
    },
    /** Answers how to tell that the message is there. */
    message(id: string): () => void {
      const timer = after(id, limits.messageMs)
      return () => clearTimeout(timer)
    },
    end(id: string) {
      clearTimeout(open.get(id)?.timer)
      open.delete(id)
    },
  }
}

export const refusalOf = (error: unknown, otherwise: () => Refused): Refused =>
  error instanceof Refused ? error : otherwise()
