// What became of the rows.

interface RowFailure {
  /** Named when several files were read. */
  file?: string
  line: number
  reason: string
}

export interface Tally {
  imported: number
  skipped: number
  failed: number
  failures: RowFailure[]
  newCategories: Set<string>
}

export const emptyTally = (): Tally => ({ imported: 0, skipped: 0, failed: 0, failures: [], newCategories: new Set() })

export const rowsOfTally = (tally: Tally) => tally.imported + tally.skipped + tally.failed

export function fail(tally: Tally, line: number, reason: string, file?: string): void {
  tally.failed += 1
  tally.failures.push({ ...(file !== undefined && { file }), line, reason })
}

/** What `--json` prints. */
export function tallyJson(tally: Tally) {
  const { imported, skipped, failed } = tally
  const failures = tally.failures.toSorted((one, other) =>
    one.file === other.file ? one.line - other.line : (one.file ?? '') < (other.file ?? '') ? -1 : 1,
  )
  return { rows: rowsOfTally(tally), imported, skipped, failed, failures }
}
