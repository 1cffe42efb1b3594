// The last wall against loops: for answering machines that say nowhere that they are machines, so that judge() takes them for
// people. What it stops first is the desk's own automatic mail, without which there is nothing to answer. Mail that comes in is
// held back only when it is plainly an answer of a machine to the desk's machine, and goes on coming. People who write often, and
// monitors that report fifty faults, are nobody's echo.
//
// The caller asks two short questions, each along an index: what came from the address in the last day, what it was sent.
import { createHash } from 'node:crypto'

/** A mail that came from the address. */
export interface Came {
  at: Date
  subject: string | null
  /** The ticket that it went to. */
  ticket: string | null
  /** See printOf(); null when nobody noted it. */
  print: string | null
}

/** A mail of the desk to the address that only mail brought forth: an acknowledgement, a copy of what another participant wrote. */
export interface Went {
  at: Date
  acknowledgement: boolean
}

export interface Past {
  now: Date
  came: readonly Came[]
  went: readonly Went[]
}

export interface Breaker {
  /** Open: nothing passes. */
  open: boolean
  why: string
}

export interface Limits {
  /** Between two acknowledgements to one address. */
  pauseMinutes: number
  /** Acknowledgements to one address in 24 hours. */
  perDay: number
  /** A mail within so many minutes after one of the desk's may be an answer to it. */
  answerMinutes: number
  /** A mail within so many seconds after one of the desk's: no person reads and writes so fast, again and again. */
  machineSeconds: number
  /** So many answers are let in, and no more. */
  answers: number
}

export const usualLimits: Limits = { pauseMinutes: 10, perDay: 10, answerMinutes: 30, machineSeconds: 45, answers: 3 }

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const closed: Breaker = { open: false, why: '' }

/**
 * Whether an acknowledgement may go to an address now.
 * @param past with the mail that it would answer
 */
export function mayAcknowledge(past: Past, limits: Limits = usualLimits): Breaker {
  const { now, came, went } = past
  const sent = went.filter(({ at, acknowledgement }) => acknowledgement && within(at, now, day))
  const last = Math.max(...sent.map(({ at }) => at.getTime()))
  if (sent.length > 0 && now.getTime() - last < limits.pauseMinutes * minute)
    return stop(`This address was sent an automatic answer within the last ${limits.pauseMinutes} minutes.`)
  if (sent.length >= limits.perDay)
    return stop(`This address was sent ${sent.length} automatic answers within 24 hours.`)
  const answered = echoes({ now, came, went: sent }, limits).length
  if (answered >= limits.answers)
    return stop(
      `The last ${answered} automatic answers to this address were each answered within minutes, as by a machine.`,
    )
  return closed
}

/**
 * Whether a mail that comes in now is one more answer of a machine to the desk's machine, after as many as are let in. What is stopped is
 * held back and lost to nobody.
 * @param past without the mail itself
 */
export function mayComeIn(mail: Omit<Came, 'at'>, past: Past, limits: Limits = usualLimits): Breaker {
  const { now } = past
  const came = [...past.came.filter(({ at }) => within(at, now, hour)), { ...mail, at: now }]
  const all = echoes({ now, came, went: past.went }, limits)
  const last = all.at(-1)
  // Not the first thing that came after a mail of the desk: then it answers nothing.
  if (!last || last.came !== came.at(-1)) return closed
  const mechanical = all.filter((echo) => isMechanical(echo, all, limits))
  if (!mechanical.includes(last) || mechanical.length <= limits.answers) return closed
  return stop(
    `It is the ${ordinal(mechanical.length)} mail within an hour from this address that answers an automatic mail of the desk like a machine.`,
  )
}

interface Echo {
  came: Came
  /** Milliseconds after the mail of the desk. */
  after: number
}

/** For each mail of the desk the first that came after it, if it came soon. In order of time. */
function echoes({ came, went }: Past, { answerMinutes }: Limits): Echo[] {
  const inOrder = came.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const sent = went.map(({ at }) => at.getTime()).sort((a, b) => a - b)
  let next = 0
  return inOrder.flatMap((mail): Echo[] => {
    let trigger: number | null = null
    while (next < sent.length && (sent[next] ?? 0) < mail.at.getTime()) trigger = sent[next++] ?? null
    if (trigger === null) return []
    const after = mail.at.getTime() - trigger
    return after <= answerMinutes * minute ? [{ came: mail, after }] : []
  })
}

/** Faster than people are, or the same as other answers: the same words, or the same subject over one ticket after another. */
function isMechanical(echo: Echo, all: Echo[], { machineSeconds }: Limits): boolean {
  if (echo.after <= machineSeconds * 1000) return true
  const { print, subject, ticket } = echo.came
  return all.some(({ came }) => {
    if (came === echo.came) return false
    if (print !== null && print === came.print) return true
    return subject !== null && ticket !== came.ticket && sameSubject(subject, came.subject)
  })
}

const within = (at: Date, now: Date, time: number): boolean => {
  const ago = now.getTime() - at.getTime()
  return ago >= 0 && ago < time
}

const stop = (why: string): Breaker => ({ open: true, why })
const ordinal = (n: number): string =>
  `${n}${n % 10 === 1 && n % 100 !== 11 ? 'st' : n % 10 === 2 && n % 100 !== 12 ? 'nd' : n % 10 === 3 && n % 100 !== 13 ? 'rd' : 'th'}`

/** Machines that answer each other say the same from the first word on. */
const enough = 4000

/**
 * A fingerprint of what is new in a mail. Numbers, dates and blanks do not count, so that two answers of a machine have the same;
 * null when there are too few words to tell.
 */
export function printOf(text: string): string | null {
  const words = bare(text.slice(0, enough))
  return words.length < 12 ? null : createHash('sha256').update(words).digest('hex').slice(0, 24)
}

/** Alike but for numbers, signs and what answers put in front. An empty subject is like no other. */
function sameSubject(one: string, other: string | null): boolean {
  const said = bare(core(one))
  return said.length >= 4 && other !== null && said === bare(core(other))
}

const core = (subject: string): string => subject.slice(0, 300).replace(/^(?:\s{0,3}[\p{L}]{1,4}\s{0,2}:){0,5}/u, '')
const bare = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}]+/gu, ' ')
    .trim()
