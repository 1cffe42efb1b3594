// Mails taken in through the hook, against the bare driver that writes the same rows and files on the same server, in turns.
import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, open, rename } from 'node:fs/promises'
import http from 'node:http'
import path from 'node:path'
import { json } from 'node:stream/consumers'
import type pg from 'pg'
import { cpuSeconds, type MeasuredDesk, memory } from './desk.ts'
import { largeMail, typicalMail } from './typical-mail.ts'

export interface TakingIn {
  /** Mails per second. */
  desk: number
  bare: number
  ratio: number
  /** Of desk and database together, for each mail. */
  cpuMs: number
  /** Megabytes that a mail of 25 MB takes on top while it is taken in, at most, of desk and database together. */
  largeMb: number
}

const senders = 8

export async function measureMail(desk: MeasuredDesk, rounds = 5, mails = 400): Promise<TakingIn> {
  const hook = await addMailbox(desk)
  let n = 0
  const agent = new http.Agent({ keepAlive: true })
  const fresh = () => Array.from({ length: mails }, () => typicalMail(n++))
  const send = async (raw: Buffer) => {
    const request = http.request(hook, { method: 'POST', agent, headers: { 'content-type': 'message/rfc822' } })
    request.end(raw)
    const [answer] = await once(request, 'response')
    const { state } = (await json(answer)) as { state?: string }
    if (state !== 'ticketed') throw new Error(`a mail was not taken in: ${answer.statusCode} ${state}`)
  }
  await atOnce(senders, fresh(), send)
  const bare = await bareWriters(desk)
  const taken: Omit<TakingIn, 'largeMb'>[] = []
  for (let round = 0; round < rounds; round++) {
    const written = await rate(fresh(), bare.write)
    const arriving = fresh()
    const before = cpuSeconds(desk.pid)
    const rateOfDesk = await rate(arriving, send)
    const cpuMs = ((cpuSeconds(desk.pid) - before) * 1000) / mails
    taken.push({ desk: rateOfDesk, bare: written, ratio: rateOfDesk / written, cpuMs })
  }
  await bare.end()
  const largeMb = await most(desk, () => send(largeMail(25)))
  agent.destroy()
  // The round in the middle: other work on the machine hits both sides of it alike.
  const middle = taken.sort((a, b) => a.ratio - b.ratio)[Math.floor(rounds / 2)] as TakingIn
  return { ...middle, largeMb }
}

/** Megabytes on top of what there was before, at the worst moment of it. */
async function most(desk: MeasuredDesk, work: () => Promise<void>): Promise<number> {
  const before = memory(desk.pid)
  let highest = before
  const look = setInterval(() => {
    highest = Math.max(highest, memory(desk.pid))
  }, 20)
  await work().finally(() => clearInterval(look))
  return highest - before
}

/** Where mails are posted to. */
export async function addMailbox({ url, token }: MeasuredDesk): Promise<string> {
  const answer = await fetch(`${url}/api/v1/mailboxes`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'IT help', address: 'it@bench.example' }),
  })
  const { hookKey } = (await answer.json()) as { hookKey?: string }
  if (!hookKey) throw new Error(`no mailbox was made: ${answer.status}`)
  return `${url}/hooks/mail/${hookKey}`
}

type Taking = (raw: Buffer, worker: number) => Promise<void>

/** Mails per second. */
async function rate(mails: Buffer[], one: Taking): Promise<number> {
  const before = performance.now()
  await atOnce(senders, mails, one)
  return (mails.length / (performance.now() - before)) * 1000
}

async function atOnce(workers: number, mails: Buffer[], one: Taking) {
  const left = mails.values()
  const work = async (_: unknown, worker: number) => {
    for (const raw of left) await one(raw, worker)
  }
  await Promise.all(Array.from({ length: workers }, work))
}

/** The tables that one mail which begins a ticket writes to, a row each, two in the log of events. */
const tables = ['ticket', 'mail', 'mail_out', 'event'] as const

