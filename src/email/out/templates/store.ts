// The SQL of texts that somebody changed. One that was taken back keeps its row, without words: revisions grow for ever, so that whoever
// still has an older text open does not write over a newer one.
import '../schema.ts'
import type { Context } from '../../../platform/context.ts'
import type { MailKind } from '../contract.ts'
import type { Language } from './contract.ts'

export interface Stored {
  kind: MailKind
  subject: string
  body: string
  at: Date
  revision: number
  by_id: string | null
  by_name: string | null
}

const changed = ({ db, tenant }: Context, language: Language) =>
  db
    .selectFrom('mail_template as t')
    .leftJoin('person as p', (j) => j.onRef('p.tenant_id', '=', 't.tenant_id').onRef('p.id', '=', 't.by_id'))
    .select(['t.kind', 't.subject', 't.body', 't.at', 't.revision', 't.by_id', 'p.name as by_name'])
    .where('t.tenant_id', '=', tenant)
    .where('t.language', '=', language)

export const isTakenBack = ({ body }: Pick<Stored, 'body'>) => body === ''

/** Those that were taken back too. */
export const list = (ctx: Context, language: Language): Promise<Stored[]> => changed(ctx, language).execute()

/** One that was taken back too. */
export const row = (ctx: Context, kind: MailKind, language: Language): Promise<Stored | undefined> =>
  changed(ctx, language).where('t.kind', '=', kind).executeTakeFirst()

export async function find(ctx: Context, kind: MailKind, language: Language): Promise<Stored | undefined> {
  const found = await row(ctx, kind, language)
  return found && !isTakenBack(found) ? found : undefined
}

export async function put(
  { db, tenant, now, actor }: Context,
  kind: MailKind,
  language: Language,
  text: { subject: string; body: string },
): Promise<void> {
  const by_id = actor.kind === 'person' ? actor.id : null
  await db
    .insertInto('mail_template')
    .values({ tenant_id: tenant, kind, language, ...text, by_id, at: now })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'kind', 'language'])
        .doUpdateSet((eb) => ({ ...text, by_id, at: now, revision: eb('mail_template.revision', '+', 1) })),
    )
    .execute()
}

/** Answers whether it was another than the desk's own. */
export async function takeBack({ db, tenant, now }: Context, kind: MailKind, language: Language): Promise<boolean> {
  const gone = await db
    .updateTable('mail_template')
    .set((eb) => ({ subject: '', body: '', by_id: null, at: now, revision: eb('revision', '+', 1) }))
    .where('tenant_id', '=', tenant)
    .where('kind', '=', kind)
    .where('language', '=', language)
    .where('body', '<>', '')
    .executeTakeFirst()
  return Number(gone.numUpdatedRows) > 0
}
