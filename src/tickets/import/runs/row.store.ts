// The SQL of the rows of a file while it is being imported.
import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'

export interface StagedRow {
  n: number
  line: number
  source_id: string
  cells: string[]
}

export async function insert(
  { db, tenant }: Context,
  run: string,
  rows: (StagedRow & { unreadable: string | null })[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into import_row (tenant_id, run_id, n, line, source_id, cells, unreadable)
    select ${tenant}, ${run}, n, line, source_id, cells, unreadable
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (n int, line int, source_id text, cells text[], unreadable text)`.execute(
    db,
  )
}

/** Some rows behind a place, in the order of the file. */
export async function page({ db, tenant }: Context, run: string, after: number, limit: number): Promise<StagedRow[]> {
  const { rows } = await sql<StagedRow>`select n, line, source_id, cells from import_row
    where tenant_id = ${tenant} and run_id = ${run} and n > ${after} and unreadable is null order by n limit ${limit}`.execute(
    db,
  )
  return rows
}

export async function rename({ db, tenant }: Context, run: string, ids: { n: number; id: string }[]): Promise<void> {
  await sql`update import_row r set source_id = t.id
    from unnest(${ids.map(({ n }) => n)}::int[], ${ids.map(({ id }) => id)}::text[]) as t (n, id)
    where r.tenant_id = ${tenant} and r.run_id = ${run} and r.n = t.n`.execute(db)
}

/**
 * The next tickets of a file: for each the place of its first row. Row after row with one look into an index each: a file that
 * was just read has no statistics yet, and a plan that joins the rest of the file anew for each part takes half of an import.
 */
export async function heads(
  { db, tenant }: Context,
  run: string,
  after: number,
  limit: number,
): Promise<{ n: number; source_id: string }[]> {
  const { rows } = await sql<{ n: number; source_id: string }>`select r.n, r.source_id from import_row r
    cross join lateral (select e.n from import_row e where e.tenant_id = ${tenant} and e.run_id = ${run}
      and e.source_id = r.source_id and e.unreadable is null order by e.n limit 1) first
    where r.tenant_id = ${tenant} and r.run_id = ${run} and r.n > ${after} and r.unreadable is null and first.n = r.n
    order by r.n limit ${limit}`.execute(db)
  return rows
}

/** All rows of some tickets, each in the order of the file; of one ticket at most `most`. */
export async function ofTickets(
  { db, tenant }: Context,
  run: string,
  ids: string[],
  most: number,
): Promise<StagedRow[]> {
  const { rows } = await sql<StagedRow>`select r.n, r.line, r.source_id, r.cells from unnest(${ids}::text[]) as i (id)
    cross join lateral (select n, line, source_id, cells from import_row
      where tenant_id = ${tenant} and run_id = ${run} and source_id = i.id and unreadable is null order by n limit ${most}) r
    order by r.n`.execute(db)
  return rows
}

/** How many rows a ticket has beyond those that were looked at, and says so on them. */
export async function refuseBeyond(
  { db, tenant }: Context,
  run: string,
  id: string,
  after: number,
  reason: string,
): Promise<number> {
  const { numAffectedRows } = await sql`update import_row set problem = ${reason}
    where tenant_id = ${tenant} and run_id = ${run} and source_id = ${id} and n > ${after} and unreadable is null`.execute(
    db,
  )
  return Number(numAffectedRows ?? 0)
}

export async function note(
  { db, tenant }: Context,
  run: string,
  problems: { n: number; reason: string }[],
): Promise<void> {
  if (problems.length === 0) return
  await sql`update import_row r set problem = t.reason
    from unnest(${problems.map(({ n }) => n)}::int[], ${problems.map(({ reason }) => reason)}::text[]) as t (n, reason)
    where r.tenant_id = ${tenant} and r.run_id = ${run} and r.n = t.n`.execute(db)
}

/** What was tried before is tried anew. */
export async function forgetProblems({ db, tenant }: Context, run: string): Promise<void> {
  await sql`update import_row set problem = null
    where tenant_id = ${tenant} and run_id = ${run} and (unreadable is not null or problem is not null)`.execute(db)
}

export async function countUnreadable({ db, tenant }: Context, run: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from import_row
    where tenant_id = ${tenant} and run_id = ${run} and (unreadable is not null or problem is not null) and unreadable is not null`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

export interface ProblemRow {
  n: number
  line: number
  reason: string
  cells: string[]
}

export async function problems(
  { db, tenant }: Context,
  run: string,
  after: number,
  limit: number,
): Promise<ProblemRow[]> {
  const { rows } = await sql<ProblemRow>`select n, line, coalesce(unreadable, problem) as reason, cells from import_row
    where tenant_id = ${tenant} and run_id = ${run} and n > ${after} and (unreadable is not null or problem is not null)
    order by n limit ${limit}`.execute(db)
  return rows
}

/** Deletes some of the rows that are done with; the ones with a problem stay until the record goes. Answers with how many. */
export async function dropDone({ db, tenant }: Context, run: string, all: boolean, limit: number): Promise<number> {
  const { numAffectedRows } =
    await sql`delete from import_row where tenant_id = ${tenant} and run_id = ${run} and n in (
      select n from import_row where tenant_id = ${tenant} and run_id = ${run}
        and (${all} or (unreadable is null and problem is null)) limit ${limit})`.execute(db)
  return Number(numAffectedRows ?? 0)
}
