// Turns a story into dated steps that the workflow allows: who picks the ticket up, who speaks, when, and in which state the
// ticket is left. What lies after `until` has not happened yet.
import type { Company, Person } from './company.ts'
import type { Random } from './random.ts'
import { clockOn, day, hour, milliseconds, minute, whenAwake, whenStaffed } from './rhythm.ts'
import type { Move, Text } from './scenario.ts'
import type { DemoAct, DemoStep, Status } from './shape.ts'
import type { Wording } from './wording.ts'

export interface Setting {
  company: Company
  random: Random
  wording: Wording
  requester: Person
  /** The team it was routed to; `null` means that the first agent to see it takes it for the Service Desk. */
  team: string | null
  openedAt: number
  until: number
  /** Somebody is always on call for this one. */
  roundTheClock: boolean
  turn: number
}

const usualPause: Record<string, [number, number]> = {
  agent: [12, 70],
  requester: [15, 150],
  note: [4, 25],
  status: [0, 1],
  assign: [2, 12],
  priority: [1, 5],
  resolve: [6, 45],
  reopen: [400, 1800],
}

const unresolved: Status[] = ['new', 'open', 'pending', 'on_hold']

/** In which states a story may let somebody do this. */
const allowed = {
  speak: unresolved,
  setStatus: unresolved,
  resolve: unresolved,
  reopen: ['resolved', 'closed'],
  close: ['resolved'],
} satisfies Record<string, Status[]>

export function conversation(setting: Setting, moves: Move[]): DemoStep[] {
  const scene = new Scene(setting)
  for (const move of moves) scene.play(move)
  scene.wind()
  return scene.steps.filter((step) => step.at.getTime() <= setting.until)
}

class Scene {
  readonly steps: DemoStep[] = []
  private readonly setting: Setting
  private status: Status = 'new'
  private team: string
  private assignee: Person | null = null
  private at: number

  constructor(setting: Setting) {
    this.setting = setting
    this.team = setting.team ?? 'service-desk'
    this.at = setting.openedAt
  }

  play(move: Move): void {
    if ('requester' in move) this.hear(move)
    else if ('reopen' in move) this.reopen(move)
    else this.work(move)
  }

  private work(move: Exclude<Move, { requester: Text } | { reopen: Text }>): void {
    this.at = this.moment(move)
    const agent = this.pickedUp()
    if ('agent' in move) this.step(agent, { do: 'reply', body: this.say(move.agent, agent) })
    else if ('note' in move) this.step(agent, { do: 'note', body: this.say(move.note, agent) })
    else if ('status' in move) this.become(move.status, agent, { do: 'status', status: move.status })
    else if ('priority' in move) this.step(agent, prioritise(move))
    else if ('resolve' in move)
      this.become('resolved', agent, { do: 'resolve', resolution: this.say(move.resolve, agent) })
    else this.handOver(move.assign, agent)
  }

  /** A resolved ticket is confirmed by who asked, or closes by itself after some days of silence. */
  wind(): void {
    if (this.status !== 'resolved' || !this.assignee) return
    const { random, requester } = this.setting
    const confirmed = random.chance(0.4)
    const quiet = confirmed ? random.between(1, 28) * hour : 5 * day + random.between(5, 300) * minute
    this.at = confirmed ? whenAwake(random, this.at + quiet) : this.at + quiet
    this.become('closed', confirmed ? requester : this.assignee, { do: 'close' })
  }

  private hear(move: Extract<Move, { requester: Text }>): void {
    this.demand('speak')
    const { requester } = this.setting
    this.at = this.moment(move)
    this.step(requester, { do: 'reply', body: this.say(move.requester, this.assignee) })
    if (this.status === 'pending' && this.assignee) this.become('open', this.assignee, { do: 'status', status: 'open' })
  }

  private reopen(move: Extract<Move, { reopen: Text }>): void {
    this.demand('reopen')
    this.at = this.moment(move)
    const body = this.say(move.reopen, this.assignee)
    this.become('open', this.setting.requester, { do: 'reopen', body })
  }

  private handOver(team: string, from: Person): void {
    this.team = team
    this.assignee = null
    this.step(from, { do: 'assign', team, assignee: null })
  }

  /** Whoever acts first takes the ticket some minutes earlier, having read it. */
  private pickedUp(): Person {
    if (this.assignee) return this.assignee
    const { company, random, requester } = this.setting
    const members = company.people.filter((one) => one.teams.includes(this.team) && one !== requester)
    const agent = random.pick(members)
    this.assignee = agent
    const before = this.steps.at(-1)?.at.getTime() ?? this.setting.openedAt
    const taken = Math.max(before + 1000, this.at - random.between(2, 9) * minute)
    const acting = Math.max(this.at, taken + 30_000)
    this.at = taken
    this.step(agent, { do: 'assign', team: this.team, assignee: agent.key })
    if (this.status === 'new') this.become('open', agent, { do: 'status', status: 'open' })
    this.at = acting
    return agent
  }

  private moment(move: Move): number {
    const { random, roundTheClock } = this.setting
    if (move.at)
      return Math.max(this.at + minute, clockOn(this.setting.openedAt, move.at) + random.between(0, 22) * minute)
    const kind = Object.keys(usualPause).find((name) => name in move) as string
    const [low, high] = usualPause[kind] as [number, number]
    const pause = move.after
      ? milliseconds(move.after) * (0.75 + random.next() * 0.5)
      : random.between(low, high) * minute + random.between(0, 59) * 1000
    const asked = Math.round(this.at + pause)
    if (roundTheClock || kind === 'status') return asked
    if (kind === 'requester' || kind === 'reopen') return whenAwake(random, asked)
    return whenStaffed(random, this.team, asked)
  }

  private say(text: Text, speaker: Person | null): string {
    const variants = typeof text === 'string' ? [text] : text
    const chosen = variants[this.setting.turn % variants.length] as string
    return this.setting.wording.fill(chosen, this.at, speaker)
  }

  private become(next: Status, by: Person, act: DemoAct): void {
    if (next === this.status) return
    this.demand(
      next === 'resolved' ? 'resolve' : next === 'closed' ? 'close' : act.do === 'reopen' ? 'reopen' : 'setStatus',
    )
    this.status = next
    this.step(by, act)
  }

  private demand(act: keyof typeof allowed): void {
    const states: Status[] = allowed[act]
    if (!states.includes(this.status)) throw new Error(`a story wants to ${act} while the ticket is ${this.status}`)
  }

  private step(by: Person, act: DemoAct): void {
    this.steps.push({ at: new Date(this.at), by: by.key, ...act })
  }
}

function prioritise(move: Extract<Move, { priority: string }>): DemoAct {
  const act = { do: 'priority' as const, priority: move.priority }
  return move.reason ? { ...act, reason: move.reason } : act
}
