// Reads a file once, from beginning to end: its rows go into a table, and what its columns hold is told from all of them.

import type { Context } from '../../../platform/context.ts'
import { idOf } from '../map/convert.ts'
import { factsCollector } from '../map/facts.ts'
import { contentIds } from '../map/ids.ts'
import { startingMapping } from '../map/mapping.ts'
import { profileNamed, recognise } from '../profiles/index.ts'
import { tidy } from '../read/clean.ts'
import type { RawRow } from '../read/separated.ts'
import { formatName, openSource } from '../read/source.ts'
import * as rows from './row.store.ts'
import * as store from './run.store.ts'
import type { Step } from './step.ts'
import { announce } from './upload.ts'

const CHUNK_ROWS = 1000
const CHUNK_CHARACTERS = 2_000_000
const TELL_EVERY_MS = 1000

/** So many rows are looked at before the mapping is laid out. */
const SAMPLE_ROWS = 300

export async function stage(step: Step, run: store.RunRow): Promise<void> {
  const { file, settings } = run
  if (!file) return
  // An attempt that was ended in the middle left rows behind.
  while ((await step((ctx) => rows.dropDone(ctx, run.id, true, 5000))) > 0);
  const { files, tenant } = await step(async (ctx) => ({ files: ctx.files, tenant: ctx.tenant }))
  const source = await openSource(() => files.read(tenant, file), settings.askedEncoding ?? undefined)
  const { first, all } = await peek(source.rows, SAMPLE_ROWS)
  const sample = first.flatMap((row) => ('cells' in row ? [row.cells] : []))
  const profile = settings.profile === undefined ? recognise(source.columns) : profileNamed(settings.profile ?? '')
  const mapping = startingMapping(source.columns, sample, profile)
  const collector = factsCollector(source.columns.length)
  await stageRows(step, run, all, mapping.get('id'), collector)
  await step(async (ctx) => {
    await store.update(ctx, run.id, {
      file: null,
      settings: {
        ...settings,
        encoding: source.encoding,
        format: formatName(source.dialect),
        columns: source.columns,
        facts: collector.facts(),
        profile: profile?.key ?? null,
        mapping: [...mapping],
      },
    })
    await ready(ctx, run.id)
  })
}

async function peek(all: AsyncIterable<RawRow>, most: number) {
  const rest = all[Symbol.asyncIterator]()
  const first: RawRow[] = []
  while (first.length < most) {
    const next = await rest.next()
    if (next.done) break
    first.push(next.value)
  }
  async function* everything() {
    yield* first
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  }
  return { first, all: everything() }
}

type Staged = Parameters<typeof rows.insert>[2][number]

async function stageRows(
  step: Step,
  run: store.RunRow,
  all: AsyncIterable<RawRow>,
  idColumns: number[] | undefined,
  collector: ReturnType<typeof factsCollector>,
): Promise<void> {
  const idsOf = contentIds()
  let total = 0
  let told = 0
  let chunk: Staged[] = []
  let characters = 0
  const keep = () =>
    step(async (ctx) => {
      await rows.insert(ctx, run.id, chunk)
      await store.update(ctx, run.id, { rows: total }, false)
      if (Date.now() - told < TELL_EVERY_MS) return
      told = Date.now()
      await announce(ctx, 'import.progressed', run.id, run.by_id)
    })
  for await (const row of all) {
    total += 1
    if ('problem' in row)
      chunk.push({ n: total, line: row.line, source_id: '', cells: [], unreadable: row.problem.slice(0, 1000) })
    else {
      const cells = row.cells.map(storable)
      collector.add(cells)
      chunk.push({
        n: total,
        line: row.line,
        source_id: idOf(cells, idColumns) || idsOf(cells),
        cells,
        unreadable: null,
      })
      for (const cell of cells) characters += cell.length
    }
    if (chunk.length < CHUNK_ROWS && characters < CHUNK_CHARACTERS) continue
    await keep()
    chunk = []
    characters = 0
  }
  await keep()
}

/** PostgreSQL keeps no zero bytes and no half characters. */
const storable = (cell: string) => (cell.isWellFormed() && !cell.includes('\0') ? cell : tidy(cell.toWellFormed()))

/** Gives each row the id of its ticket anew, when another column names it. */
export async function nameRows(step: Step, id: string): Promise<void> {
  const idsOf = contentIds()
  for (let after = 0; ; ) {
    const last = await step(async (ctx) => {
      const run = await store.find(ctx, id)
      const column = new Map(run?.settings.mapping).get('id')
      const some = await rows.page(ctx, id, after, CHUNK_ROWS)
      const named = some.map(({ n, cells }) => ({ n, id: idOf(cells, column) || idsOf(cells) }))
      if (named.length > 0) await rows.rename(ctx, id, named)
      return some.at(-1)?.n
    })
    if (last === undefined) break
    after = last
  }
  await step((ctx) => ready(ctx, id))
}

async function ready(ctx: Context, id: string): Promise<void> {
  const run = await store.hold(ctx, id)
  if (run?.state !== 'reading') return
  await store.update(ctx, id, { state: 'ready' })
  await announce(ctx, 'import.read', id, run.by_id)
}
