// One part of a file becomes tickets, in one transaction: short, because live updates wait for the oldest one that runs.
import type { Actor, Context } from '../../../platform/context.ts'
import { judgeRow, newOnes, type PlacedRow, readFields } from '../batch.ts'
import type { ImportRow, ImportTarget } from '../contract.ts'
import { createLookup, type Lookup } from '../lookup.ts'
import { converter, type State } from '../map/convert.ts'
import { ticketOf } from '../map/log.ts'
import type { Understanding } from '../map/understanding.ts'
import { importPlaces, type Places, settleIn } from '../place.ts'
import * as imports from '../store.ts'
import { remember } from '../undo/store.ts'
import { importerOf, writeTickets } from '../write.ts'
import { understandingOf } from './present.ts'
import * as rows from './row.store.ts'
import type { RunRow } from './run.store.ts'
import type { Part } from './tally.ts'

/** A ticket with more states is a mistake in the mapping: a column that is no id. */
const MOST_STATES = 5000

type Problem = { n: number; reason: string }

/** The tickets whose first rows stand at `heads`. With a dry run nothing is written but what is wrong with which row. */
export async function bring(
  ctx: Context,
  run: RunRow,
  heads: { n: number; source_id: string }[],
  dryRun: boolean,
): Promise<Part> {
  const ids = heads.map(({ source_id }) => source_id)
  const found = await rows.ofTickets(ctx, run.id, ids, MOST_STATES + 1)
  const tooMany = await refuseEndless(ctx, run.id, found)
  const { tickets, problems, states } = read(run, found, await importPlaces(ctx))
  if (!dryRun) await imports.queue(ctx)
  const { fresh: unread } = await newOnes(ctx, run.source, tickets)
  const { fresh, freeFields, refused } = await readFields(ctx, unread)
  const places = new Map(found.map(({ line, n }) => [line, n]))
  for (const { line, reason } of refused) problems.push({ n: places.get(line) ?? 0, reason })
  await rows.note(ctx, run.id, problems)
  const inTheirName = ctx.as(actorOf(run))
  const lookup = await createLookup(inTheirName, fresh, dryRun)
  if (dryRun) lookForNames(fresh, lookup)
  else {
    const origin = { source: run.source, importer: await importerOf(ctx, run.by_id), run: run.id }
    await writeTickets(inTheirName, origin, fresh, lookup)
    await remember(ctx, run.id, lookup.added)
  }
  return {
    tickets: fresh,
    rows: found.length + tooMany,
    failed: problems.length + tooMany,
    states: fresh.reduce((sum, { id }) => sum + (states.get(id) ?? 1) - 1, 0),
    found: { ...lookup.found, freeFields },
  }
}

async function refuseEndless(ctx: Context, run: string, found: rows.StagedRow[]): Promise<number> {
  let beyond = 0
  for (const [id, group] of Map.groupBy(found, ({ source_id }) => source_id)) {
    if (group.length <= MOST_STATES) continue
    const last = group.pop() as rows.StagedRow
    found.splice(found.indexOf(last), 1)
    beyond += await rows.refuseBeyond(
      ctx,
      run,
      id,
      last.n - 1,
      `more than ${MOST_STATES} rows have the id ${id.slice(0, 40)}`,
    )
  }
  return beyond
}

/** What the rows say, as tickets; pure. */
export function read(run: Pick<RunRow, 'settings' | 'rows'>, found: rows.StagedRow[], places: Places) {
  const understanding: Understanding = understandingOf(run)
  const quiet: ReadonlySet<ImportTarget> = new Set(understanding.profile?.quiet)
  const convert = converter(understanding, run.rows)
  const problems: Problem[] = []
  const tickets: PlacedRow[] = []
  const states = new Map<string, number>()
  for (const [id, group] of Map.groupBy(found, ({ source_id }) => source_id)) {
    const good: State[] = []
    for (const row of group) {
      const converted = convert({ line: row.line, cells: row.cells, id })
      if ('problem' in converted) problems.push({ n: row.n, reason: converted.problem })
      else good.push(converted)
    }
    const [first] = group
    if (good.length === 0 || !first) continue
    const theirs = good.findLast((state) => state.theirs)?.theirs
    const judged = judgeRow(settleIn(places, ticketOf(good, quiet), theirs), places)
    if ('problem' in judged) problems.push({ n: first.n, reason: judged.problem })
    else {
      tickets.push(judged)
      states.set(id, good.length)
    }
  }
  return { tickets, problems, states }
}

/** Its name stands in the histories; what it does was permitted when the import was started. */
const actorOf = ({ by_id, by_name }: RunRow): Actor => ({
  kind: 'person',
  id: by_id,
  name: by_name,
  permissions: new Set(),
  teams: new Set(),
})

function lookForNames(rows: ImportRow[], lookup: Lookup): void {
  for (const row of rows) {
    lookup.team(row.team)
    lookup.assignee(row.assigneeEmail, row.assigneeName)
  }
}