/** Takes the rows of a mail that the desk took in, and writes them again and again: only the keys are new. */
async function bareWriters(desk: MeasuredDesk) {
  const clients = await Promise.all(Array.from({ length: senders }, () => desk.connect()))
  for (const client of clients) {
    await client.query('set role mendbook_desk')
    await client.query("select set_config('mendbook.tenant', $1, false)", [desk.tenant])
  }
  const rows = await rowsOfOne(clients[0] as pg.Client)
  return {
    async write(raw: Buffer, writer: number) {
      const sha256 = await writeFile(desk, raw)
      await writeRows(clients[writer] as pg.Client, rows, sha256)
    },
    end: () => Promise.all(clients.map((client) => client.end())),
  }
}

type Rows = Record<(typeof tables)[number], Record<string, unknown>[]>

async function rowsOfOne(client: pg.Client): Promise<Rows> {
  const read = async (text: string, values: unknown[] = []) =>
    (await client.query(text, values)).rows.map((row) => row.row as Record<string, unknown>)
  const [mail] = await read(
    "select to_jsonb(m) as row from mail m where state = 'ticketed' order by received_at desc limit 1",
  )
  if (!mail) throw new Error('the desk took no mail in')
  const values = [mail.ticket_id]
  return {
    mail: [mail],
    ticket: await read('select to_jsonb(t) as row from ticket t where id = $1', values),
    mail_out: await read('select to_jsonb(o) as row from mail_out o where ticket_id = $1', values),
    event: await read('select to_jsonb(e) as row from event e where subject = any($1)', [[mail.ticket_id, mail.id]]),
  }
}

async function writeRows(client: pg.Client, rows: Rows, sha256: string) {
  const ticket = randomUUID()
  const mail = randomUUID()
  const fresh = {
    ticket: () => ({ id: ticket }),
    mail: () => ({ id: mail, sha256, header_id: `<${mail}@bench.example>`, ticket_id: ticket }),
    mail_out: () => ({ id: randomUUID(), event_id: randomUUID(), ticket_id: ticket }),
    event: ({ subject_kind }: Record<string, unknown>) => ({
      id: randomUUID(),
      xid: null,
      subject: subject_kind === 'ticket' ? ticket : mail,
    }),
  }
  await client.query('begin')
  for (const table of tables) {
    const text = `insert into ${table} (${columns(rows, table)}) select ${values(rows, table)} from jsonb_populate_recordset(null::${table}, $1)`
    const written = rows[table].map((row) => ({ ...row, ...fresh[table](row) }))
    await client.query({ name: `bare ${table}`, text, values: [JSON.stringify(written)] })
  }
  await client.query({
    name: 'bare search',
    text: `insert into search_document (tenant_id, kind, id, owner_id, at, public)
      select tenant_id, 'ticket', id, requester_id, now(), setweight(to_tsvector('english', title), 'A') || to_tsvector('english', description)
      from ticket where id = $1`,
    values: [ticket],
  })
  await client.query('commit')
}

const columns = (rows: Rows, table: keyof Rows) =>
  Object.keys(rows[table][0] ?? {})
    .filter((column) => column !== 'xid')
    .join(', ')

const values = (rows: Rows, table: keyof Rows) =>
  columns(rows, table).replace(/\bnumber\b/, "mendbook_next_number('ticket')")

/** As durable as the desk's own: synced, and its name too. */
async function writeFile(desk: MeasuredDesk, raw: Buffer): Promise<string> {
  const sha256 = createHash('sha256').update(raw).digest('hex')
  const folder = path.join(desk.dataDir, 'bench-mails', sha256.slice(0, 2))
  await mkdir(folder, { recursive: true })
  const part = path.join(desk.dataDir, 'bench-mails', randomUUID())
  const file = await open(part, 'wx', 0o600)
  await file.write(raw)
  await file.sync()
  await file.close()
  await rename(part, path.join(folder, sha256))
  const named = await open(folder, 'r')
  await named.sync()
  await named.close()
  return sha256
}
