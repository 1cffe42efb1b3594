// Looking at imports: all of them, one, the tickets that it would make, the rows that it could not.
import { pageSize, readCursor, toPage } from '../../../platform/cursor.ts'
import { implement } from '../../../platform/execute.ts'
import { getImport, listImportProblems, listImportProfiles, listImports, previewImport } from '../contract.ts'
import { importPlaces } from '../place.ts'
import { profiles } from '../profiles/index.ts'
import { targetsOf } from '../profiles/profile.ts'
import { read } from './bring.ts'
import { brief, found, show } from './present.ts'
import * as rows from './row.store.ts'
import * as store from './run.store.ts'

export const list = implement(listImports, async (ctx, { limit, cursor }) => {
  const size = pageSize(limit)
  const found = await store.list(ctx, readCursor(ctx, 'imports', cursor), size + 1)
  return toPage(ctx, 'imports', found, size, (run) => [run.created_at.toISOString(), run.id], brief)
})

export const get = implement(getImport, (ctx, { id }) => show(ctx, id))

/** Problems are looked for in the first rows only: the whole file is what a dry run is for. */
const ROWS_LOOKED_AT = 300

export const preview = implement(previewImport, async (ctx, { id, limit = 5 }) => {
  const run = found(await store.find(ctx, id))
  const heads = await rows.heads(ctx, id, 0, ROWS_LOOKED_AT)
  const first = heads.slice(0, limit).map(({ source_id }) => source_id)
  const [places, shown, looked, unreadable] = await Promise.all([
    importPlaces(ctx),
    rows.ofTickets(ctx, id, first, 200),
    rows.page(ctx, id, 0, ROWS_LOOKED_AT),
    rows.problems(ctx, id, 0, 50),
  ])
  const lines = new Map(looked.map(({ n, line }) => [n, line]))
  const problems = read(run, looked, places).problems.map(({ n, reason }) => ({ line: lines.get(n) ?? 0, reason }))
  const known = unreadable.map(({ line, reason }) => ({ line, reason }))
  return {
    tickets: read(run, shown, places).tickets.map(({ place, ...row }) => row),
    problems: [...new Map([...known, ...problems].map((one) => [one.line, one])).values()]
      .sort((one, other) => one.line - other.line)
      .slice(0, 50),
  }
})

export const problems = implement(listImportProblems, async (ctx, { id, limit, cursor }) => {
  const run = found(await store.find(ctx, id))
  const scope = `import problems ${run.id}`
  const size = pageSize(limit)
  const after = Number(readCursor(ctx, scope, cursor)?.[0] ?? 0)
  const some = await rows.problems(ctx, id, after, size + 1)
  return toPage(
    ctx,
    scope,
    some,
    size,
    ({ n }) => [String(n)],
    ({ line, reason, cells }) => ({ line, reason, cells }),
  )
})

export const listProfiles = implement(listImportProfiles, async () => ({
  items: profiles.map(({ key, name, evidence, columns }) => ({
    key,
    name,
    evidence,
    columns: Object.entries(columns).map(([column, entry]) => ({
      name: column,
      targets: targetsOf(entry),
      dropped: typeof entry === 'object' && 'drop' in entry ? entry.drop : null,
    })),
  })),
}))
