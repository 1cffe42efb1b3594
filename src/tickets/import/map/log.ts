// Rows that share an id are the states of one ticket: the last one is what it is, and what changed from one to the next is its
// history. Pure.
import type { ImportRow, ImportTarget, PastChange, PastMessage } from '../contract.ts'
import type { State } from './convert.ts'

type Value = string | number | boolean | null
type Properties = Record<string, Value>

/** What a history tells of; a title that is made of other columns is not said twice. */
const told = ['status', 'team', 'priority', 'impact', 'urgency', 'type', 'category', 'resolution'] as const

/** What the later row says; where it says nothing, the earlier one stands. */
function later(before: State, next: State): State {
  const title = next.standIn ? before.row.title : next.row.title
  const fields = before.row.fields || next.row.fields ? { fields: { ...before.row.fields, ...next.row.fields } } : {}
  const theirs = next.theirs ?? before.theirs
  return {
    line: before.line,
    row: { ...before.row, ...next.row, ...fields, title, line: before.line },
    ...(next.by && { by: next.by }),
    ...(theirs && { theirs }),
    standIn: before.standIn && next.standIn,
  }
}

function propertiesOf({ row, theirs }: State, quiet: ReadonlySet<ImportTarget>): Properties {
  const plain = told.map((name): [string, Value] => [name, row[name] ?? null])
  const own = Object.entries(row.fields ?? {})
    .filter(([key]) => !quiet.has(`field.${key}`))
    .map(([key, value]): [string, Value] => [`field_${key}`, value as Value])
  return Object.fromEntries([
    ...plain,
    ['assignee', row.assigneeName ?? row.assigneeEmail ?? null],
    ['theirs', theirs ?? null],
    ...own.filter(([name]) => /^[a-z][A-Za-z0-9_]{0,69}$/.test(name)),
  ])
}

function differences(before: Properties, after: Properties): PastChange['changes'] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const changed = names.filter((name) => (before[name] ?? null) !== (after[name] ?? null))
  return Object.fromEntries(changed.slice(0, 50).map((name) => [name, [before[name] ?? null, after[name] ?? null]]))
}

/** By their own times where every row tells one, else as they stand in the file. */
function inOrder(states: State[]): State[] {
  if (!states.every(({ row }) => row.updatedAt)) return states
  return states.toSorted((one, other) => {
    const [a, b] = [one.row.updatedAt as string, other.row.updatedAt as string]
    return a < b ? -1 : a > b ? 1 : one.line - other.line
  })
}

const sameMessage = (one: PastMessage, other: PastMessage) => one.at === other.at && one.body === other.body

function messagesOf(states: State[]): PastMessage[] {
  const all = states.flatMap(({ row }) => row.messages ?? [])
  return all.filter((one, index) => all.findIndex((other) => sameMessage(one, other)) === index).slice(0, 2000)
}

/**
 * @param states of one ticket, at least one, in the order of the file
 * @param quiet what changes without being told
 */
export function ticketOf(states: State[], quiet: ReadonlySet<ImportTarget>): ImportRow {
  const [first, ...rest] = inOrder(states) as [State, ...State[]]
  const history: PastChange[] = []
  let now = first
  for (const next of rest) {
    const after = later(now, next)
    const changes = differences(propertiesOf(now, quiet), propertiesOf(after, quiet))
    const at = next.row.updatedAt
    if (at && Object.keys(changes).length > 0) history.push({ at, ...(next.by && { by: next.by }), changes })
    now = after
  }
  const messages = messagesOf(states)
  return {
    ...withTimes(now.row, history),
    line: Math.min(...states.map(({ line }) => line)),
    ...(messages.length > 0 && { messages }),
    ...(history.length > 0 && { history: history.slice(0, 2000) }),
  }
}

/** When it was resolved and closed, from the history where no column tells. */
function withTimes(row: ImportRow, history: PastChange[]): ImportRow {
  const lastInto = (status: string) => history.findLast(({ changes }) => changes.status?.[1] === status)?.at
  const resolvedAt = row.resolvedAt ?? lastInto('resolved')
  const closedAt = row.closedAt ?? lastInto('closed')
  return { ...row, ...(resolvedAt && { resolvedAt }), ...(closedAt && { closedAt }) }
}
