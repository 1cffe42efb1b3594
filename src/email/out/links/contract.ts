// Links in mails that work without signing in: for one person, one ticket and one act, once, and for some weeks only. Opening one
// changes nothing, because mail scanners open every link that they see; the page behind it asks first.
import { z } from 'zod'
import { operation } from '../../../platform/operation.ts'
import { At, line, text } from '../../../platform/shapes.ts'

export const LinkAct = z.enum(['confirm', 'reopen', 'stop', 'start'])
export type LinkAct = z.output<typeof LinkAct>

export const MailLink = z.strictObject({
  workspace: z.string(),
  /** `T-1042`. */
  ticket: z.string(),
  title: z.string(),
  /** What may be done now: `confirm` and `reopen` a resolved ticket; `stop` mail about it, or `start` it again. */
  acts: z.array(LinkAct),
  /** What `stop` and `start` are about: who asked for the ticket stops being reminded of it only. */
  about: z.enum(['mail', 'reminders']),
  /** Why nothing can be done with it any more; a sentence. */
  reason: z.string().nullable(),
  expiresAt: At,
})
export type MailLink = z.output<typeof MailLink>

const token = line(200).describe('what the link in the mail ends with')

export const viewLink = operation({
  name: 'mail-links.view',
  http: 'GET /mail/links/{token}',
  permission: 'public',
  safety: 'read',
  summary: 'Show what a link in a mail is for; changes nothing',
  attemptsPerMinute: 60,
  input: z.strictObject({ token }),
  output: MailLink,
})

export const useLink = operation({
  name: 'mail-links.use',
  http: 'POST /mail/links/{token}',
  permission: 'public',
  safety: 'write',
  summary: 'Confirm a fix or reopen a ticket, or stop mail about it, by a link from a mail',
  attemptsPerMinute: 20,
  input: z.strictObject({
    token,
    act: LinkAct,
    reason: text(4000).optional().describe('with reopen: what is still wrong'),
  }),
  output: MailLink,
})

export const linkOperations = [viewLink, useLink] as const
