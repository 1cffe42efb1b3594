// Spreads the stories over the six months before now: each becomes some tickets, at a believable hour, asked by a person who
// would ask it. Some get stuck on the way, because a real queue has tickets that wait for a part or for an answer.
import { type Company, type Person, siteOf } from './company.ts'
import type { Random } from './random.ts'
import { clockOn, day, midnight, milliseconds, momentOfAsking, onOfficeDay } from './rhythm.ts'
import type { Ask, Burst, Move, Scenario } from './scenario.ts'

export interface Planned {
  scenario: Scenario
  ask: Ask
  moves: Move[]
  requester: Person
  openedAt: number
  turn: number
}

const halfYear: [number, number] = [181, 0]
const waitingTickets = 18
const ticketsInHand = 12
const weekendDepartments = ['fleet', 'ports', 'passenger', 'freight']

export function plan(scenarios: Scenario[], company: Company, now: Date, random: Random): Planned[] {
  const planned = scenarios.flatMap((scenario) => ticketsOf(scenario, company, now, random))
  leaveSomeStuck(planned, now, random)
  return planned.sort((one, other) => one.openedAt - other.openedAt)
}

function ticketsOf(scenario: Scenario, company: Company, now: Date, random: Random): Planned[] {
  const named = scenario.asks.map((ask) => ask.requester)
  const deck = random.shuffled(
    company.people.filter((person) => !named.includes(person.key) && wouldAsk(person, scenario, company)),
  )
  const asks = Array.from({ length: scenario.repeat }, () => scenario.asks).flat()
  // In an outage the stories are told in the order in which people notice.
  const noticed = scenario.burst ? momentsWithin(scenario.burst, asks.length, now, random) : []
  return asks.map((ask, turn) => {
    const requester = whoAsks(ask, deck, scenario, company, turn)
    const moves = scenario.threads[ask.thread ?? turn % scenario.threads.length]
    if (!requester || !moves) throw new Error(`${scenario.key} has nobody to ask it, or a thread is missing`)
    return {
      scenario,
      ask,
      moves,
      requester,
      turn,
      openedAt: noticed[turn] ?? openingOf(scenario, ask, requester, now, random),
    }
  })
}

function wouldAsk(person: Person, { from, at }: Scenario, company: Company): boolean {
  if (person.department === 'it' && !from?.includes('it')) return false
  if (person.title === 'Service account') return false
  return (from ?? [person.department]).includes(person.department) && (!at || at.includes(siteOf(company, person).kind))
}

function whoAsks(ask: Ask, deck: Person[], scenario: Scenario, company: Company, turn: number): Person | undefined {
  const alert = (ask.channel ?? scenario.channels[turn % scenario.channels.length]) === 'alert'
  const key = ask.requester ?? (alert ? 'monitoring' : null)
  return key ? company.people.find((person) => person.key === key) : deck[turn % deck.length]
}

function openingOf({ window }: Scenario, ask: Ask, requester: Person, now: Date, random: Random): number {
  if (ask.ago) return now.getTime() - milliseconds(ask.ago) - random.between(0, 59) * 1000
  const at = momentOfAsking(random, now, window ?? halfYear)
  return weekendDepartments.includes(requester.department) || requester.key === 'monitoring'
    ? at
    : onOfficeDay(random, at, now)
}

/** Most people notice soon; the last ones come back from a break. */
function momentsWithin(burst: Burst, howMany: number, now: Date, random: Random): number[] {
  const then = midnight(now, burst.weeksAgo * 7)
  const date = then + (burst.weekday - (new Date(then).getUTCDay() || 7)) * day
  const delays = Array.from({ length: howMany }, () => Math.round(random.next() ** 1.8 * burst.minutes * 60) * 1000)
  return delays.sort((one, other) => one - other).map((delay) => clockOn(date, burst.from) + delay)
}

/** Where a story may pause, and between how many days ago it may have begun. */
interface Pause {
  after: number
  days: [number, number]
}

function leaveSomeStuck(planned: Planned[], now: Date, random: Random): void {
  const ordinary = planned.filter(({ scenario, ask }) => !scenario.burst && !scenario.window && !ask.ago)
  const later = ordinary.filter(({ scenario, ask }) => ['P3', 'P4'].includes(ask.priority ?? scenario.priority))
  const stuck = new Set<string>()
  stop(random.shuffled(later), waiting, waitingTickets)
  stop(random.shuffled(later), inHand, ticketsInHand)

  /** One ticket of a story at most, so that the queue does not look copied. */
  function stop(candidates: Planned[], pauseOf: (moves: Move[]) => Pause | null, howMany: number): void {
    let left = howMany
    for (const ticket of candidates) {
      const pause = stuck.has(ticket.scenario.key) ? null : pauseOf(ticket.moves)
      if (!pause || left === 0) continue
      left -= 1
      stuck.add(ticket.scenario.key)
      ticket.moves = ticket.moves.slice(0, pause.after + 1)
      ticket.openedAt = onOfficeDay(random, momentOfAsking(random, now, pause.days), now)
    }
  }
}

function waiting(moves: Move[]): Pause | null {
  const after = moves.findIndex((move) => ['pending', 'on_hold'].includes(statusOf(move) ?? ''))
  if (after < 0) return null
  return { after, days: [statusOf(moves[after]) === 'on_hold' ? 17 : 7, 1] }
}

const statusOf = (move: Move | undefined) => (move && 'status' in move ? move.status : null)

/** Somebody has looked at it and said so; the rest of the work is still to come. */
function inHand(moves: Move[]): Pause | null {
  const after = moves.findIndex((move) => 'agent' in move)
  return after < 0 || moves.length < after + 4 ? null : { after, days: [2, 0] }
}
