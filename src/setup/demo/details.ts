// What people of the demo do beside telling their stories: hand over, tick off, link, snooze, enter time. Hand-written as operations
// under templates/demo/details.json, in the order in which they are done.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { demoFolder } from './company.ts'
import { milliseconds } from './rhythm.ts'

const Detail = z.strictObject({
  by: z.string(),
  ago: z.string().regex(/^\d+[mhd]$/, 'is not a duration: write it like 20m, 3h or 2d'),
  /** The name of an operation. */
  do: z.string(),
  /** What comes of it is called so further on: `ref:starter.items.0.id`. */
  as: z.string().optional(),
  input: z.record(z.string(), z.unknown()),
})
export type Detail = z.output<typeof Detail>

export const loadDetails = (): Detail[] =>
  z.array(Detail).parse(JSON.parse(readFileSync(new URL('details.json', demoFolder), 'utf8')))

/** How many tickets come of them. */
export const ticketsIn = (details: Detail[]) =>
  details.filter((one) => one.do === 'tickets.open' || one.do === 'children.add').length

export interface Known {
  now: Date
  ticket(title: string): string
  person(key: string): string
  made(name: string): unknown
}

/**
 * The input with its words for what exists only now: `ticket:TITLE`, `person:KEY`, `ref:NAME.path`, `in:3d` for a time to come.
 * @throws Error for what there is none of
 */
export function resolved(value: unknown, known: Known): unknown {
  if (Array.isArray(value)) return value.map((one) => resolved(one, known))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, resolved(one, known)]))
  if (typeof value !== 'string') return value
  const [, kind, rest = ''] = /^(ticket|person|ref|in):(.+)$/.exec(value) ?? []
  if (kind === 'ticket') return known.ticket(rest)
  if (kind === 'person') return known.person(rest)
  if (kind === 'in') return new Date(known.now.getTime() + milliseconds(rest)).toISOString()
  if (kind === 'ref') return within(rest, known)
  return value
}

function within(path: string, known: Known): unknown {
  const [name = '', ...steps] = path.split('.')
  const found = steps.reduce<unknown>(
    (one, step) => (one as Record<string, unknown> | undefined)?.[step],
    known.made(name),
  )
  if (found === undefined) throw new Error(`templates/demo/details.json: there is no ${path}`)
  return found
}
