// What became of every write of a ledger, told from the database and the disk and not from the desk: nothing that was
// acknowledged is lost, nothing is there twice, nothing is half done.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { findRunningServer } from '../../src/platform/database/own/index.ts'
import { type Answer, type Kind, sha256, type Write } from './ledger-client.ts'

export interface Where {
  dataDir: string
  /** Told when it is not the own one of the data folder. */
  database?: pg.ClientConfig
}

/** One line for each thing that is wrong. */
export async function audit(where: Where, ledger: Write[]): Promise<string[]> {
  const { dataDir } = where
  return withDatabase(where, async (client) => [
    ...(await lostOrDoubled(client, ledger)),
    ...(await halfDone(client)),
    ...(await missingFiles(client, dataDir, ledger)),
    ...leftOver(dataDir),
  ])
}

/** Everybody whose organisation came has joined it: the jobs are done, those of killed desks too. */
export async function jobsAreDone(where: Where): Promise<boolean> {
  const waiting = `select from person p join organisation o on split_part(p.email, '@', 2) = any(o.domains)
    where p.organisation_id is null`
  return (await count(where, waiting)) === 0
}

export function query<Row extends object>(where: Where, text: string): Promise<Row[]> {
  return withDatabase(where, async (client) => (await client.query<Row>(text)).rows)
}

/** How many rows a query finds. */
export const count = async (where: Where, text: string) => (await query(where, text)).length

