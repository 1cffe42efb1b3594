// A view, narrowed by a filter: both have to fit. But who asks for resolved tickets in a view of unresolved ones means it.
import { type Filter, parse, print } from '../filter/index.ts'

/** What a view says of itself and a reader may say otherwise. */
type Topic = 'status' | 'snoozed'

/** What is left of a view beside a filter that says otherwise. */
export function giveWay(view: Filter, filter: Filter): Filter {
  const said = topicsIn(filter)
  // A number names one ticket, whatever its state.
  const over = said.has('number') ? new Set(['status', 'snoozed']) : said
  const parts = (view.kind === 'and' ? view.parts : [view]).filter((part) => !over.has(topicOf(part) ?? ''))
  return { kind: 'and', parts }
}

/** The two as one text. @throws FilterProblem */
export function narrowed(view: string, filter: string): string {
  const chosen = parse(filter)
  const parts = [giveWay(parse(view), chosen), chosen].flatMap((one) => (one.kind === 'and' ? one.parts : [one]))
  return print(parts.length === 1 && parts[0] ? parts[0] : { kind: 'and', parts })
}

function topicOf(part: Filter): Topic | undefined {
  if (part.kind === 'not') return topicOf(part.part)
  if (part.kind !== 'term') return undefined
  if (part.key === 'status' || part.key === 'state') return 'status'
  if (part.key === 'snoozed') return 'snoozed'
  if (part.key !== 'is') return undefined
  const said = part.values.map((value) => (value.kind === 'is' ? value.value : ''))
  if (said.every((value) => value === 'snoozed')) return 'snoozed'
  return said.every((value) => stateWords.has(value)) ? 'status' : undefined
}

const stateWords = new Set(['unresolved', 'waiting', 'done', 'new', 'open', 'pending', 'on_hold', 'resolved', 'closed'])

function topicsIn(filter: Filter): Set<string> {
  if (filter.kind === 'text') return new Set()
  if (filter.kind === 'not') return topicsIn(filter.part)
  if (filter.kind !== 'term') return new Set(filter.parts.flatMap((part) => [...topicsIn(part)]))
  const topic = filter.key === 'number' ? 'number' : topicOf(filter)
  return new Set(topic ? [topic] : [])
}
