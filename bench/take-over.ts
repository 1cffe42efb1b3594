// `npm run bench:take-over`: a mailbox full of old messages is taken over in the background, while somebody works at the desk.
//   npm run bench:take-over               100,000 messages; an hour or so
//   npm run bench:take-over -- 5000       as many as these
import { once } from 'node:events'
import http from 'node:http'
import { json } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import type { StoredMessage } from '../test/mail/imap-answers.ts'
import { ImapDouble } from '../test/mail/imap-double.ts'
import { type MeasuredDesk, memory, startDesk } from './desk.ts'
import { fill } from './fill.ts'
import { typicalMail } from './typical-mail.ts'

/** Milliseconds. */
interface Times {
  median: number
  p95: number
}

interface TakenOver {
  messages: number
  seconds: number
  /** Of the list page of the unresolved tickets, and of opening a ticket: on a desk at rest, and meanwhile. */
  list: { before: Times; meanwhile: Times }
  open: { before: Times; meanwhile: Times }
  /** Of desk and database together, at most. */
  memoryMb: number
  /** What the ledger holds of it in the end: how many messages, and what became of them. */
  contents: number
  states: Record<string, number>
}

const atRest = 150
/** No fetcher that works needs longer than so many ms for a message. */
const longest = 200

function say(text: string) {
  process.stderr.write(`${text}\n`)
}

/** @throws Error when it does not come to its end */
async function measure(desk: MeasuredDesk, messages: number): Promise<TakenOver> {
  const imap = await new ImapDouble().start()
  const year = 365 * 24 * 3600_000
  imap.messages = Array.from({ length: messages }, (_, i) => oldMessage(i, year))
  imap.uidnext = messages + 1
  const user = deskUser(desk)
  const before = { list: [] as number[], open: [] as number[] }
  const meanwhile = { list: [] as number[], open: [] as number[] }
  for (let i = 0; i < 20; i++) await user.work({ list: [], open: [] })
  for (let i = 0; i < atRest; i++) await user.work(before)
  const client = await desk.connect()
  const began = performance.now()
  let memoryMb = 0
  try {
    const mailbox = await user.addMailbox(imap)
    const count = async () =>
      Number((await client.query('select count(*) from mail_place where mailbox_id = $1', [mailbox])).rows[0].count)
    const waiting = async () =>
      Number(
        (
          await client.query(
            "select count(*) from mail where mailbox_id = $1 and (state = 'received' or state = 'failed' and next_try is not null)",
            [mailbox],
          )
        ).rows[0].count,
      )
    for (let kept = 0, looked = began; kept < messages || (await waiting()) > 0; ) {
      await user.work(meanwhile)
      if (performance.now() - looked < 5000) continue
      looked = performance.now()
      kept = await count()
      memoryMb = Math.max(memoryMb, memory(desk.pid))
      const seconds = (performance.now() - began) / 1000
      if (Math.round(seconds / 5) % 6 === 0) say(`${kept} of ${messages} after ${seconds.toFixed(0)} s, ${memoryMb} MB`)
      if (seconds * 1000 > messages * longest + 60_000) throw new Error(`only ${kept} of ${messages} were taken over`)
    }
    const { rows } = await client.query(
      `select state, count(*)::int as count, (select count(distinct sha256)::int from mail where mailbox_id = $1) as contents
      from mail where mailbox_id = $1 group by state`,
      [mailbox],
    )
    return {
      messages,
      seconds: (performance.now() - began) / 1000,
      list: { before: timesOf(before.list), meanwhile: timesOf(meanwhile.list) },
      open: { before: timesOf(before.open), meanwhile: timesOf(meanwhile.open) },
      memoryMb,
      contents: rows[0]?.contents ?? 0,
      states: Object.fromEntries(rows.map(({ state, count }) => [state, count])),
    }
  } finally {
    await client.end()
    await imap.stop()
    user.end()
  }
}

/** Made when it is asked for: 100,000 of them are two gigabytes. */
const oldMessage = (i: number, age: number): StoredMessage => ({
  uid: i + 1,
  at: new Date(Math.floor((Date.now() - age) / 1000 + i) * 1000),
  flags: new Set(),
  get raw() {
    return typicalMail(1_000_000 + i)
  },
})

/** Somebody who looks at the list and opens a ticket, again and again. */
function deskUser(desk: MeasuredDesk) {
  const agent = new http.Agent({ keepAlive: true })
  const ask = async (method: string, path: string, body?: unknown) => {
    const headers = { authorization: `Bearer ${desk.token}`, 'content-type': 'application/json' }
    const request = http.request(`${desk.url}/api/v1${path}`, { method, agent, headers })
    request.end(body && JSON.stringify(body))
    const [answer] = await once(request, 'response')
    const said = (await json(answer)) as Record<string, unknown>
    if (answer.statusCode >= 300) throw new Error(`${method} ${path} answered ${answer.statusCode}`)
    return said
  }
  const timed = async (times: number[], work: () => Promise<unknown>) => {
    const before = performance.now()
    await work()
    times.push(performance.now() - before)
    await wait(50)
  }
  return {
    async work({ list, open }: { list: number[]; open: number[] }) {
      await timed(list, () => ask('GET', '/tickets?status=new,open,pending,on_hold'))
      await timed(open, () => ask('POST', '/tickets', { title: 'Beside the old mail', description: 'It works.' }))
    },
    async addMailbox({ port, user }: ImapDouble): Promise<string> {
      const server = { kind: 'imap', host: '127.0.0.1', port, security: 'none', user, signIn: 'password' }
      const { id } = await ask('POST', '/mailboxes', {
        name: 'Old mail',
        address: 'old@bench.example',
        incoming: { ...server, takeOver: 'everything', ticketsFromDays: null },
        incomingPassword: 'secret',
      })
      return String(id)
    },
    end: () => agent.destroy(),
  }
}

function timesOf(values: number[]): Times {
  const sorted = values.sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0
  return { median: at(0.5), p95: at(0.95) }
}

const desk = await startDesk()
try {
  say('10,000 tickets: filling …')
  await fill(desk.connect, desk.tenant, 10_000)
  process.stdout.write(`${JSON.stringify(await measure(desk, Number(process.argv[2] ?? 100_000)), null, 2)}\n`)
} finally {
  await desk.stop()
}
