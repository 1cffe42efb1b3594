// Words as the database looks for them. A word stands for its other forms and for longer ones that begin with it; words in quotes
// stand beside each other; names have no other forms, and no word of a name is too common to be looked for.
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import { plain, type Words, type WordsNode, wanted } from './words.ts'

/** @param language of names: 'simple' */
export interface Manner {
  language: 'english' | 'simple'
  /** Unfinished words are completed from the words that all agents may read: not for those who see less. */
  listed: boolean
}

/** Prefixes shorter than this fit too much to say anything. */
const long = /^(?=.*\p{L})[\p{L}\p{N}]{2,}$|^\p{N}{3,}$/u
const listedFrom = /^\p{L}{4,}$/u

export function queryOf(words: Words, manner: Manner): RawBuilder<unknown> {
  switch (words.kind) {
    case 'text':
      return nodeOf(words, manner)
    case 'not':
      return sql`!!(${queryOf(words.part, manner)})`
    default: {
      const parts = words.parts.map((part) => queryOf(part, manner))
      return sql`(${sql.join(parts, words.kind === 'or' ? sql` || ` : sql` && `)})`
    }
  }
}

function nodeOf({ words, phrase }: WordsNode, { language, listed }: Manner): RawBuilder<unknown> {
  const parts = plain(words).split(' ').filter(Boolean)
  const [only = ''] = parts
  if (phrase || parts.length !== 1 || !/^[\p{L}\p{N}]+$/u.test(only))
    return sql`mendbook_beside(${language}, ${parts.join(' ')}, ${!phrase})`
  if (language === 'simple') return sql`mendbook_beside('simple', ${only}, true)`
  return sql`mendbook_word(${only}, ${long.test(only)}, ${listed && listedFrom.test(only)})`
}

export interface Queries {
  /** Fits what was asked for. */
  all: string
  /** Fits any of its words: for highlights. */
  any: string
}

/** The same as text, for statements that ask more than once. */
export async function textsOf({ db }: Context, words: Words, manner: Manner): Promise<Queries> {
  const each = wanted(words)
  const any = each.length > 0 ? queryOf({ kind: 'or', parts: each }, manner) : sql`''::tsquery`
  const { rows } =
    await sql<Queries>`select (${queryOf(words, manner)})::text as "all", (${any})::text as "any"`.execute(db)
  return rows[0] ?? { all: '', any: '' }
}
