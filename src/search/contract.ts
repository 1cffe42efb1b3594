// One search over everything that modules hand in.
import { z } from 'zod'
import { operation } from '../platform/operation.ts'
import { At, Id, line, some, wholeNumber } from '../platform/shapes.ts'

export const kinds = ['ticket', 'person'] as const

export const Hit = z.strictObject({
  kind: z.enum(kinds),
  id: Id,
  /** T-1042, or null for what has no number. */
  number: z.string().nullable(),
  title: z.string(),
  /** Plain text around the match; matches stand between U+E000 and U+E001. */
  excerpt: z.string(),
  at: At,
})
export type Hit = z.output<typeof Hit>

export const search = operation({
  name: 'search.find',
  http: 'GET /search',
  permission: 'tickets.use',
  safety: 'read',
  summary: 'Search tickets and people; internal notes are found only by those who may read them',
  input: z.strictObject({
    q: line(400),
    kind: some(z.enum(kinds)).optional(),
    limit: wholeNumber(1, 50).optional().describe('20 unless told'),
  }),
  output: z.strictObject({
    items: z.array(Hit),
    /** Ranked among the newest 500 matches of each kind. */
    bounded: z.boolean(),
  }),
})

export const operations = [search] as const
