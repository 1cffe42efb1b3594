// Why a ticket does not end yet: what is mandatory for it and not done. Pure.

export interface Nested {
  of: number
  done: number
  /** The earliest date of what is open; ISO, or null. */
  due: string | null
  /** Numbers of open mandatory children that the caller sees, the first few. */
  open: string[]
  /** Open mandatory children that the caller may not see. */
  hidden: number
}

export interface ToDo {
  of: number
  done: number
  due: string | null
  /** Texts of open mandatory tasks, the first few. */
  open: string[]
  hidden: number
}

export interface Holding {
  number: string
  children_follow: boolean
  nested: Nested
  todo: ToDo
}

export interface WaitsFor {
  /** Numbers of open mandatory children, the first few. */
  children: string[]
  /** Texts of open mandatory tasks, the first few. */
  tasks: string[]
  /** How much more there is that the caller may not see. */
  hidden: number
}

/** @param follow children are resolved with it, so that they do not hold it back */
export const waitsFor = ({ nested, todo }: Pick<Holding, 'nested' | 'todo'>, follow: boolean): WaitsFor => ({
  children: follow ? [] : nested.open,
  tasks: todo.open,
  hidden: nested.hidden + todo.hidden,
})

/** The sentence for a refusal, or null when nothing holds it back. */
export function held(ticket: Holding, act: 'resolve' | 'close'): string | null {
  const { children, tasks, hidden } = waitsFor(ticket, act === 'resolve' && ticket.children_follow)
  const named = [...children, ...tasks.map((text) => `the task “${shortened(text)}”`)]
  const unnamed = hidden > 0 ? ` It also waits for ${hidden} more that you may not see.` : ''
  if (named.length > 0)
    return `${ticket.number} waits for ${inOneLine(named)}. Finish what is mandatory first, or take its mandatory mark away.${unnamed}`
  if (hidden > 0)
    return `${ticket.number} waits for work that you may not see: ${hidden === 1 ? 'one child or task' : `${hidden} children or tasks`}. Ask somebody who may.`
  return null
}

const most = 3

function inOneLine(names: string[]): string {
  const shown = names.slice(0, most)
  if (names.length > most) return `${shown.join(', ')} and more`
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : (shown[0] as string)
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text)
