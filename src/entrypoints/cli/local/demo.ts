// `start --demo`: fills a workspace of a fictional company through the verbs that people use, at the times when they would have.

import { asPerson, hashPassword, setPasswordOf } from '../../../directory/index.ts'
import type { Desk } from '../../../main.ts'
import { implementations, presetParts } from '../../../modules.ts'
import type { Caller } from '../../../platform/context.ts'
import { act } from '../../../platform/events.ts'
import { execute } from '../../../platform/execute.ts'
import { loadDetails, ticketsIn } from '../../../setup/demo/details.ts'
import { numberOf } from '../../../setup/demo/random.ts'
import type { DemoPerson, DemoStep, DemoTicket, DemoWorkspace } from '../../../setup/demo/shape.ts'
import { demoWorkspace } from '../../../setup/demo/workspace.ts'
import { foundWorkspace, isSetUp } from '../../../setup/index.ts'
import { playDetails } from './demo-details.ts'

const password = 'demo-desk-2026'

/** Answers with the lines that tell how to sign in. */
export async function fillDemo(desk: Desk, say: (line: string) => void): Promise<string[]> {
  const workspace = demoWorkspace(desk.runtime.clock.now())
  if (!(await isSetUp(desk.runtime))) {
    const tickets = workspace.tickets.length + ticketsIn(loadDetails())
    say(`Filling the demo with ${tickets} tickets of ${workspace.organisation} …`)
    await fill(desk, workspace)
  }
  const one = (role: DemoPerson['role'], title: string) => {
    const person = workspace.people.find((candidate) => candidate.role === role)
    return `  ${title.padEnd(9)} ${person?.email}  ${password}`
  }
  return [
    'Sign in as (address and password):',
    one('admin', 'admin'),
    one('agent', 'agent'),
    one('end_user', 'requester'),
  ]
}

async function fill(desk: Desk, workspace: DemoWorkspace) {
  const admin = workspace.people.find((person) => person.role === 'admin') as DemoPerson
  const founder = { name: admin.name, email: admin.email, password }
  const made = await foundWorkspace(
    desk.runtime,
    presetParts,
    { organisation: workspace.organisation, size: 'scaling', admin: founder },
    'first',
  )
  const stage = createStage(desk, made.tenant)
  await peopleAndTeams(stage, workspace, made.admin)
  const queue = [...workspace.tickets]
  const play = async () => {
    for (let ticket = queue.shift(); ticket; ticket = queue.shift()) await playTicket(stage, ticket)
  }
  await Promise.all([play(), play(), play(), play()])
  const { ids, tickets } = stage
  await playDetails(loadDetails(), { now: desk.runtime.clock.now(), people: ids, tickets, run: stage.run.bind(stage) })
}

type Stage = ReturnType<typeof createStage>

/** Lets people of the demo act at given times, with the rights that they have. */
function createStage({ runtime }: Desk, tenant: string) {
  const verbs = new Map(implementations({ retry: async () => undefined }).map((one) => [one.operation.name, one]))
  const callers = new Map<string, Caller>()
  const ids = new Map<string, string>()
  /** By title; of several the newest. */
  const tickets = new Map<string, string>()
  /** By ticket: when somebody last did something to it. */
  const last = new Map<string, number>()
  return {
    tenant,
    runtime,
    ids,
    tickets,
    async callerOf(id: string): Promise<Caller> {
      const known = callers.get(id) ?? {
        tenant,
        actor: (await asPerson(runtime, tenant, id)).actor,
        via: { kind: 'session' as const, id },
      }
      callers.set(id, known)
      return known
    },
    async run(name: string, by: string, at: Date, input: unknown): Promise<{ id: string }> {
      const verb = verbs.get(name)
      if (!verb) throw new Error(`there is no operation ${name}`)
      // A history is told in the order in which it was written: nothing that is done to a ticket goes behind what was.
      const concerned = [...tickets.values()].filter((id) => JSON.stringify(input).includes(id))
      const moment = new Date(Math.max(at.getTime(), ...concerned.map((id) => last.get(id) ?? 0)))
      for (const id of concerned) last.set(id, moment.getTime())
      const then = { ...runtime, clock: { now: () => moment } }
      return (await execute(then, verb, await this.callerOf(by), { input })) as { id: string }
    },
    forget: () => callers.clear(),
  }
}

