// Fills the blanks of a story, `{ship}` or `{lane:1-6}`, with details that stay the same throughout one ticket.
import type { Company, Person, Site } from './company.ts'
import { firstName, laptopOf, siteOf } from './company.ts'
import type { Random } from './random.ts'
import { day, isWeekend, minute } from './rhythm.ts'

export interface Wording {
  /** Throws on a blank that nothing fills, so that no visitor ever reads one. */
  fill(text: string, at: number, speaker: Person | null): string
}

interface Facts {
  company: Company
  requester: Person
  openedAt: number
  random: Random
  vars: Record<string, string[]>
  /** The position of the ticket within its story: neighbours get different details. */
  turn: number
}

const dateWords = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
})
const weekdayWords = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' })
const monthWords = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' })
const clockWords = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })

type Blank = (argument: string | undefined, at: number, speaker: Person | null) => string

export function wording(facts: Facts): Wording {
  const known = new Map<string, string>()
  const blanks = { ...aboutPeople(facts), ...aboutPlaces(facts), ...aboutTime(facts), ...aboutRecords(facts) }

  function value(name: string, argument: string | undefined, at: number, speaker: Person | null): string {
    const lasting = known.get(name)
    if (lasting !== undefined) return lasting
    const blank = blanks[name]
    if (blank) return blank(argument, at, speaker)
    const chosen = variant(facts, name) ?? numberWithin(facts.random, argument)
    if (chosen === null) throw new Error(`nothing fills {${name}}`)
    known.set(name, chosen)
    return chosen
  }

  return {
    fill: (text, at, speaker) =>
      text.replaceAll(/\{(\w+)(?::([^}]+))?\}/g, (_, name: string, argument?: string) =>
        value(name, argument, at, speaker),
      ),
  }
}

function variant({ vars, turn }: Facts, name: string): string | null {
  const choices = vars[name]
  return choices ? (choices[turn % choices.length] as string) : null
}

function numberWithin(random: Random, range: string | undefined): string | null {
  const [low, high] = range?.split('-').map(Number) ?? []
  return low === undefined || high === undefined ? null : String(random.between(low, high))
}

const once = (make: () => string): Blank => {
  let kept: string | null = null
  return () => {
    kept ??= make()
    return kept
  }
}

function aboutPeople({ company, requester, random }: Facts): Record<string, Blank> {
  const beside = company.people.filter((one) => one.department === requester.department && one !== requester)
  const colleague = random.pick(beside)
  const [starter, second] = random.shuffled(company.starters)
  return {
    me: () => firstName(requester),
    meFull: () => requester.name,
    login: () => requester.key,
    mail: () => requester.email,
    title: () => requester.title,
    phone: () => requester.phone,
    agent: (_, __, speaker) => (speaker ? firstName(speaker) : 'the desk'),
    colleague: () => firstName(colleague),
    colleagueFull: () => colleague.name,
    starter: () => starter as string,
    starterFirst: () => (starter as string).split(' ')[0] as string,
    starterTwo: () => second as string,
  }
}

function aboutPlaces({ company, requester, random }: Facts): Record<string, Blank> {
  const own = siteOf(company, requester)
  const kind = (wanted: Site['kind']) =>
    own.kind === wanted ? own : random.pick(company.sites.filter((site) => site.kind === wanted))
  const ship = kind('ship')
  const terminal = kind('terminal')
  return {
    site: () => own.name,
    code: () => own.code.toLowerCase(),
    siteCode: () => own.code,
    ship: () => ship.name,
    shipCode: () => ship.code,
    terminal: () => terminal.name,
    terminalCode: () => terminal.code,
    laptop: () => laptopOf(requester),
    otherTerminal: once(
      () => random.pick(company.sites.filter((site) => site.kind === 'terminal' && site !== terminal)).name,
    ),
  }
}

function aboutTime({ openedAt }: Facts): Record<string, Blank> {
  const shifted = (at: number, days: string | undefined, direction: 1 | -1) => {
    let date = at + direction * Number(days) * day
    while (isWeekend(date)) date += direction * day
    return date
  }
  return {
    in: (days, at) => dateWords.format(shifted(at, days, 1)),
    ago: (days, at) => dateWords.format(shifted(at, days, -1)),
    today: (_, at) => dateWords.format(at),
    weekday: (days, at) => weekdayWords.format(at + Number(days ?? 0) * day),
    month: (months) => {
      const date = new Date(openedAt)
      return monthWords.format(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + Number(months ?? 0), 1))
    },
    clock: (minutes) => clockWords.format(openedAt + Number(minutes ?? 0) * minute),
    nowclock: (minutes, at) => clockWords.format(at + Number(minutes ?? 0) * minute),
  }
}

function aboutRecords({ random }: Facts): Record<string, Blank> {
  const letters = (count: number) =>
    Array.from({ length: count }, () => random.pick([...'ABCDEFGHJKLMNPQRSTUVWXYZ'])).join('')
  const serial = () => `${letters(3)}${random.between(10_000, 99_999)}${letters(1)}`
  return {
    ref: once(() => `SR-${random.between(210_000, 489_999)}`),
    booking: once(() => `QS-${letters(2)}${random.between(1000, 9999)}${letters(1)}`),
    serial: once(serial),
    serialTwo: once(serial),
    spare: once(() => `LKF-L${random.between(1900, 1999)}`),
  }
}
