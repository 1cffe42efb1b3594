// Marks what was found in texts that are shown whole.
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import { begin, end, glue, restored, unmarked } from './marks.ts'

/** How PostgreSQL marks: everything that was found, in the whole text. */
const manner = `StartSel=${begin}, StopSel=${end}, HighlightAll=true`

/** A text with what a query finds in it marked: `unglued`, `unmarked` and as long as the text. @param query a tsquery */
export const markedSql = (language: 'english' | 'simple', text: RawBuilder<unknown>, query: string) =>
  sql<string>`ts_headline(${sql.lit(language)}, ${ungluedSql(text)}, ${query}::tsquery, ${sql.lit(manner)})`

/** The same as `unglued` and `unmarked`, in the database: as long as what it is made of. */
export const ungluedSql = (text: RawBuilder<unknown>) =>
  sql`translate(${text}, ${sql.lit(glue + begin + end)}, ${sql.lit(' '.repeat(glue.length + 2))})`

/** @param query a tsquery; empty: nothing is marked */
export async function mark(
  { db }: Context,
  language: 'english' | 'simple',
  texts: string[],
  query: string,
): Promise<string[]> {
  const written = texts.map(unmarked)
  if (query === '' || texts.length === 0) return written
  const { rows } = await sql<{ marked: string }>`select ${markedSql(language, sql`t.said`, query)} as marked
    from unnest(${written}::text[]) with ordinality t (said, n) order by n`.execute(db)
  return written.map((text, index) => restored(rows[index]?.marked ?? text, text))
}
