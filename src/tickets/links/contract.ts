// Links between tickets, each named from the side that one looks from.
import { z } from 'zod'
import { PersonBrief } from '../../directory/contract.ts'
import { operation } from '../../platform/operation.ts'
import { At, page, paging, reference } from '../../platform/shapes.ts'
import { TicketBrief, TicketName } from '../contract/brief.ts'

export const linkKinds = [
  'related',
  'duplicate_of',
  'has_duplicate',
  'caused_by',
  'causes',
  'blocks',
  'blocked_by',
] as const
export const LinkKind = z.enum(linkKinds)
export type LinkKind = z.output<typeof LinkKind>

/** Read as a sentence: `T-1 is blocked by T-2`. */
export const linkWords: Record<LinkKind, string> = {
  related: 'is related to',
  duplicate_of: 'is a duplicate of',
  has_duplicate: 'has the duplicate',
  caused_by: 'is caused by',
  causes: 'causes',
  blocks: 'blocks',
  blocked_by: 'is blocked by',
}

export const Link = z.strictObject({
  kind: LinkKind,
  /** The kind as it reads between the two: `is blocked by`. */
  words: z.string(),
  /** The other end. */
  ticket: TicketBrief,
  /** The ticket that was merged into this one and brought the link along; null for a link of its own. */
  from: TicketName.nullable(),
  by: PersonBrief.nullable(),
  at: At,
})
export type Link = z.output<typeof Link>

const TicketId = reference('a number such as T-1042')
const kind = LinkKind.describe(`seen from the ticket in the path: ${linkKinds.join(', ')}`)

export const listLinks = operation({
  name: 'links.list',
  http: 'GET /tickets/{id}/links',
  permission: 'tickets.use',
  safety: 'read',
  summary: 'List what a ticket is linked with; requesters see related ones and duplicates among their own tickets',
  input: z.strictObject({ id: TicketId, ...paging }),
  output: page(Link),
})

export const addLink = operation({
  name: 'links.add',
  http: 'POST /tickets/{id}/links',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Link a ticket with another',
  status: 201,
  input: z.strictObject({ id: TicketId, ticket: TicketId, kind }),
  output: Link,
})

export const removeLink = operation({
  name: 'links.remove',
  http: 'DELETE /tickets/{id}/links',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Remove a link between two tickets',
  status: 204,
  input: z.strictObject({ id: TicketId, ticket: TicketId, kind }),
  output: z.null(),
})

export const linkOperations = [listLinks, addLink, removeLink] as const
