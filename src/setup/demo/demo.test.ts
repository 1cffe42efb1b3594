// What a visitor of the demo may rely on: it is the same each time, nothing in it contradicts the workflow, and it reads like a
// desk and not like a generator.
import { describe, expect, it } from 'vitest'
import { loadPreset, sizes } from '../preset.ts'
import { loadScenarios } from './scenario.ts'
import { channels, priorities, type Status, scales, statuses, types } from './shape.ts'
import { type DemoStep, type DemoTicket, demoWorkspace } from './workspace.ts'

const moments = [
  '2026-11-20T14:10:00Z', // a Friday afternoon
  '2026-11-22T23:30:00Z', // a Sunday night
  '2026-12-28T05:00:00Z', // a Monday before the desk opens
  '2027-03-01T00:00:00Z', // the first minute of a month
].map((text) => new Date(text))
const [friday] = moments as [Date]

const demo = demoWorkspace(friday)
const texts = (ticket: DemoTicket) => [
  ticket.title,
  ticket.description,
  ...ticket.steps.flatMap((step) => ('body' in step ? step.body : 'resolution' in step ? step.resolution : [])),
]
const count = <T>(items: T[]) => {
  const seen = new Map<T, number>()
  for (const item of items) seen.set(item, (seen.get(item) ?? 0) + 1)
  return seen
}

const unresolved: Status[] = ['new', 'open', 'pending', 'on_hold']
const legal: Record<DemoStep['do'], { from: readonly Status[]; to?: Status }> = {
  reply: { from: unresolved },
  note: { from: statuses },
  assign: { from: [...unresolved, 'resolved'] },
  priority: { from: statuses },
  status: { from: unresolved },
  resolve: { from: unresolved, to: 'resolved' },
  reopen: { from: ['resolved', 'closed'], to: 'open' },
  close: { from: ['resolved'], to: 'closed' },
}

/** Where a step leads, or a thrown reason why the workflow forbids it. */
function next(status: Status, step: DemoStep): Status {
  if (!legal[step.do].from.includes(status)) throw new Error(`${step.do} while ${status}`)
  return step.do === 'status' ? step.status : (legal[step.do].to ?? status)
}

const finalStatus = (ticket: DemoTicket) => ticket.steps.reduce<Status>(next, 'new')

describe('the demo workspace', () => {
  it('is the same for the same moment and seed, and another for another seed', () => {
    expect(demoWorkspace(friday)).toEqual(demo)
    expect(demoWorkspace(friday, 8).tickets).not.toEqual(demo.tickets)
  })

  it('has a company of some sixty people in six teams and eight departments', () => {
    expect(demo.people.length).toBeGreaterThanOrEqual(60)
    expect(demo.teams).toHaveLength(6)
    expect(demo.departments).toHaveLength(8)
    expect(demo.teams.some((team) => team.restricted)).toBe(true)
    expect(new Set(demo.people.map((person) => person.email)).size).toBe(demo.people.length)
    for (const person of demo.people) expect(person.email).toMatch(/^[a-z.-]+@[a-z-]+\.example$/)
  })

  it('belongs to people and teams that exist, in departments that exist', () => {
    const people = new Set(demo.people.map((person) => person.key))
    const teams = new Set(demo.teams.map((team) => team.key))
    const departments = new Set(demo.departments.map((department) => department.key))
    for (const person of demo.people) {
      expect(departments).toContain(person.department)
      for (const team of person.teams) expect(teams).toContain(team)
    }
    for (const ticket of demo.tickets) {
      expect(people).toContain(ticket.requester)
      if (ticket.team) expect(teams).toContain(ticket.team)
      for (const step of ticket.steps) {
        expect(people).toContain(step.by)
        if (step.do === 'assign' && step.team) expect(teams).toContain(step.team)
        if (step.do === 'assign' && step.assignee) expect(people).toContain(step.assignee)
      }
    }
  })

  it.each(sizes)('uses only categories that the %s preset has', (size) => {
    const known = loadPreset(size).categories.map((category) => category.name)
    for (const ticket of demo.tickets) expect(known).toContain(ticket.category)
  })

  it('is written from at least ninety stories', () => {
    expect(loadScenarios().flatMap((scenario) => scenario.threads).length).toBeGreaterThanOrEqual(90)
    expect(loadScenarios().flatMap((scenario) => scenario.asks).length).toBeGreaterThanOrEqual(400)
  })

  it('says enough in each ticket, leaves no blank unfilled, and fits the fields of the desk', () => {
    for (const ticket of demo.tickets) {
      expect(ticket.description.length, ticket.title).toBeGreaterThanOrEqual(40)
      expect(ticket.title.length, ticket.title).toBeLessThanOrEqual(200)
      expect(ticket.tags, ticket.title).toEqual([...new Set(ticket.tags.map((tag) => tag.toLowerCase()))])
      for (const text of texts(ticket)) expect(text, ticket.title).not.toMatch(/[{}]|undefined|NaN/)
    }
  })

  it('repeats no title more than three times and no description more than twice', () => {
    const titles = count(demo.tickets.map((ticket) => ticket.title))
    const descriptions = count(demo.tickets.map((ticket) => ticket.description))
    expect([...titles].filter(([, times]) => times > 3)).toEqual([])
    expect([...descriptions].filter(([, times]) => times > 2)).toEqual([])
  })

  it('has the troubles that come back, which the desk is meant to notice', () => {
    const about = (tag: string) => demo.tickets.filter((ticket) => ticket.tags.includes(tag)).length
    for (const tag of ['vpn-gw-2', 'badge-printer', 'storm-petrel', 'password']) expect(about(tag)).toBeGreaterThan(9)
  })

  it('has two days on which something big broke', () => {
    const outages = demo.tickets.filter((ticket) => ticket.tags.includes('outage') && ticket.channel !== 'alert')
    const days = [...count(outages.map((ticket) => ticket.openedAt.toISOString().slice(0, 10)))]
    expect(days.filter(([, tickets]) => tickets >= 15)).toHaveLength(2)
  })

  it('is busiest on Mondays and quiet at weekends', () => {
    const ordinary = demo.tickets.filter((ticket) => !ticket.tags.includes('outage'))
    const on = count(ordinary.map((ticket) => ticket.openedAt.getUTCDay()))
    const weekdays = [1, 2, 3, 4, 5].map((day) => on.get(day) ?? 0)
    expect(Math.max(...weekdays)).toBe(on.get(1))
    expect((on.get(0) ?? 0) + (on.get(6) ?? 0)).toBeLessThan(Math.min(...weekdays))
  })

  it('leaves some fixes that did not hold', () => {
    const reopened = demo.tickets.filter((ticket) => ticket.steps.some((step) => step.do === 'reopen'))
    expect(reopened.length).toBeGreaterThanOrEqual(8)
  })
})

