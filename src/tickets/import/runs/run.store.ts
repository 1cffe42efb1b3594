// The SQL of imports as records.
import '../../schema.ts'
import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { ImportOutcome, ImportRun, ImportTarget } from '../contract.ts'
import type { ColumnFacts } from '../map/facts.ts'
import type { GivenWords } from '../map/understanding.ts'
import type { Encoding } from '../read/encoding.ts'

export interface RunSettings {
  /** As asked for at the upload; null: found out. */
  askedEncoding: string | null
  encoding: Encoding | null
  format: string
  columns: string[]
  facts: ColumnFacts[]
  /** Null: none; undefined: to be recognised. */
  profile?: string | null
  mapping: [ImportTarget, number[]][]
  given: GivenWords
  timeZone: string
  dateOrder: ImportRun['dateOrder']
}

/** How far taking it back is. `after`: the last ticket that was looked at. */
export type Undo = NonNullable<ImportRun['undo']> & { after: string }

export interface RunRow {
  id: string
  source: string
  state: ImportRun['state']
  file_name: string
  file_size: string
  file: string | null
  settings: RunSettings
  rows: number
  position: number
  outcome: ImportOutcome | null
  undo: Undo | null
  error: string | null
  by_id: string
  by_name: string
  revision: number
  created_at: Date
  started_at: Date | null
  finished_at: Date | null
  expires_at: Date
}

const columns = sql`r.id, r.source, r.state, r.file_name, r.file_size, r.file, r.settings, r.rows, r.position, r.outcome, r.undo, r.error, r.by_id,
  p.name as by_name, r.revision, r.created_at, r.started_at, r.finished_at, r.expires_at`
const joined = sql`from import_run r join person p on p.tenant_id = r.tenant_id and p.id = r.by_id`

export async function insert(
  { db, tenant, now }: Context,
  run: Pick<RunRow, 'id' | 'source' | 'file_name' | 'file' | 'settings' | 'by_id' | 'expires_at'> & {
    file_size: number
  },
): Promise<void> {
  await sql`insert into import_run (tenant_id, id, source, state, file_name, file_size, file, settings, by_id, created_at, expires_at)
    values (${tenant}, ${run.id}, ${run.source}, 'reading', ${run.file_name}, ${run.file_size}, ${run.file},
      ${JSON.stringify(run.settings)}::jsonb, ${run.by_id}, ${now}, ${run.expires_at})`.execute(db)
}

export async function find({ db, tenant }: Context, id: string): Promise<RunRow | undefined> {
  const { rows } =
    await sql<RunRow>`select ${columns} ${joined} where r.tenant_id = ${tenant} and r.id = ${id}`.execute(db)
  return rows[0]
}

/** Until the commit nobody else changes it. */
export async function hold({ db, tenant }: Context, id: string): Promise<RunRow | undefined> {
  const { rows } =
    await sql<RunRow>`select ${columns} ${joined} where r.tenant_id = ${tenant} and r.id = ${id} for update of r`.execute(
      db,
    )
  return rows[0]
}

/** @param after time and id of the last one of the page before */
export async function list({ db, tenant }: Context, after: string[] | undefined, limit: number): Promise<RunRow[]> {
  const beyond = after ? sql`and (r.created_at, r.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``
  const { rows } = await sql<RunRow>`select ${columns} ${joined} where r.tenant_id = ${tenant} ${beyond}
    order by r.created_at desc, r.id desc limit ${limit}`.execute(db)
  return rows
}

type Values = Partial<
  Pick<
    RunRow,
    | 'source'
    | 'state'
    | 'file'
    | 'settings'
    | 'rows'
    | 'position'
    | 'outcome'
    | 'undo'
    | 'error'
    | 'started_at'
    | 'finished_at'
    | 'expires_at'
  >
>

/** @param visible false for progress, which is no change that two people could make at once */
export async function update({ db, tenant }: Context, id: string, values: Values, visible = true): Promise<void> {
  const json = new Set(['settings', 'outcome', 'undo'])
  const set = Object.entries(values).map(([name, value]) =>
    json.has(name)
      ? sql`${sql.ref(name)} = ${value === null ? null : JSON.stringify(value)}::jsonb`
      : sql`${sql.ref(name)} = ${value}`,
  )
  if (visible) set.push(sql`revision = revision + 1`)
  await sql`update import_run set ${sql.join(set)} where tenant_id = ${tenant} and id = ${id}`.execute(db)
}

export async function remove({ db, tenant }: Context, id: string): Promise<void> {
  await sql`delete from import_run where tenant_id = ${tenant} and id = ${id}`.execute(db)
}

/** Those whose time is over, and that nobody works on. */
export async function expired({ db, tenant, now }: Context): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from import_run
    where tenant_id = ${tenant} and expires_at < ${now} and state not in ('checking', 'importing', 'undoing')`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/** Which of these files still wait to be read. */
export async function filesInUse({ db, tenant }: Context, names: string[]): Promise<string[]> {
  const { rows } = await sql<{ file: string }>`select file from import_run
    where tenant_id = ${tenant} and file = any(${names}::text[])`.execute(db)
  return rows.map(({ file }) => file)
}
