// Field shapes that every contract shares. What they refuse, they refuse by name of the field: nothing is silently altered.
import { z } from 'zod'

// Control characters, and the marks that reorder text on screen (a name that reads "gnp.exe" backwards is an old trick).
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
const controls = /[\u0000-\u001f\u007f-\u009f]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above, but tab, line feed and carriage return are text
const controlsInText = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/
const reordering = /[\u202a-\u202e\u2066-\u2069]/

const wellFormed = (value: string) => value.isWellFormed()
const unreadable = 'has a character that cannot be stored: remove control characters and broken emoji'
const reordered = 'has a mark that reorders text on screen: remove it'

/** One line of text. `line(200).min(1)` is not needed: a line is never empty. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'is empty: write something')
    .max(max, `is longer than ${max} characters: shorten it`)
    .refine((value) => !controls.test(value) && wellFormed(value), unreadable)
    .refine((value) => !reordering.test(value), reordered)

/** Text of several lines, Markdown unless told otherwise. May be empty. */
export const text = (max: number) =>
  z
    .string()
    .max(max, `is longer than ${max} characters: shorten it, or attach it as a file`)
    .refine((value) => !controlsInText.test(value) && wellFormed(value), unreadable)
    .refine((value) => !reordering.test(value), reordered)

/** Text that has to say something. */
export const words = (max: number) => text(max).refine((value) => value.trim() !== '', 'is empty: write something')

export const Id = z.uuid()
export const At = z.iso.datetime()
/** A day of the calendar, wherever it is lived: `2026-03-01`. */
export const Day = z.iso
  .date()
  .refine((day) => day >= '1970-01-01' && day < '2200-01-01', 'is not a day that a desk works on')
export const Revision = z.int().min(1)

/** Names a record by its id or by what people call it (an e-mail address, a name, a number such as T-1042). */
export const reference = (whatPeopleCallIt: string) => line(320).describe(`id or ${whatPeopleCallIt}`)

/** An e-mail address, kept in lower case. */
export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'is longer than 254 characters: no mail system takes that')
  .pipe(z.email('is not an e-mail address: write it like name@example.com'))

/** In a query string or on the command line a list is `a,b,c`; in JSON it is a list. Both are taken. */
export const list = <T extends z.ZodType>(item: T, max = 50) =>
  z.preprocess(
    (value: string | z.input<T>[]): unknown =>
      typeof value === 'string' ? value.split(',').filter((part) => part.trim() !== '') : value,
    z.array(item).max(max, `has more than ${max} entries`),
  )

/** A list that filters: an empty one would fit nothing, and nobody means that. */
export const some = <T extends z.ZodType>(item: T, max = 50) =>
  list(item, max).refine((values) => values.length > 0, 'is empty: name at least one, or leave it out')

/** A whole number that may arrive as text. */
export const wholeNumber = (min: number, max: number) =>
  z
    .union([z.number(), z.string().regex(/^-?\d{1,9}$/, 'is not a whole number')])
    .transform(Number)
    .pipe(z.int().min(min).max(max))

/** A yes or no that may arrive as text. */
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false'])])
  .transform((value) => value === true || value === 'true')

export const paging = {
  limit: wholeNumber(1, 200).optional().describe('how many, 50 unless told, 200 at most'),
  cursor: z.string().max(1000).optional().describe('nextCursor of the page before'),
}

/** One page of a list. `nextCursor` is null on the last one. */
export const page = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() })

/** What the caller may do with a record, and if not, why. */
export const Can = z.strictObject({ allowed: z.boolean(), reason: z.string().nullable() })
export type Can = z.output<typeof Can>

/** A record named beside its id, as it appears within another. */
export const Named = z.strictObject({ id: Id, name: z.string() })
