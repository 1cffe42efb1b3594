// The texts of what the desk mails, for each kind and language, and a look at them before they are used.
import { z } from 'zod'
import { operation } from '../../../platform/operation.ts'
import { At, line, Named, reference, words } from '../../../platform/shapes.ts'
import { MailKind } from '../contract.ts'

/** Those for which the desk brings texts along. */
export const languages = ['en', 'de', 'fr', 'es', 'nl', 'it', 'pt', 'pl'] as const
export const Language = z.enum(languages)
export type Language = z.output<typeof Language>

export const MailTemplate = z.strictObject({
  kind: MailKind,
  language: Language,
  /** One line, with variables such as `{{ticket.number}}`. */
  subject: z.string(),
  /** Markdown, with variables. */
  body: z.string(),
  /** False: as the desk brought it along. */
  changed: z.boolean(),
  changedBy: Named.nullable(),
  changedAt: At.nullable(),
  /** 0: never changed. */
  revision: z.int().min(0),
  variables: z.array(
    z.strictObject({
      name: z.string(),
      meaning: z.string(),
      /** `text` stands within a line, `link` is an address, `block` takes a paragraph of its own. */
      shape: z.enum(['text', 'link', 'block']),
    }),
  ),
})
export type MailTemplate = z.output<typeof MailTemplate>

const which = {
  kind: MailKind,
  language: Language.optional().describe('en unless told'),
}

export const listTemplates = operation({
  name: 'mail-templates.list',
  http: 'GET /mail/templates',
  permission: 'mail.review',
  safety: 'read',
  summary: 'List the texts of what the desk mails, in one language',
  input: z.strictObject({ language: which.language }),
  output: z.strictObject({ items: z.array(MailTemplate), nextCursor: z.null() }),
})

export const getTemplate = operation({
  name: 'mail-templates.get',
  http: 'GET /mail/templates/{kind}',
  permission: 'mail.review',
  safety: 'read',
  summary: 'Show one of the texts of what the desk mails',
  input: z.strictObject(which),
  output: MailTemplate,
})

const texts = { subject: line(200), body: words(20_000) }

export const changeTemplate = operation({
  name: 'mail-templates.change',
  http: 'PATCH /mail/templates/{kind}',
  permission: 'mail.manage',
  safety: 'write',
  summary: 'Change one of the texts of what the desk mails; what is left out stays',
  revisioned: true,
  input: z.strictObject({
    ...which,
    ...z.strictObject(texts).partial().shape,
  }),
  output: MailTemplate,
})

export const resetTemplate = operation({
  name: 'mail-templates.reset',
  http: 'DELETE /mail/templates/{kind}',
  permission: 'mail.manage',
  safety: 'destructive',
  summary: 'Take one of the texts back to what the desk brought along',
  input: z.strictObject(which),
  output: MailTemplate,
})

export const previewTemplate = operation({
  name: 'mail-templates.preview',
  http: 'POST /mail/templates/{kind}/preview',
  permission: 'mail.review',
  safety: 'read',
  summary: 'Show what a text becomes, with a sample or with a ticket',
  input: z.strictObject({
    ...which,
    ...z.strictObject(texts).partial().shape,
    ticket: reference('a number such as T-1042').optional().describe('a sample unless told'),
    mailbox: reference('the name or the address of a mailbox').optional(),
  }),
  output: z.strictObject({ from: z.string(), to: z.string(), subject: z.string(), html: z.string(), text: z.string() }),
})

export const templateOperations = [listTemplates, getTemplate, changeTemplate, resetTemplate, previewTemplate] as const
