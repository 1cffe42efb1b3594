// Spreads the stories over the six months before now: each becomes some tickets, at a believable hour, asked by a person who
// would ask it. Some get stuck on the way, because a real queue has tickets that wait for a part or for an answer.
import { type Company, type Person, siteOf } from './company.ts'
import type { Random } from './random.ts'
import { clockOn, day, hour, midnight, milliseconds, minute, momentOfAsking, onOfficeDay } from './rhythm.ts'
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
const stuckTickets = 24
const weekendDepartments = ['fleet', 'ports', 'passenger', 'freight']

export function plan(scenarios: Scenario[], company: Company, now: Date, random: Random): Planned[] {
  const planned = scenarios.flatMap((scenario) => ticketsOf(scenario, company, now, random))
  leaveSomeStuck(planned, now, random)
  return planned.sort((one, other) => one.openedAt - other.openedAt)
}

function ticketsOf(scenario: Scenario, company: Company, now: Date, random: Random): Planned[] {
  const deck = random.shuffled(company.people.filter((person) => wouldAsk(person, scenario, company)))
  const asks = Array.from({ length: scenario.repeat }, () => scenario.asks).flat()
  return asks.map((ask, turn) => {
    const requester = whoAsks(ask, deck, scenario, company, turn)
    const moves = scenario.threads[ask.thread ?? turn % scenario.threads.length]
    if (!requester || !moves) throw new Error(`${scenario.key} has nobody to ask it, or a thread is missing`)
    return { scenario, ask, moves, requester, turn, openedAt: openingOf(scenario, ask, requester, now, random) }
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

function openingOf({ burst, window }: Scenario, ask: Ask, requester: Person, now: Date, random: Random): number {
  if (ask.ago) return now.getTime() - milliseconds(ask.ago) - random.between(0, 59) * 1000
  if (burst) return duringBurst(burst, now, random)
  const at = momentOfAsking(random, now, window ?? halfYear)
  return weekendDepartments.includes(requester.department) || requester.key === 'monitoring'
    ? at
    : onOfficeDay(random, at, now)
}

/** Most people notice soon; the last ones come back from a break. */
function duringBurst(burst: Burst, now: Date, random: Random): number {
  const then = midnight(now, burst.weeksAgo * 7)
  const date = then + (burst.weekday - (new Date(then).getUTCDay() || 7)) * day
  return clockOn(date, burst.from) + Math.round(random.next() ** 1.8 * burst.minutes * minute)
}

/** Cuts the story after a state of waiting, at an age that such waiting has. */
function leaveSomeStuck(planned: Planned[], now: Date, random: Random): void {
  const ordinary = planned.filter(
    ({ scenario, ask, moves }) =>
      !scenario.burst &&
      !scenario.window &&
      !ask.ago &&
      ['P3', 'P4'].includes(ask.priority ?? scenario.priority) &&
      waitsAt(moves) >= 0,
  )
  const seen = new Set<string>()
  for (const ticket of random.shuffled(ordinary)) {
    if (seen.has(ticket.scenario.key)) continue
    if (seen.size === stuckTickets) return
    seen.add(ticket.scenario.key)
    const cut = waitsAt(ticket.moves)
    const held = statusOf(ticket.moves[cut]) === 'on_hold'
    ticket.moves = ticket.moves.slice(0, cut + 1)
    ticket.openedAt = onOfficeDay(
      random,
      now.getTime() - random.between(26, (held ? 17 : 7) * 24) * hour - random.between(0, 59) * minute,
      now,
    )
  }
}

const statusOf = (move: Move | undefined) => (move && 'status' in move ? move.status : null)

const waitsAt = (moves: Move[]) => moves.findIndex((move) => ['pending', 'on_hold'].includes(statusOf(move) ?? ''))
