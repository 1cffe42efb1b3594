// What stands in `fields` of a ticket, whether somebody defined the field or not.
import { z } from 'zod'
import { line, text } from '../../../platform/shapes.ts'

export const FieldKey = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]{0,59}$/,
    'is not a field key: lower-case letters, digits and underscores, beginning with a letter',
  )

/** Of a field with several choices: their keys. */
const Several = z.array(line(200)).max(100, 'has more than 100 entries')
export const FieldValue = z.union([text(4000), z.number(), z.boolean(), z.null(), Several])
export type FieldValue = z.output<typeof FieldValue>

/** What somebody puts on a ticket: values by key; null removes one. */
export const Fields = z
  .record(FieldKey, FieldValue)
  .refine((fields) => Object.keys(fields).length <= 100, 'has more than 100 fields')
export type Fields = z.output<typeof Fields>

/** What a ticket shows. */
export const ShownFields = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
)
