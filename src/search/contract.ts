// One search over everything that modules hand in.
import { z } from 'zod'
import { operation } from '../platform/operation.ts'
import { At, flag, Id, line, some, wholeNumber } from '../platform/shapes.ts'

export const kinds = ['ticket', 'person', 'organisation'] as const

/** Where the words were found. Notes are named to those only who may read them. */
export const places = ['description', 'reply', 'note', 'resolution'] as const

export const Hit = z.strictObject({
  kind: z.enum(kinds),
  id: Id,
  /** T-1042, or null for what has no number. */
  number: z.string().nullable(),
  title: z.string(),
  /** The same; matches stand between U+E000 and U+E001, as in the excerpt. */
  marked: z.string(),
  /** Plain text around the match. */
  excerpt: z.string(),
  /** Where the excerpt was cut from; null for what has no texts. */
  place: z.enum(places).nullable(),
  at: At,
})
export type Hit = z.output<typeof Hit>

export const search = operation({
  name: 'search.find',
  http: 'GET /search',
  permission: 'tickets.use',
  safety: 'read',
  summary: 'Search tickets, people and organisations; internal notes are found only by those who may read them',
  input: z.strictObject({
    q: line(400).describe(
      'words, "words beside each other", -without, OR, T-1042, and the filters of tickets: is:open',
    ),
    kind: some(z.enum(kinds)).optional(),
    exact: flag.optional().describe('looks for nothing but what was typed, also where it seems misspelled'),
    limit: wholeNumber(1, 50).optional().describe('20 unless told'),
    cursor: z.string().max(2000).optional().describe('nextCursor of the page before'),
  }),
  output: z.strictObject({
    items: z.array(Hit),
    nextCursor: z.string().nullable(),
    /** Ranked among the newest 500 matches of each kind. */
    bounded: z.boolean(),
    /** Nothing was found for what was typed; these are the results for this instead. */
    corrected: z.string().nullable(),
    /** Little was found; this may have been meant. */
    suggestion: z.string().nullable(),
  }),
})

export const operations = [search] as const
