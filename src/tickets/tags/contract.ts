// The tags that tickets have, for whoever writes one.
import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { line } from '../../platform/shapes.ts'

export const listTags = operation({
  name: 'tags.list',
  http: 'GET /tags',
  permission: 'tickets.work',
  safety: 'read',
  summary: 'List tags of the tickets that you may see, by their first letters; at most 50',
  input: z.strictObject({ q: line(40).optional().describe('how they begin') }),
  output: z.strictObject({ items: z.array(z.string()) }),
})

export const tagOperations = [listTags] as const
