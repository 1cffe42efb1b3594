// The demo workspace: a fictional ferry company, its people, and half a year of tickets that lead up to now. Pure: the same
// moment and the same seed give the same workspace, and nothing is written anywhere.
import { type Company, loadCompany } from './company.ts'
import { conversation } from './conversation.ts'
import { type Planned, plan } from './plan.ts'
import { type Random, seeded } from './random.ts'
import { day } from './rhythm.ts'
import { loadScenarios } from './scenario.ts'
import type { DemoTicket, DemoWorkspace } from './shape.ts'
import { wording } from './wording.ts'

export type * from './shape.ts'

export function demoWorkspace(now: Date, seed = 7): DemoWorkspace {
  const company = loadCompany()
  const random = seeded(seed)
  const planned = plan(loadScenarios(), company, now, random)
  const { organisation, departments, people, teams } = company
  return {
    organisation,
    departments,
    people,
    teams,
    tickets: planned.map((ticket) => tell(ticket, company, now, random)),
  }
}

function tell(planned: Planned, company: Company, now: Date, random: Random): DemoTicket {
  const { scenario, ask, requester, openedAt, turn, moves } = planned
  const words = wording({ company, requester, openedAt, random, vars: scenario.vars, turn })
  const priority = ask.priority ?? scenario.priority
  const visit = ask.ago !== undefined && now.getTime() - openedAt < day
  const title = words.fill(ask.title, openedAt, null)
  const description = words.fill(ask.body, openedAt, null)
  const steps = conversation(
    {
      company,
      random,
      wording: words,
      requester,
      team: scenario.team,
      openedAt,
      until: now.getTime(),
      roundTheClock: priority === 'P1' || scenario.burst !== undefined || visit,
      turn,
    },
    moves,
  )
  return {
    title,
    description,
    type: ask.type ?? scenario.type,
    priority,
    ...weight(priority, random),
    category: ask.category ?? scenario.category,
    tags: [...new Set([...scenario.tags, ...(ask.tags ?? [])])],
    channel: ask.channel ?? (scenario.channels[turn % scenario.channels.length] as DemoTicket['channel']),
    requester: requester.key,
    openedAt: new Date(openedAt),
    team: scenario.team,
    assignee: null,
    steps,
  }
}

type Weight = Pick<DemoTicket, 'impact' | 'urgency'>

/** Impact and urgency that lead to the priority. */
const weights: Record<DemoTicket['priority'], Weight[]> = {
  P1: [{ impact: 'high', urgency: 'high' }],
  P2: [
    { impact: 'high', urgency: 'medium' },
    { impact: 'medium', urgency: 'high' },
  ],
  P3: [
    { impact: 'medium', urgency: 'medium' },
    { impact: 'low', urgency: 'high' },
  ],
  P4: [
    { impact: 'low', urgency: 'low' },
    { impact: 'low', urgency: 'medium' },
  ],
}

const weight = (priority: DemoTicket['priority'], random: Random) => random.pick(weights[priority])
