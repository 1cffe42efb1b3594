// What becomes of tickets that are done: when they close by themselves, and whether a late reply reopens them.
import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { Revision, wholeNumber } from '../../platform/shapes.ts'

/** Days, for a workspace that says nothing else. */
export const defaults = { closeAfterDays: 5, reopenWithinDays: 0 }

export const closeAfterDays = wholeNumber(0, 365).describe('days; 0: never')

export const TicketSettings = z.strictObject({
  closeAfterDays: z.int(),
  reopenWithinDays: z.int(),
  revision: Revision,
})
export type TicketSettings = z.output<typeof TicketSettings>

export const getTicketSettings = operation({
  name: 'ticket-settings.get',
  http: 'GET /ticket-settings',
  permission: 'categories.manage',
  safety: 'read',
  summary: 'Show when resolved tickets close by themselves, and when a late reply reopens a closed one',
  input: z.strictObject({}),
  output: TicketSettings,
})

export const changeTicketSettings = operation({
  name: 'ticket-settings.change',
  http: 'PATCH /ticket-settings',
  permission: 'categories.manage',
  safety: 'write',
  summary: 'Change when resolved tickets close by themselves, and when a late reply reopens a closed one',
  revisioned: true,
  input: z.strictObject({
    closeAfterDays: closeAfterDays.optional().describe('days until a resolved ticket closes by itself; 0: never'),
    reopenWithinDays: wholeNumber(0, 365)
      .optional()
      .describe('days in which a reply reopens a closed ticket; later ones open a new ticket that follows it'),
  }),
  output: TicketSettings,
})

export const closingOperations = [getTicketSettings, changeTicketSettings] as const