describe.each(moments)('at %s', (now) => {
  const { tickets, teams, people } = demoWorkspace(now)
  const states = count(tickets.map(finalStatus))

  it('has more than 400 tickets within half a year, in the order in which they came', () => {
    expect(tickets.length).toBeGreaterThanOrEqual(400)
    const opened = tickets.map((ticket) => ticket.openedAt.getTime())
    expect(opened).toEqual([...opened].sort((one, other) => one - other))
    expect(now.getTime() - (opened[0] as number)).toBeLessThan(185 * 86_400_000)
    expect(opened.at(-1)).toBeLessThan(now.getTime())
  })

  it('has every state, priority, channel, type, impact and urgency', () => {
    expect([...states.keys()].sort()).toEqual([...statuses].sort())
    expect(new Set(tickets.map((ticket) => ticket.priority))).toEqual(new Set(priorities))
    expect(new Set(tickets.map((ticket) => ticket.channel))).toEqual(new Set(channels))
    expect(new Set(tickets.map((ticket) => ticket.type))).toEqual(new Set(types))
    expect(new Set(tickets.map((ticket) => ticket.impact))).toEqual(new Set(scales))
    expect(new Set(tickets.map((ticket) => ticket.urgency))).toEqual(new Set(scales))
  })

  it('is mostly done, with a queue of believable length', () => {
    const waiting = unresolved.reduce((sum, state) => sum + (states.get(state) ?? 0), 0)
    expect(waiting).toBeGreaterThanOrEqual(45)
    expect(waiting).toBeLessThanOrEqual(95)
    expect(states.get('closed')).toBeGreaterThan(tickets.length * 0.7)
  })

  it('has unassigned tickets that came within the last hours', () => {
    const fresh = tickets.filter((ticket) => now.getTime() - ticket.openedAt.getTime() < 3 * 3_600_000)
    expect(fresh.filter((ticket) => ticket.team === null && ticket.steps.length === 0).length).toBeGreaterThanOrEqual(5)
  })

  it('takes only steps that the workflow allows, in order, none of them in the future', () => {
    for (const ticket of tickets) {
      expect(() => finalStatus(ticket), ticket.title).not.toThrow()
      const times = [ticket.openedAt, ...ticket.steps.map((step) => step.at)].map((at) => at.getTime())
      expect(times, ticket.title).toEqual([...times].sort((one, other) => one - other))
      expect(times.at(-1), ticket.title).toBeLessThanOrEqual(now.getTime())
    }
  })

  it('lets agents work only as members of the team that holds the ticket, and requesters only speak, confirm or reopen', () => {
    const membership = new Map(people.map((person) => [person.key, person.teams]))
    for (const ticket of tickets) {
      let team = ticket.team ?? 'service-desk'
      for (const step of ticket.steps) {
        if (step.by === ticket.requester) expect(['reply', 'reopen', 'close'], ticket.title).toContain(step.do)
        else expect(membership.get(step.by), ticket.title).toContain(team)
        if (step.do === 'assign' && step.team) team = step.team
      }
    }
    expect(teams.map((each) => each.key)).toContain('service-desk')
  })
})
