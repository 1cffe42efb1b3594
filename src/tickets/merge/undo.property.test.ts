// Merging and undoing, in whatever order and with whatever happens in between, leave every ticket as if nobody had merged.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type World } from '../../../test/world.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

const four = 4
const which = fc.nat({ max: four - 1 })
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ act: fc.constant('merge' as const), one: which, other: which, share: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('undo' as const), one: which }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('note' as const), one: which }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('answer' as const), one: which }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('ask' as const), one: which }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('tag' as const), one: which }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('task' as const), one: which }) },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

interface Opened {
  id: string
  by: World['requester']
}

/** Two requesters, tags that overlap, somebody in copy, a parent and a child. */
async function setOut(): Promise<Opened[]> {
  const tickets: Opened[] = []
  for (let n = 0; n < four; n++) {
    const by = n % 2 === 0 ? world.requester : world.colleague
    const opened = await by.post('/tickets', {
      title: `Ticket ${n}`,
      description: `What ${n} began with`,
      tags: ['all', `tag${n % 3}`],
    })
    await world.agent.put(`/tickets/${opened.body.id}/assignment`, { assignee: 'me' })
    tickets.push({ id: opened.body.id, by })
  }
  await world.agent.post(`/tickets/${tickets[1]?.id}/participants`, { person: world.requester.id, role: 'cc' })
  await world.agent.post(`/tickets/${tickets[0]?.id}/children`, { ticket: tickets[3]?.id, mandatory: true })
  return tickets
}

/** Answers with whether the desk did it. */
async function take(tickets: Opened[], it: Step, n: number): Promise<boolean> {
  const { id, by } = tickets[it.one] as Opened
  const { agent } = world
  const answers = {
    merge: () => {
      const { other = 0, share = false } = it as { other?: number; share?: boolean }
      return agent.post(`/tickets/${id}/merge`, { into: tickets[other]?.id, shareConversation: share })
    },
    undo: () => agent.delete(`/tickets/${id}/merge`),
    note: () => agent.post(`/tickets/${id}/replies`, { body: `note ${n}`, visibility: 'internal' }),
    answer: () => agent.post(`/tickets/${id}/replies`, { body: `answer ${n}` }),
    ask: () => by.post(`/tickets/${id}/replies`, { body: `question ${n}` }),
    tag: async () => {
      const { tags } = (await agent.get(`/tickets/${id}`)).body
      return agent.patch(`/tickets/${id}`, { tags: [...tags, `new${n}`] })
    },
    task: () => agent.post(`/tickets/${id}/tasks`, { text: `task ${n}` }),
  }
  const { status } = await answers[it.act]()
  expect(status).toBeLessThan(500)
  return status < 300
}

/** Everything of the tickets but ids, moments and the counters of changes. */
async function rowsOf(tickets: Opened[]) {
  const ids = tickets.map(({ id }) => id)
  const { rows } = await desk.superuser.query(
    `select to_jsonb(t) - array['id', 'number', 'revision', 'updated_at', 'opened_at', 'first_responded_at', 'closed_at', 'parent_id'] as row,
        t.first_responded_at is not null as answered, t.closed_at is not null as closed, array_position($1, t.parent_id) as parent,
        array(select m.visibility || ' ' || m.body from message m where m.ticket_id = t.id order by m.at, m.id) as said,
        array(select p.role || ' ' || p.person_id from ticket_participant p where p.ticket_id = t.id order by 1) as people,
        array(select k.text from ticket_task k where k.ticket_id = t.id order by k.place) as tasks
      from ticket t where t.id = any($1) order by array_position($1, t.id)`,
    [ids],
  )
  return rows
}

/** What an agent reads is what was said on the ticket and on all that was merged into it, in the order of time. */
async function checkReading(tickets: Opened[]) {
  for (const { id } of tickets) {
    const { items } = (await world.agent.get(`/tickets/${id}/messages?limit=200`)).body
    const { rows } = await desk.superuser.query(
      `with recursive inside (id) as (select $1::uuid union select t.id from inside join ticket t on t.merged_into = inside.id)
        select m.id, m.at from message m where m.ticket_id in (select id from inside)
        union all select t.id, t.opened_at from ticket t where t.id in (select id from inside) and t.id <> $1
        order by at, id`,
      [id],
    )
    expect(items.map((item: { id: string }) => item.id)).toEqual(rows.map((row) => row.id))
  }
}

test('merge and undo restore', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 14 }), async (steps) => {
      const [merged, plain] = [await setOut(), await setOut()]
      for (const [n, one] of steps.entries()) {
        const done = await take(merged, one, n)
        if (done && one.act !== 'merge' && one.act !== 'undo') expect(await take(plain, one, n)).toBe(true)
        if (one.act === 'merge' || one.act === 'undo') await checkReading(merged)
      }
      for (let round = 0; round < four; round++)
        for (const one of [2, 0, 3, 1]) await take(merged, { act: 'undo', one }, 0)
      expect(await rowsOf(merged)).toEqual(await rowsOf(plain))
    }),
    { numRuns: Number(process.env.MERGE_RUNS ?? 8), endOnFailure: true },
  )
}, 300_000)
