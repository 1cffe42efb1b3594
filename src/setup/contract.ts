// The set-up of a new workspace.
import { z } from 'zod'
import { Me } from '../directory/contract.ts'
import { operation } from '../platform/operation.ts'
import { email, line } from '../platform/shapes.ts'

export const Size = z.enum(['startup', 'scaling', 'enterprise', 'global'])

export const setupStatus = operation({
  name: 'setup.status',
  http: 'GET /setup',
  permission: 'public',
  safety: 'read',
  summary: 'Tell whether the desk is set up, and which sizes there are to choose from',
  input: z.strictObject({}),
  output: z.strictObject({
    ready: z.boolean(),
    sizes: z.array(
      z.strictObject({
        size: Size,
        title: z.string(),
        summary: z.string(),
        teams: z.array(z.string()),
        categories: z.array(z.string()),
        roles: z.array(z.string()),
      }),
    ),
  }),
})

export const completeSetup = operation({
  name: 'setup.complete',
  http: 'POST /setup',
  permission: 'public',
  safety: 'write',
  summary: 'Set the desk up with the one-time token that its first start printed',
  status: 201,
  attemptsPerMinute: 20,
  input: z.strictObject({
    token: z.string().min(1).max(200),
    organisation: line(120),
    size: Size,
    name: line(120),
    email,
    password: z
      .string()
      .min(10, 'is shorter than 10 characters: take a longer one, a sentence for example')
      .max(200, 'is longer than 200 characters: shorten it'),
  }),
  output: Me,
})

export const operations = [setupStatus, completeSetup] as const
