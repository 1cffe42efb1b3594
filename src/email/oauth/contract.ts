// Signing in to Google or Microsoft without a password: somebody says yes there, and the desk gets a token.
import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { line, reference } from '../../platform/shapes.ts'

const MailboxId = reference('the name or the address of a mailbox')
const RedirectUri = z.string().describe('has to stand in the registration of the app, letter by letter')

export const getAuthorization = operation({
  name: 'mailboxes.authorization',
  http: 'GET /mailboxes/{id}/authorization',
  permission: 'mail.manage',
  safety: 'read',
  summary: 'Show what an app at Google or Microsoft has to name, before the desk is authorised with it',
  input: z.strictObject({ id: MailboxId }),
  output: z.strictObject({ redirectUri: RedirectUri }),
})

export const authorizeMailbox = operation({
  name: 'mailboxes.authorize',
  http: 'POST /mailboxes/{id}/authorization',
  permission: 'mail.manage',
  safety: 'write',
  summary:
    'Begin to authorise the desk at Google or Microsoft; open the answer’s url in the same browser within 10 minutes',
  status: 201,
  secretAnswer: true,
  input: z.strictObject({
    id: MailboxId,
    clientId: line(400).describe('of the app that you registered there'),
    clientSecret: z.string().min(1, 'is empty: copy the secret of the app').max(1000).describe('kept encrypted'),
    tenant: z
      .string()
      .regex(/^[A-Za-z0-9.-]{1,200}$/, 'is not a tenant of Microsoft: give its id or its domain')
      .optional()
      .describe('Microsoft only: id or domain of the directory; organizations unless told'),
  }),
  output: z.strictObject({
    url: z.string().describe('where somebody signs in and agrees'),
    redirectUri: RedirectUri,
  }),
})

export const oauthOperations = [getAuthorization, authorizeMailbox] as const
