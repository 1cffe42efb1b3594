// The database as it was, put back while a desk stands: what a restore leaves behind, without a second server.
import type pg from 'pg'

/** Answers with what puts everything back. One at a time. */
export async function snapshot(superuser: pg.Pool): Promise<() => Promise<void>> {
  const { rows } = await superuser.query<{ name: string; columns: string }>(
    `select t.table_name as name, string_agg(quote_ident(column_name), ', ') as columns
    from information_schema.tables t join information_schema.columns c using (table_schema, table_name)
    where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER' group by 1`,
  )
  const each = (sql: (table: { name: string; columns: string }) => string) => rows.map(sql).join(';\n')
  await superuser.query(
    `drop schema if exists snapshot cascade; create schema snapshot;
    ${each(({ name }) => `create table snapshot."${name}" as table public."${name}"`)}`,
  )
  return async () => {
    // As replication writes: no trigger and no foreign key minds the order.
    await superuser.query(
      `begin; set local session_replication_role = replica;
      ${each(({ name }) => `delete from public."${name}"`)};
      ${each(({ name, columns }) => `insert into public."${name}" (${columns}) overriding system value select ${columns} from snapshot."${name}"`)};
      commit`,
    )
  }
}
