// How weighty a ticket is.
import { z } from 'zod'

export const Priority = z.enum(['P1', 'P2', 'P3', 'P4'])
export const Scale = z.enum(['low', 'medium', 'high'])
export type Priority = z.output<typeof Priority>
export type Scale = z.output<typeof Scale>
