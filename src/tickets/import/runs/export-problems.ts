// The rows that were not imported, as a file of their own: with what is wrong with them, ready to be mended and brought again.
import { implement } from '../../../platform/execute.ts'
import { csvLine, GrowingFile, type Part } from '../../../platform/growing-file.ts'
import { exportImportProblems } from '../contract.ts'
import { found } from './present.ts'
import * as rows from './row.store.ts'
import * as store from './run.store.ts'

const perPart = 500

export const exportProblems = implement(exportImportProblems, async (ctx, { id }) => {
  const run = found(await store.find(ctx, id))
  const head = csvLine(['line', 'reason', ...run.settings.columns])
  const name = `not-imported-${run.file_name.replace(/\.\w+$/, '')}.csv`
  return new GrowingFile(name, 'text/csv; charset=utf-8', async (reading, from): Promise<Part> => {
    const some = await rows.problems(reading, id, Number(from?.[0] ?? 0), perPart)
    const lines = some.map(({ line, reason, cells }) => csvLine([line, reason, ...cells]))
    const last = some.length === perPart ? some.at(-1) : undefined
    return { content: `${from ? '' : head}${lines.join('')}`, next: last && [String(last.n)], rows: some.length }
  })
})
