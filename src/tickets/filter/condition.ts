// A filter as a condition on the table `ticket`: names looked up, words looked for, then one expression.
import { type SqlBool, sql } from 'kysely'
import { timeZoneOf } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { DeskError } from '../../platform/errors.ts'
import { type Asking, all, any, type Condition, columns, opposite } from './columns.store.ts'
import { expand } from './expand.ts'
import { findFields } from './field.store.ts'
import { askLast, isAskedLast, isReadingTexts, readsTexts } from './last.ts'
import { findRareTags } from './rare-tags.store.ts'
import { findReferences } from './references.ts'
import type { Filter, FilterProblem, TextNode } from './syntax.ts'
import { termOf } from './terms.ts'
import { says } from './words.store.ts'

export function invalidFilter({ message, at: { offset, length }, expected }: FilterProblem): DeskError {
  const said = `is wrong at character ${offset + 1}: ${message}`
  return new DeskError('invalid', `The filter ${said}${said.endsWith('?') ? '' : '.'}`, {
    errors: [{ path: 'filter', message: said, offset, length, ...(expected.length > 0 && { expected }) }],
  })
}

/** What has to hold for each of these filters, with each name and each word looked for once. @throws FilterProblem */
export async function compile(ctx: Context, written: Filter[], timeZone?: string): Promise<Condition[][]> {
  const filters = written.map(expand)
  const [references, zone, words, rareTags] = await Promise.all([
    findReferences(ctx, filters),
    timeZone ?? (filters.some(hasDates) ? timeZoneOf(ctx) : 'UTC'),
    findWords(ctx, filters.flatMap(textsIn)),
    findRareTags(ctx, filters),
  ])
  const reader = { now: ctx.now, timeZone: zone }
  const asking: Asking = { ctx, reader, references, rareTags }
  const fields = await findFields(ctx, filters, reader)
  function build(part: Filter): Condition {
    switch (part.kind) {
      case 'not':
        return (part.part.kind === 'term' && opposite(part.part)) || not(build(part.part))
      case 'or': {
        const parts = part.parts.map(build)
        return reading(parts, any(parts))
      }
      case 'and': {
        const parts = together(part.parts)
        return reading(parts, all(parts))
      }
      case 'text':
        return words([part])
      case 'term':
        return part.key.startsWith('field.')
          ? fields(part)
          : columns[part.key as keyof typeof columns](part.values, asking)
    }
  }
  /** Words beside each other are one condition. */
  function together(parts: Filter[]): Condition[] {
    const texts = parts.filter((one) => one.kind === 'text')
    const others = parts.filter((one) => one.kind !== 'text').map(build)
    return texts.length > 0 ? [...others, words(texts)] : others
  }
  return filters.map((filter) => (filter.kind === 'and' ? together(filter.parts) : [build(filter)]))
}

function not(condition: Condition): Condition {
  const opposed = sql<SqlBool>`(${condition}) is not true`
  return isAskedLast(condition) ? askLast(opposed) : reading([condition], opposed)
}

const reading = (parts: Condition[], whole: Condition) => (parts.some(isReadingTexts) ? readsTexts(whole) : whole)

/** Whether everything that a filter names is there, without looking for its words. @throws FilterProblem */
export async function check(ctx: Context, filter: Filter): Promise<void> {
  const filters = [expand(filter)]
  await Promise.all([findReferences(ctx, filters), findFields(ctx, filters, { now: ctx.now, timeZone: 'UTC' })])
}

function hasDates(filter: Filter): boolean {
  if (filter.kind === 'term') return ['date', 'field'].includes(termOf(filter.key)?.kind ?? '')
  if (filter.kind === 'not') return hasDates(filter.part)
  return filter.kind !== 'text' && filter.parts.some(hasDates)
}

/** Words beside each other are looked for together: somebody said them all in public, or all in notes. */
function textsIn(filter: Filter): TextNode[][] {
  if (filter.kind === 'text') return [[filter]]
  if (filter.kind === 'term') return []
  if (filter.kind === 'not') return textsIn(filter.part)
  if (filter.kind === 'or') return filter.parts.flatMap(textsIn)
  const texts = filter.parts.filter((part) => part.kind === 'text')
  const others = filter.parts.filter((part) => part.kind !== 'text').flatMap(textsIn)
  return texts.length > 0 ? [texts, ...others] : others
}

const keyOf = (texts: TextNode[]) => JSON.stringify(texts.map(({ words, phrase }) => [words, phrase]))

async function findWords(ctx: Context, groups: TextNode[][]): Promise<(texts: TextNode[]) => Condition> {
  const wanted = new Map(groups.map((texts) => [keyOf(texts), texts]))
  const found = await Promise.all([...wanted].map(async ([key, texts]) => [key, await says(ctx, texts)] as const))
  const conditions = new Map(found)
  return (texts) => conditions.get(keyOf(texts)) ?? sql<SqlBool>`true`
}
