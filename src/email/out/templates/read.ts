// The texts as the world sees them, and changing them.
import { audience } from '../../../platform/audience.ts'
import type { Context } from '../../../platform/context.ts'
import { implement } from '../../../platform/execute.ts'
import { unchanged } from '../../../platform/revision.ts'
import { MailKind } from '../contract.ts'
import {
  changeTemplate,
  getTemplate,
  type Language,
  listTemplates,
  type MailTemplate,
  resetTemplate,
} from './contract.ts'
import * as store from './store.ts'
import { texts } from './texts/index.ts'
import { checkTemplate, variables } from './variables.ts'

export const list = implement(listTemplates, async (ctx, { language = 'en' }) => {
  const stored = new Map((await store.list(ctx, language)).map((row) => [row.kind, row]))
  return { items: MailKind.options.map((kind) => present(kind, language, stored.get(kind))), nextCursor: null }
})

export const get = implement(getTemplate, (ctx, { kind, language = 'en' }) => show(ctx, kind, language))

export const change = implement(changeTemplate, async (ctx, { kind, language = 'en', subject, body }) => {
  const before = await show(ctx, kind, language)
  await unchanged(ctx, 'template', before.revision, async () => before)
  checkTemplate({ subject, body })
  await store.put(ctx, kind, language, { subject: subject ?? before.subject, body: body ?? before.body })
  await tell(ctx, 'mail_template.changed', {
    template: `${kind} (${language})`,
    ...(subject !== undefined && subject !== before.subject && { subject: [before.subject, subject] }),
    ...(body !== undefined && body !== before.body && { body: [before.body, body] }),
  })
  return show(ctx, kind, language)
})

export const reset = implement(resetTemplate, async (ctx, { kind, language = 'en' }) => {
  if (await store.takeBack(ctx, kind, language))
    await tell(ctx, 'mail_template.reset', { template: `${kind} (${language})` })
  return show(ctx, kind, language)
})

const tell = (ctx: Context, name: `mail_template.${string}`, changes: Record<string, unknown>) =>
  ctx.record({ name, subject: { kind: 'workspace', id: ctx.tenant }, changes, audience: [audience.agents] })

export const show = async (ctx: Context, kind: MailKind, language: Language): Promise<MailTemplate> =>
  present(kind, language, await store.row(ctx, kind, language))

function present(kind: MailKind, language: Language, row: store.Stored | undefined): MailTemplate {
  const stored = row && !store.isTakenBack(row) ? row : undefined
  const { subject, body } = stored ?? texts[language].templates[kind]
  return {
    kind,
    language,
    subject,
    body,
    changed: stored !== undefined,
    changedBy: stored?.by_id && stored.by_name !== null ? { id: stored.by_id, name: stored.by_name } : null,
    changedAt: stored?.at.toISOString() ?? null,
    revision: row?.revision ?? 0,
    variables: variables.map((variable) => ({ ...variable })),
  }
}
