// The words in a saved reply that are filled in when it is used: a closed list, no code. Pure; the server refuses by it what
// cannot be filled in, and the desk fills in by it.

/** Every variable, and what it stands for. */
export const variables = {
  'requester.first_name': 'first name of the requester',
  'requester.name': 'name of the requester',
  'requester.email': 'address of the requester',
  'ticket.number': 'number of the ticket',
  'ticket.title': 'title of the ticket',
  'ticket.category': 'what the ticket is about',
  'ticket.priority': 'priority of the ticket',
  'ticket.status': 'how the ticket stands, in plain words',
  'ticket.team': 'team that has the ticket',
  'ticket.link': 'where the requester follows the ticket',
  'agent.first_name': 'your first name',
  'agent.name': 'your name',
  'desk.name': 'name of the organisation',
} as const
export type Variable = keyof typeof variables

export type Part = { text: string } | { variable: Variable; fallback: string }

export interface Flaw {
  /** From 1. */
  line: number
  column: number
  /** `{{requester.nam}} is no variable` */
  message: string
}

const opening = /\\\{\{|\{\{/g

/** The parts of a text, or what is wrong with it and where. `{{name}}`, `{{name|what stands there when it is empty}}`, `\{{` for braces. */
export function parseReply(text: string): { parts: Part[]; flaws: Flaw[] } {
  const parts: Part[] = []
  const flaws: Flaw[] = []
  let done = 0
  const say = (words: string) => words !== '' && parts.push({ text: words })
  opening.lastIndex = 0
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    say(text.slice(done, found.index))
    done = found.index + found[0].length
    if (found[0] !== '{{') {
      say('{{')
      continue
    }
    const end = text.indexOf('}}', done)
    const inside = end === -1 ? undefined : text.slice(done, end)
    const part = inside === undefined ? undefined : variableOf(inside)
    if (part) parts.push(part)
    else flaws.push({ ...placeOf(text, found.index), message: flawOf(inside) })
    done = end === -1 ? done : end + 2
    opening.lastIndex = done
  }
  say(text.slice(done))
  return { parts, flaws }
}

function variableOf(inside: string): Part | undefined {
  const bar = inside.indexOf('|')
  const name = (bar === -1 ? inside : inside.slice(0, bar)).trim()
  if (!Object.hasOwn(variables, name)) return undefined
  return { variable: name as Variable, fallback: bar === -1 ? '' : inside.slice(bar + 1).trim() }
}

const flawOf = (inside: string | undefined) =>
  inside === undefined || inside.includes('\n')
    ? '{{ is not closed: end it with }}, or write \\{{ for braces'
    : `{{${inside.length > 60 ? `${inside.slice(0, 60)}…` : inside}}} is no variable`

function placeOf(text: string, index: number): { line: number; column: number } {
  const before = text.slice(0, index).split('\n')
  return { line: before.length, column: [...(before.at(-1) ?? '')].length + 1 }
}

export type Values = Record<Variable, string>

/** The text with everything filled in, and what had nothing to fill in. */
export function fillIn(text: string, values: Values): { text: string; empty: Variable[] } {
  const { parts } = parseReply(text)
  const empty: Variable[] = []
  const filled = parts.map((part) => {
    if ('text' in part) return part.text
    const value = oneLine(values[part.variable])
    if (value === '' && part.fallback === '') empty.push(part.variable)
    return value === '' ? part.fallback : plain(value)
  })
  return { text: filled.join(''), empty: [...new Set(empty)] }
}

const oneLine = (value: string) => value.replace(/\s+/g, ' ').trim()

/** What others wrote stays words: it makes no link, no picture and no heading in a text of ours. */
const plain = (value: string) => value.replace(/[\\`*[\]<>]/g, '\\$&').replace(/^(#|[-+](?= )|\d+(?=[.)] ))/, '\\$&')

/** `Møller, Anna` is called Anna, `Anna Møller` too. */
export function firstName(name: string): string {
  const [before = '', after] = name.split(',')
  return ((after?.trim() || before).trim().split(/\s+/)[0] ?? '').trim()
}

export interface Facts {
  requester: { name: string; email: string | null }
  ticket: {
    number: string
    title: string
    category: string | null
    priority: string
    /** In plain words. */
    status: string
    team: string | null
    link: string
  }
  agent: { name: string }
  desk: string
}

export const valuesOf = ({ requester, ticket, agent, desk }: Facts): Values => ({
  'requester.first_name': firstName(requester.name),
  'requester.name': requester.name,
  'requester.email': requester.email ?? '',
  'ticket.number': ticket.number,
  'ticket.title': ticket.title,
  'ticket.category': ticket.category ?? '',
  'ticket.priority': ticket.priority,
  'ticket.status': ticket.status,
  'ticket.team': ticket.team ?? '',
  'ticket.link': ticket.link,
  'agent.first_name': firstName(agent.name),
  'agent.name': agent.name,
  'desk.name': desk,
})
