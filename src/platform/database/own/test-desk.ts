// For the tests: a desk reduced to its database, in a process of its own that can be killed. It prints `ready`, the
// server's pid and the milliseconds it took, then `ack N` for each row that PostgreSQL has acknowledged; or `refused`.
import fs from 'node:fs'
import pg from 'pg'
import { startOwnServer } from './index.ts'

const [dataDir = '', which = 'bundled', rows = 'rows'] = process.argv.slice(2)
const say = (line: string) => fs.writeSync(1, `${line}\n`)
const began = performance.now()

try {
  const binaries = which === 'path' ? 'path' : 'bundled'
  const server = await startOwnServer({ dataDir, binaries, log: (level, text) => say(`${level} ${text}`) })
  say(`ready ${server.pid} ${Math.round(performance.now() - began)}`)
  process.once('SIGTERM', () => server.stop().then(() => process.exit(0)))
  if (rows === 'rows') await insertForever(server.connection)
} catch (error) {
  say(`refused ${Math.round(performance.now() - began)} ${error instanceof Error ? error.message : error}`)
}

async function insertForever(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  await client.query('create table if not exists ledger (id int primary key)')
  const { rows } = await client.query('select coalesce(max(id), 0) as top from ledger')
  for (let id = rows[0].top + 1; ; id++) {
    await client.query('insert into ledger values ($1)', [id])
    say(`ack ${id}`)
  }
}
