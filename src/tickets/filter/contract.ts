// What an operation takes that reads tickets by a filter.
import { z } from 'zod'
import { text } from '../../platform/shapes.ts'
import { isTimeZone } from './dates.ts'
import { limits } from './syntax.ts'

export const filtering = {
  filter: text(limits.length)
    .optional()
    .describe('such as is:unresolved assignee:me priority:P1..P2 "drops"; see the guide for agents'),
  timeZone: z
    .string()
    .max(60)
    .refine(isTimeZone, 'is no time zone: write it like Europe/Lisbon')
    .optional()
    .describe('in which the days of the filter begin; that of your profile unless told'),
}
