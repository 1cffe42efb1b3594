// Opening tickets through the HTTP API, against pgbench writing the same rows to the same server, taken in turns.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import autocannon from 'autocannon'
import { cpuSeconds, type MeasuredDesk } from './desk.ts'

const title = 'VPN drops every few minutes'
const description =
  'The tunnel to the office closes after some minutes of work and has to be opened again by hand. '.repeat(4)

export interface Opening {
  desk: number
  pgbench: number | null
  ratio: number | null
  p50: number
  p99: number
  cpuMs: number
}

export async function measureOpening(desk: MeasuredDesk, rounds = 5, seconds = 5): Promise<Opening> {
  const taken = []
  for (let round = 0; round < rounds; round++) {
    const pgbench = await runPgbench(desk, seconds)
    const before = cpuSeconds(desk.pid)
    const result = await autocannon({
      url: `${desk.url}/api/v1/tickets`,
      method: 'POST',
      connections: 8,
      duration: seconds,
      headers: { authorization: `Bearer ${desk.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ title, description }),
    })
    if (result.non2xx > 0) throw new Error(`${result.non2xx} requests failed`)
    const rate = result['2xx'] / result.duration
    taken.push({
      desk: rate,
      pgbench,
      ratio: pgbench && rate / pgbench,
      p50: result.latency.p50,
      p99: result.latency.p99,
      cpuMs: ((cpuSeconds(desk.pid) - before) * 1000) / result['2xx'],
    })
  }
  // The round in the middle: other work on the machine hits both sides of it alike.
  return taken.sort((a, b) => (a.ratio ?? 0) - (b.ratio ?? 0))[Math.floor(rounds / 2)] as Opening
}

function findPgbench(): string | undefined {
  const known = [
    '/usr/lib/postgresql/18',
    '/usr/lib/postgresql/17',
    '/usr/lib/postgresql/16',
    '/usr/lib/postgresql/15',
  ].map((folder) => path.join(folder, 'bin/pgbench'))
  const found = known.find(existsSync)
  if (found) return found
  try {
    return execFileSync('sh', ['-c', 'command -v pgbench'], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}

/** Transactions per second, or null where there is no pgbench. */
async function runPgbench(desk: MeasuredDesk, seconds: number): Promise<number | null> {
  const program = findPgbench()
  if (!program) return null
  const { host, port, user, password, database } = await desk.connection()
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mendbook-pgbench-'))
  const script = path.join(folder, 'open.sql')
  writeFileSync(script, await sameRows(desk))
  const args = [
    '-n',
    '-f',
    script,
    '-c',
    '8',
    '-j',
    '1',
    '-T',
    String(seconds),
    '-M',
    'prepared',
    '-h',
    String(host),
    '-p',
    String(port ?? 5432),
    '-U',
    String(user),
    String(database),
  ]
  const { stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, PGPASSWORD: String(password), PGOPTIONS: '-c role=mendbook_desk' },
  })
  rmSync(folder, { recursive: true })
  const tps = /tps = ([\d.]+)/.exec(stdout)?.[1]
  if (!tps) throw new Error(`pgbench failed: ${stderr.slice(0, 400)}`)
  return Number(tps)
}

/** The rows that one opening writes: the ticket, its search text, its event. (A colon before a letter would be a variable to pgbench.) */
async function sameRows(desk: MeasuredDesk): Promise<string> {
  const client = await desk.connect()
  const { rows } = await client.query('select id from person where tenant_id = $1 limit 1', [desk.tenant])
  await client.end()
  const [tenant, person] = [desk.tenant, rows[0].id]
  return `begin;
select set_config('mendbook.tenant', '${tenant}', true);
select gen_random_uuid()::text as id \\gset
insert into ticket (tenant_id, id, number, title, description, type, status, state, priority, priority_by, impact, urgency, tags, fields, channel, requester_id, opened_by, level, opened_at, updated_at)
  values ('${tenant}', :id::uuid, mendbook_next_number('ticket'), '${title}', '${description}', 'incident', 'new', 'new', 'P3', 'matrix', 'medium', 'medium', '{}', '{}', 'api', '${person}', '${person}', 1, now(), now());
insert into search_document (tenant_id, kind, id, owner_id, at, public)
  values ('${tenant}', 'ticket', :id::uuid, '${person}', now(), setweight(to_tsvector('english', '${title}'), 'A') || to_tsvector('english', '${description}'));
insert into event (tenant_id, id, name, subject_kind, subject, audience, changes, actor_kind, actor_id, actor_name, at)
  values ('${tenant}', gen_random_uuid(), 'ticket.opened', 'ticket', :id::uuid, array['agents', 'overseers', 'person' || ':' || '${person}'],
    '{"title": "${title}", "description": "${description}", "type": "incident", "requester": "${person}"}', 'person', '${person}', 'Admin', now());
commit;
`
}
