// How a file is understood, adjusted by a person before it comes in.
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { invalid } from '../../../platform/errors.ts'
import { implement } from '../../../platform/execute.ts'
import { unchanged } from '../../../platform/revision.ts'
import { changeImport, type ImportTarget } from '../contract.ts'
import type { Mapping } from '../map/fields.ts'
import { demandTitle, startingMapping, type Wishes, withWishes } from '../map/mapping.ts'
import { type GivenWords, refusedWord } from '../map/understanding.ts'
import type { WordField } from '../map/words.ts'
import { importPlaces } from '../place.ts'
import { profileNamed } from '../profiles/index.ts'
import { demand, found, present, show } from './present.ts'
import * as rows from './row.store.ts'
import * as store from './run.store.ts'
import { announce, checkedProfile, checkedZone } from './upload.ts'

type Wish = Omit<z.output<typeof changeImport.input>, 'id'>

export const change = implement(changeImport, async (ctx, { id, ...wish }) => {
  const run = found(await store.hold(ctx, id))
  await unchanged(ctx, 'import', run.revision, async () => present(run))
  demand(run, 'change')
  const settings = await settled(ctx, run, wish)
  const renamed = idColumn(settings.mapping) !== idColumn(run.settings.mapping)
  await store.update(ctx, id, {
    ...(wish.source && { source: wish.source }),
    settings,
    // Whatever was checked or begun was another understanding of the file.
    state: renamed ? 'reading' : 'ready',
    position: 0,
    outcome: null,
    error: null,
  })
  await announce(ctx, renamed ? 'import.renamed' : 'import.changed', id)
  return show(ctx, id)
})

const idColumn = (mapping: store.RunSettings['mapping']) => new Map(mapping).get('id')?.[0]

async function settled(ctx: Context, run: store.RunRow, wish: Wish): Promise<store.RunSettings> {
  const { settings } = run
  const profile = wish.profile === undefined ? settings.profile : checkedProfile(wish.profile)
  const start = wish.profile === undefined ? new Map(settings.mapping) : await anew(ctx, run, profile)
  const mapping = wish.mapping ? withWishes(settings.columns, start, wishesOf(wish.mapping)) : start
  demandTitle(mapping, settings.columns)
  return {
    ...settings,
    ...(profile !== undefined && { profile }),
    mapping: [...mapping],
    given: wish.values ? givenWords(settings.given, wish.values, await typeKeys(ctx)) : settings.given,
    timeZone: wish.timeZone ? checkedZone(wish.timeZone) : settings.timeZone,
    dateOrder: wish.dateOrder ?? settings.dateOrder,
  }
}

async function anew(
  ctx: Context,
  { id, settings }: store.RunRow,
  profile: string | null | undefined,
): Promise<Mapping> {
  const sample = await rows.page(ctx, id, 0, 300)
  const cells = sample.map((row) => row.cells)
  return startingMapping(settings.columns, cells, profile ? profileNamed(profile) : undefined)
}

function wishesOf(mapping: NonNullable<Wish['mapping']>): Wishes {
  const list = (columns: string[] | string | null) =>
    columns === null ? [] : typeof columns === 'string' ? [columns] : columns
  return Object.fromEntries(Object.entries(mapping).map(([target, columns]) => [target as ImportTarget, list(columns)]))
}

const typeKeys = async (ctx: Context) => (await importPlaces(ctx)).map(({ key }) => key)

function givenWords(before: GivenWords, wish: NonNullable<Wish['values']>, types: string[]): GivenWords {
  const given: GivenWords = structuredClone(before)
  for (const [field, words] of Object.entries(wish) as [WordField, Record<string, string | null>][]) {
    const all: Record<string, string> = { ...given[field] }
    for (const [theirs, ours] of Object.entries(words)) {
      if (ours === null) delete all[theirs]
      else {
        const refused = refusedWord(field, ours, types)
        if (refused) throw invalid(`values.${field}.${theirs}`, refused)
        all[theirs] = ours
      }
    }
    given[field] = all
  }
  return given
}
