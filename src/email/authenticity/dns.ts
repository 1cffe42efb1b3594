// Asking the DNS on behalf of a mail that may want to keep us busy: so many questions, so much time, and no more.
import { Resolver as NodeResolver } from 'node:dns/promises'
import type { DNSResolver } from 'mailauth'

export type Resolver = DNSResolver

const mostQuestions = 60

/** An error that every check takes for "ask again later". */
function later(message: string): Error {
  return Object.assign(new Error(message), { code: 'ETIMEOUT' })
}

/** Each question is asked once, at most sixty in all, and none after the signal. */
export function bounded(resolver: Resolver, signal: AbortSignal): Resolver {
  const asked = new Map<string, ReturnType<Resolver>>()
  return async (name, type) => {
    const question = `${type} ${name.toLowerCase()}`
    const known = asked.get(question)
    if (known) return known
    if (signal.aborted) throw later('the time for this mail is up')
    if (asked.size >= mostQuestions) throw later('this mail asks too much of the DNS')
    const answer = Promise.resolve(resolver(name, type))
    answer.catch(() => undefined)
    asked.set(question, answer)
    return answer
  }
}

interface Kept {
  until: number
  answer: ReturnType<Resolver>
}

const keptFor = 5 * 60_000
/** A name server that does not answer is not asked the same again at once. */
const failureKeptFor = 20_000
const mostKept = 5000

const silent = new Set(['ETIMEOUT', 'ECONNREFUSED'])

/**
 * The DNS of this machine. Answers are kept for five minutes, since mails of one domain come one after the other. While its name server
 * is out of reach nothing is asked, so that mail is not taken in at the pace of questions that run out of time. A domain alone cannot
 * bring that about: the server is asked for the root of all names first, whose answer it always has.
 */
export function dnsOfThisMachine({ server, timeout = 2000 }: { server?: string; timeout?: number } = {}): Resolver {
  const dns = new NodeResolver({ timeout, tries: 2 })
  if (server) dns.setServers([server])
  const kept = new Map<string, Kept>()
  let [downUntil, looking] = [0, false]
  const isSilent = (error: NodeJS.ErrnoException) => silent.has(`${error.code}`)
  async function look() {
    if (looking) return
    looking = true
    const down = await dns.resolve('.', 'NS').then(() => false, isSilent)
    if (down) downUntil = Date.now() + failureKeptFor
    looking = false
  }
  return async (name, type) => {
    const question = `${type} ${name.toLowerCase()}`
    const known = kept.get(question)
    if (known && known.until > Date.now()) return known.answer
    if (Date.now() < downUntil) throw later('the name server is out of reach')
    const answer = dns.resolve(name, type as 'TXT')
    if (kept.size >= mostKept) kept.clear()
    kept.set(question, { until: Date.now() + keptFor, answer })
    // That there is no such record is an answer too.
    answer.catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTFOUND' && error.code !== 'ENODATA')
        kept.set(question, { until: Date.now() + failureKeptFor, answer })
      if (isSilent(error)) void look()
    })
    return answer
  }
}