async function peopleAndTeams(stage: Stage, { departments, teams, people }: DemoWorkspace, admin: string) {
  const { runtime, tenant, ids } = stage
  const now = runtime.clock.now()
  const known = new Map<string, string>()
  for (const { name } of departments) await stage.run('organisations.add', admin, now, { name })
  for (const { key, ...team } of teams) {
    known.set(key, team.name)
    await stage
      .run('teams.change', admin, now, {
        id: team.name,
        level: team.level,
        description: team.description,
        restricted: team.restricted,
      })
      .catch(() => stage.run('teams.add', admin, now, team))
  }
  const names = new Map(departments.map(({ key, name }) => [key, name]))
  const roles = { admin: 'Admin', agent: 'Support Agent', end_user: 'End User' }
  const hash = await hashPassword(password)
  for (const { key, email, role, department, teams: memberships, ...person } of people) {
    const wish = {
      ...person,
      organisation: names.get(department),
      roles: [roles[role]],
      teams: memberships.map((team) => known.get(team)),
    }
    const { id } =
      key === people.find((one) => one.role === 'admin')?.key
        ? await stage.run('people.change', admin, now, { id: admin, ...wish })
        : await stage.run('people.add', admin, now, { email, ...wish })
    ids.set(key, id)
    await act(runtime, { tenant, actor: (await stage.callerOf(admin)).actor }, (ctx) => setPasswordOf(ctx, id, hash))
  }
  for (const [key, name] of known) ids.set(`team ${key}`, name)
  stage.forget()
}

async function playTicket(stage: Stage, ticket: DemoTicket) {
  const { ids } = stage
  const { requester, openedAt, steps, team, assignee, ...fields } = ticket
  const opener = ids.get(steps[0]?.by ?? '') ?? (ids.get(requester) as string)
  const byDesk = ticket.channel !== 'portal' || team !== null || assignee !== null
  const opening = byDesk
    ? {
        ...fields,
        requester: ids.get(requester),
        team: team && ids.get(`team ${team}`),
        assignee: assignee && ids.get(assignee),
      }
    : withoutDesk(fields)
  const agent = await firstAgent(stage, ticket, opener)
  const { id } = await stage.run('tickets.open', byDesk ? agent : (ids.get(requester) as string), openedAt, opening)
  stage.tickets.set(ticket.title, id)
  for (const step of steps) await playStep(stage, id, step)
  await enterTime(stage, id, ticket)
}

/** What a requester cannot say; the priority follows from impact and urgency all the same. */
const withoutDesk = ({
  channel: _channel,
  priority: _priority,
  ...fields
}: Omit<DemoTicket, 'requester' | 'openedAt' | 'steps' | 'team' | 'assignee'>) => fields

/** Mails and alerts are entered by the desk: in its name stands the first agent who touches the ticket. */
async function firstAgent(stage: Stage, ticket: DemoTicket, fallback: string): Promise<string> {
  for (const key of [...ticket.steps.map((step) => step.by), ...stage.ids.keys()]) {
    const id = stage.ids.get(key)
    if (id && !key.startsWith('team ') && (await stage.callerOf(id)).actor.permissions.has('tickets.all')) return id
  }
  return fallback
}

const timeIsEntered = 60 * 24 * 3600 * 1000

/** Whoever resolved a ticket of the last two months says how long it took: five minutes to an hour. */
async function enterTime(stage: Stage, id: string, { title, steps }: DemoTicket) {
  const end = steps.find((step) => step.do === 'resolve')
  if (!end || stage.runtime.clock.now().getTime() - end.at.getTime() > timeIsEntered) return
  const minutes = 5 * (1 + (numberOf(title) % 12))
  await stage.run('time-entries.add', stage.ids.get(end.by) as string, end.at, { id, minutes })
}

async function playStep(stage: Stage, id: string, step: DemoStep) {
  const by = stage.ids.get(step.by) as string
  const run = (name: string, input: object) => stage.run(name, by, step.at, { id, ...input })
  switch (step.do) {
    case 'reply':
      return run('tickets.reply', { body: step.body })
    case 'note':
      return run('tickets.reply', { body: step.body, visibility: 'internal' })
    case 'assign':
      return run('tickets.assign', {
        team: step.team && stage.ids.get(`team ${step.team}`),
        assignee: step.assignee && stage.ids.get(step.assignee),
      })
    case 'status':
      return run('tickets.change', { status: step.status })
    case 'priority':
      return run('tickets.change', { priority: step.priority })
    case 'resolve':
      return run('tickets.resolve', { resolution: step.resolution })
    case 'reopen':
      return run('tickets.reopen', { reason: step.body })
    case 'close':
      return run('tickets.close', {})
  }
}
