// Reading through the API, one request after the other, against the bare driver asking the same server the same questions.
import { once } from 'node:events'
import http from 'node:http'
import { json } from 'node:stream/consumers'
import type pg from 'pg'
import type { MeasuredDesk } from './desk.ts'
import type { Filled } from './fill.ts'

export interface Reading {
  what: string
  /** Medians, in milliseconds. */
  api: number
  bare: number
  ratio: number
  budget: number
}

const rounds = 150

export async function measureReading(desk: MeasuredDesk, filled: Filled): Promise<Reading[]> {
  const client = await desk.connect()
  await client.query('set role mendbook_desk')
  await client.query("select set_config('mendbook.tenant', $1, false)", [desk.tenant])
  const agent = new http.Agent({ keepAlive: true })
  const headers = { authorization: `Bearer ${desk.token}` }
  // Not by fetch: the driver on the other side of the comparison is as thin.
  const get = async (path: string) => {
    const [answer] = await once(http.get(`${desk.url}/api/v1${path}`, { agent, headers }), 'response')
    if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}`)
    return json(answer)
  }
  const middle = Math.floor(filled.tickets / 2)
  const find = (q: string) => get(`/search?kind=ticket&q=${encodeURIComponent(q)}`)
  const result = [
    await compare(
      'list page of the unresolved tickets',
      4,
      () => get('/tickets?status=new,open,pending,on_hold'),
      () => bareList(client, desk.tenant),
    ),
    await compare(
      'one ticket with its conversation',
      4,
      () => Promise.all([get(`/tickets/T-${middle}`), get(`/tickets/T-${middle}/messages`)]),
      () => bareTicket(client, desk.tenant, middle),
    ),
    await compare(
      'search, rare phrase',
      3,
      () => find(filled.rarePhrase),
      () => bareSearch(client, desk.tenant, filled.rarePhrase),
    ),
    await compare(
      'search, common word',
      3,
      () => find(filled.commonWord),
      () => bareSearch(client, desk.tenant, filled.commonWord),
    ),
  ]
  agent.destroy()
  await client.end()
  return result
}

/** In turns, so that other work on the machine hits both alike. */
async function compare(
  what: string,
  budget: number,
  api: () => Promise<unknown>,
  bare: () => Promise<unknown>,
): Promise<Reading> {
  const times = { api: [] as number[], bare: [] as number[] }
  for (let i = 0; i < rounds + 20; i++) {
    for (const [side, ask] of [
      ['api', api],
      ['bare', bare],
    ] as const) {
      const before = performance.now()
      await ask()
      if (i >= 20) times[side].push(performance.now() - before)
    }
  }
  const [a, b] = [median(times.api), median(times.bare)]
  return { what, api: a, bare: b, ratio: a / b, budget }
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const rows = `select t.*, r.name, r.email, a.name, a.email, g.name, c.name, up.name from ticket t
  join person r on r.tenant_id = t.tenant_id and r.id = t.requester_id left join person a on a.tenant_id = t.tenant_id and a.id = t.assignee_id
  left join team g on g.tenant_id = t.tenant_id and g.id = t.team_id left join category c on c.tenant_id = t.tenant_id and c.id = t.category_id
  left join category up on up.tenant_id = c.tenant_id and up.id = c.parent_id`

const bareList = (client: pg.Client, tenant: string) =>
  client.query({
    name: 'list',
    text: `${rows} where t.tenant_id = $1 and t.status in ('new', 'open', 'pending', 'on_hold') order by t.updated_at desc, t.id desc limit 51`,
    values: [tenant],
  })

async function bareTicket(client: pg.Client, tenant: string, number: number) {
  const found = await client.query({
    name: 'ticket',
    text: `${rows} where t.tenant_id = $1 and t.number = $2`,
    values: [tenant, number],
  })
  await client.query({
    name: 'messages',
    text: 'select m.*, p.name from message m left join person p on p.tenant_id = m.tenant_id and p.id = m.author_id where m.tenant_id = $1 and m.ticket_id = $2 order by m.at, m.id limit 51',
    values: [tenant, found.rows[0].id],
  })
}

/** Bounded like the desk's: the newest 500 matches, ranked; then the twenty best with what was found marked. */
async function bareSearch(client: pg.Client, tenant: string, q: string) {
  const query = (await client.query("select websearch_to_tsquery('english', $1)::text as query", [q])).rows[0].query
  const found = await client.query('select id from mendbook_search($1, $2::tsquery, 20)', ['ticket', query])
  await client.query(
    "select id, title, ts_headline('english', left(description, 4000), $3::tsquery) from ticket where tenant_id = $1 and id = any($2)",
    [tenant, found.rows.map((row) => row.id), query],
  )
}