async function withDatabase<T>({ dataDir, database }: Where, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const connection = database ?? (await findRunningServer(dataDir))
  if (!connection) throw new Error(`no database server runs on ${dataDir}`)
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

/** Where the mark of a write stands when it was kept. */
const marks: Record<Kind, string> = {
  open: 'select title as mark, id::text from ticket',
  reply: 'select body as mark, id::text from message',
  resolve: 'select resolution as mark, id::text from ticket where resolution is not null',
  attach: 'select left(name, -4) as mark, id::text from attachment',
  organise: 'select name as mark, id::text from organisation',
}

/** The one refusal after which a write may be there all the same. */
export const saysItCannotTell = ({ status, body }: Answer) =>
  status === 503 && /cannot tell whether it was/.test(body.detail)

async function lostOrDoubled(client: pg.Client, ledger: Write[]): Promise<string[]> {
  const found = new Map<string, string[]>()
  for (const [kind, query] of Object.entries(marks)) {
    const { rows } = await client.query<{ mark: string; id: string }>(query)
    for (const { mark, id } of rows) found.set(`${kind} ${mark}`, [...(found.get(`${kind} ${mark}`) ?? []), id])
  }
  return ledger.flatMap(({ kind, mark, answer, key }) => {
    const ids = found.get(`${kind} ${mark}`) ?? []
    const what = `${kind} ${mark} (${key ? 'with' : 'without'} a key, answered ${answer?.status ?? 'nothing'})`
    if (ids.length > 1) return [`${what} is there ${ids.length} times`]
    if (!answer) return []
    if (saysItCannotTell(answer)) return []
    if (answer.status >= 300) return ids.length > 0 ? [`${what} was refused and is there`] : []
    if (ids.length === 0) return [`${what} is lost`]
    return ids[0] === answer.body.id ? [] : [`${what} is there under another id`]
  })
}

/** How many events of these names tell of each thing, to be joined to the things. */
const told = (names: string, by: string) =>
  `(select ${by} as id, count(*) as times, min(changes::text) as what from event where name in (${names}) group by 1)`
const notOnce = (table: string, what: string, names: string, by: string) =>
  `select t.${what} as what from ${table} t left join ${told(names, by)} e on e.id = t.id::text where coalesce(e.times, 0) <> 1`
const ofNothing = (table: string, names: string, by: string) =>
  `select e.what from ${told(names, by)} e left join ${table} t on t.id::text = e.id where t.id is null`

const subject = 'subject::text'
const message = "changes->>'message'"
const file = "changes->>'attachment'"
const said = "'ticket.replied', 'ticket.noted'"

const unfinished: Record<string, string> = {
  'tickets without exactly one event of their opening': notOnce('ticket', 'title', "'ticket.opened'", subject),
  'events of tickets that are not there': `select e.name as what from event e left join ticket t on t.id = e.subject
    where e.subject_kind = 'ticket' and t.id is null`,
  'messages without exactly one event': notOnce('message', 'body', said, message),
  'events of messages that are not there': ofNothing('message', said, message),
  'tickets that count their messages wrongly': `select t.title as what from ticket t
    left join (select ticket_id, count(*) as times from message group by 1) m on m.ticket_id = t.id
    where t.public_messages <> coalesce(m.times, 0)`,
  'resolved tickets without exactly one event, or the other way round': `select t.title as what from ticket t
    left join ${told("'ticket.resolved'", subject)} e on e.id = t.id::text
    where coalesce(e.times, 0) <> (t.status = 'resolved')::int or (t.status = 'resolved') <> (t.resolution is not null)`,
  'files without exactly one event': notOnce('attachment', 'name', "'ticket.attached'", file),
  'events of files that are not there': ofNothing('attachment', "'ticket.attached'", file),
  'tickets that cannot be found': `select t.title as what from ticket t
    left join search_document d on d.tenant_id = t.tenant_id and d.kind = 'ticket' and d.id = t.id where d.id is null`,
  'Idempotency-Keys without an answer': 'select key as what from idempotency_key where response is null',
  'jobs without their event': `select j.id::text as what from pgboss.job j left join event e on e.id::text = j.data->>'event'
    where j.data ? 'event' and e.id is null`,
  'organisations without exactly one job': `select e.changes->>'name' as what from event e
    left join (select data->>'event' as event, count(*) as times from pgboss.job group by 1) j on j.event = e.id::text
    where e.name = 'organisation.added' and coalesce(j.times, 0) <> 1`,
  'people who joined their organisation without exactly one event': `select p.email as what from person p
    left join ${told("'person.changed'", subject)} e on e.id = p.id::text
    where coalesce(e.times, 0) <> (p.organisation_id is not null)::int`,
  'reactions that failed': "select changes::text as what from event where name = 'reaction.failed'",
}

async function halfDone(client: pg.Client): Promise<string[]> {
  const findings: string[] = []
  for (const [name, query] of Object.entries(unfinished)) {
    const { rows } = await client.query<{ what: string }>(query)
    if (rows.length > 0) findings.push(`${name}: ${rows.map(({ what }) => what).join(', ')}`)
  }
  return findings
}

/** A desk that comes back clears away what the one before had not received completely. */
function leftOver(dataDir: string): string[] {
  const incoming = path.join(dataDir, 'files', 'incoming')
  return existsSync(incoming) ? readdirSync(incoming).map((name) => `the half file ${name} was left behind`) : []
}

async function missingFiles(client: pg.Client, dataDir: string, ledger: Write[]): Promise<string[]> {
  const sent = new Map(ledger.filter(({ kind }) => kind === 'attach').map((write) => [`${write.mark}.txt`, write]))
  const { rows } = await client.query<{ tenant_id: string; name: string; sha256: string }>(
    'select tenant_id, name, sha256 from attachment',
  )
  return rows.flatMap(({ tenant_id, name, sha256: hash }) => {
    const write = sent.get(name)
    if (!write) return []
    if (hash !== sha256(String(write.body))) return [`the file ${name} is not what was sent`]
    const file = path.join(dataDir, 'files', tenant_id, hash.slice(0, 2), hash)
    if (!existsSync(file)) return [`the file ${name} has a row and no content`]
    return createHash('sha256').update(readFileSync(file)).digest('hex') === hash ? [] : [`the file ${name} is damaged`]
  })
}
