// Whether a mail that is due may still go, and why not. Pure: what was planned may have been overtaken by what happened since.
import type { MailKind } from '../contract.ts'
import { stopped, stoppedWords } from '../decide.ts'

export interface Facts {
  kind: MailKind
  now: Date
  name: string
  address: string
  /** Null: it lies in the bin. */
  ticket: { status: string } | null
  active: boolean
  sees: 'everything' | 'public' | 'nothing'
  role: 'requester' | 'cc' | 'assignee' | 'watcher'
  /** Null: none of the desk's sends. */
  mailbox: { name: string } | null
  /** The mailbox, of that by which it goes and that where it came in, which is set to acknowledge nothing. */
  silentBox: string | null
  /** Every address of the desk itself. */
  own: readonly string[]
  suppressed: string | null
  muted: boolean
  /** The words that it would carry are gone. */
  wordless: boolean
  /** The mail that it is about, where there is one. */
  cameBy: {
    machine: string | null
    forged: boolean
    sentAt: Date | null
    receivedAt: Date
    addressed: readonly string[]
  } | null
  /** When this person was told last that a ticket of theirs has arrived. */
  acknowledgedAt: Date | null
}

export type Verdict = { go: true } | { go: false; state: 'suppressed' | 'cancelled'; reason: string }

export const noMailboxSends = 'The desk has no mailbox that sends.'

const no = (reason: string): Verdict => ({ go: false, state: 'suppressed', reason })
const late = (reason: string): Verdict => ({ go: false, state: 'cancelled', reason })

export function mayGo(facts: Facts): Verdict {
  const { name, address, ticket, mailbox, role, sees } = facts
  if (!ticket) return late('The ticket was moved to the bin before it left.')
  if (facts.wordless) return late('The message was taken out before it left.')
  if (!facts.active) return no(`${name} is deactivated.`)
  if (sees === 'nothing') return no(`${name} may not see this ticket any more.`)
  if ((role === 'assignee' || role === 'watcher') && sees !== 'everything')
    return no(`${name} does not work on this ticket any more.`)
  if (!mailbox) return no(noMailboxSends)
  if (!isAddress(address)) return no(`${name} has no address that mail can be sent to.`)
  if (facts.own.includes(address.toLowerCase()))
    return no(`${address} is a mailbox of this desk: mail to it would go round in a circle.`)
  if (facts.suppressed) return no(`${address} is not written to: ${facts.suppressed}`)
  if (facts.muted && stopped(role, facts.kind)) return no(stoppedWords(name, facts.kind))
  if (facts.kind === 'resolution' && !['resolved', 'closed'].includes(ticket.status))
    return late('The ticket was reopened before it left.')
  if (facts.kind === 'reopened' && ['resolved', 'closed'].includes(ticket.status))
    return late('The ticket was resolved again before it left.')
  if (facts.kind === 'copy' && facts.cameBy?.addressed.some((one) => one.toLowerCase() === address.toLowerCase()))
    return no('The mail that said it went to them directly.')
  return facts.kind === 'acknowledgement' ? mayAcknowledge(facts) : { go: true }
}

export const acknowledgeEvery = 5 * 60 * 1000
const old = 24 * 3600 * 1000

/** RFC 3834, section 2: nothing automatic answers a machine, and nobody is answered automatically again and again. */
function mayAcknowledge({ silentBox, cameBy, acknowledgedAt, name, now }: Facts): Verdict {
  if (silentBox !== null) return no(`The mailbox ${silentBox} is set to acknowledge nothing.`)
  // Else whoever forges an address has the desk write to it.
  if (cameBy?.forged) return no(`It says that it is of ${name} and did not come from there.`)
  if (cameBy?.machine) return no(`No person wrote it: ${cameBy.machine}`)
  const age = cameBy?.sentAt ? cameBy.receivedAt.getTime() - cameBy.sentAt.getTime() : 0
  if (age > old) return no('It is an old mail: what is taken over is not acknowledged.')
  if (acknowledgedAt && now.getTime() - acknowledgedAt.getTime() < acknowledgeEvery)
    return no(`${name} was told of another ticket less than five minutes before.`)
  return { go: true }
}

/** What is sent to is one address and nothing more: no list, no second line. */
export const isAddress = (address: string) =>
  address.length <= 254 && /^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]{1,250}$/.test(address)
