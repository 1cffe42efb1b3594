// Follow-ups: jobs that commit with their event, run at least once, are one for each event and reaction, are tried again,
// and stand where people see them when they fail for good.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../test/desk.ts'
import { createWorld, type World } from '../../test/world.ts'
import { asPerson } from '../directory/index.ts'
import type { Context } from './context.ts'
import { act, type Runtime } from './events.ts'
import { runFollowUp } from './follow-up.ts'
import { type Jobs, openJobs } from './jobs.ts'
import type { FollowUp } from './reactions.ts'

let desk: TestDesk
let world: World
let jobs: Jobs
let runtime: Runtime
const ran: string[] = []
/** How often each subject's follow-up still has to fail. */
const failures = new Map<string, number>()

const followUp = (name: string, on: FollowUp['on'], attempts: number): FollowUp => ({
  name,
  on,
  attempts,
  async run(ctx, event) {
    ran.push(`${name} ${event.subject.id}`)
    await ctx.record({ name: 'thing.followed', subject: event.subject, changes: { by: name }, audience: [] })
    const left = failures.get(event.subject.id) ?? 0
    failures.set(event.subject.id, left - 1)
    if (left > 0) throw new Error(`the other side does not answer\nat secret/place.ts`)
  },
})
const followUps = [
  followUp('test.tell', ['thing.happened'], 3),
  followUp('test.count', ['thing.happened', 'thing.grew'], 1),
]

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  jobs = await openJobs(desk.database, desk.log, followUps, [])
  runtime = { ...desk.runtime, followUps, outbox: jobs.outbox, committed: (_, events) => jobs.wake(events) }
  await jobs.work(followUps, [], (...job) => runFollowUp(runtime, ...job), false)
})
afterAll(async () => {
  await jobs.stop()
  await desk.stop()
})

async function doing<T>(verb: (ctx: Context) => Promise<T>): Promise<T> {
  const { actor } = await asPerson(runtime, world.tenant, world.admin.id)
  return act(runtime, { tenant: world.tenant, actor }, verb)
}

const happened = (ctx: Context, id: string, name: `${string}.${string}` = 'thing.happened') =>
  ctx.record({ name, subject: { kind: 'thing', id }, audience: [] })

interface StoredJob {
  id: string
  name: string
  state: string
}

const jobsOf = async (subject: string): Promise<StoredJob[]> => {
  const { rows } = await desk.superuser.query(
    `select j.id, j.name, j.state::text from pgboss.job j join event e on e.id = (j.data->>'event')::uuid
     where e.subject = $1 order by j.name`,
    [subject],
  )
  return rows
}

const states = async (subject: string) => (await jobsOf(subject)).map(({ name, state }) => `${name} ${state}`)
const followed = async (subject: string) => {
  const { rows } = await desk.superuser.query(
    "select changes->>'by' as by from event where subject = $1 and name = 'thing.followed' order by id",
    [subject],
  )
  return rows.map(({ by }) => by).sort()
}
const soon = { timeout: 20_000, interval: 20 }

/** Not in some seconds, as for people, but now. */
async function hurry() {
  await desk.superuser.query("update pgboss.job set start_after = now() where state = 'retry'")
  jobs.wake([{ name: 'thing.happened' }, { name: 'thing.grew' }])
}

test('each reaction to an event is one job, and runs after the commit', async () => {
  const subject = crypto.randomUUID()
  await doing(async (ctx) => {
    await happened(ctx, subject)
    expect(ran.filter((line) => line.includes(subject))).toEqual([])
  })
  await expect.poll(() => states(subject), soon).toEqual(['test.count completed', 'test.tell completed'])
  expect(await followed(subject)).toEqual(['test.count', 'test.tell'])
  expect(ran.filter((line) => line.includes(subject)).sort()).toEqual([`test.count ${subject}`, `test.tell ${subject}`])
})

test('what is rolled back is never followed up', async () => {
  const subject = crypto.randomUUID()
  const failing = doing(async (ctx) => {
    await happened(ctx, subject)
    throw new Error('changed my mind')
  })
  await expect(failing).rejects.toThrow()
  await doing((ctx) => happened(ctx, crypto.randomUUID()))
  expect(await jobsOf(subject)).toEqual([])
  expect(ran.some((line) => line.includes(subject))).toBe(false)
})

test('asked for twice, there is one job for one event and one reaction', async () => {
  const subject = crypto.randomUUID()
  await doing((ctx) => happened(ctx, subject, 'thing.grew'))
  const { rows } = await desk.superuser.query('select id from event where subject = $1', [subject])
  const again = { queue: 'test.count', tenant: world.tenant, event: rows[0].id }
  for (let n = 0; n < 2; n++) await desk.database.inTenant(world.tenant, (db) => jobs.outbox(db, [again]))
  await expect.poll(() => states(subject), soon).toEqual(['test.count completed'])
  expect(await followed(subject)).toEqual(['test.count'])
})

test('one that fails leaves nothing, is tried again, and then counts once', async () => {
  const subject = crypto.randomUUID()
  failures.set(subject, 1)
  await doing((ctx) => happened(ctx, subject, 'thing.happened'))
  // Of the two reactions one fails, whichever comes first; only the one with attempts left comes back by itself.
  await expect.poll(async () => (await states(subject)).some((line) => /retry|failed/.test(line)), soon).toBe(true)
  const [failed] = (await jobsOf(subject)).filter(({ state }) => /retry|failed/.test(state))
  expect(await followed(subject)).not.toContain(failed?.name)
  if (failed?.state === 'failed') expect((await world.admin.post(`/jobs/${failed.id}/retry`)).status).toBe(200)
  await expect
    .poll(async () => {
      await hurry()
      return states(subject)
    }, soon)
    .toEqual(['test.count completed', 'test.tell completed'])
  expect(await followed(subject)).toEqual(['test.count', 'test.tell'])
})

test('one that fails for good is listed with its reason, and tried again when somebody asks', async () => {
  const subject = crypto.randomUUID()
  failures.set(subject, 1)
  await doing((ctx) => happened(ctx, subject, 'thing.grew'))
  await expect.poll(() => states(subject), soon).toEqual(['test.count failed'])
  const [stored] = await jobsOf(subject)
  const listed = (await world.admin.get('/jobs?state=failed')).body.items.find(
    (job: StoredJob) => job.id === stored?.id,
  )
  expect(listed).toMatchObject({
    queue: 'test.count',
    state: 'failed',
    attempts: 1,
    error: 'the other side does not answer',
  })
  expect(listed.finishedAt).not.toBeNull()
  expect((await world.stranger.get('/jobs')).body.items.some((job: StoredJob) => job.id === stored?.id)).toBe(false)
  expect((await world.stranger.post(`/jobs/${stored?.id}/retry`)).status).toBe(404)
  const retried = await world.admin.post(`/jobs/${stored?.id}/retry`)
  expect([retried.status, retried.body.state]).toEqual([200, 'retrying'])
  await hurry()
  await expect.poll(() => states(subject), soon).toEqual(['test.count completed'])
  const again = await world.admin.post(`/jobs/${stored?.id}/retry`)
  expect([again.status, again.body.code]).toEqual([409, 'conflict'])
})

test('a failed job that is asked for and whose request fails stays failed', async () => {
  const subject = crypto.randomUUID()
  failures.set(subject, 1)
  await doing((ctx) => happened(ctx, subject, 'thing.grew'))
  await expect.poll(() => states(subject), soon).toEqual(['test.count failed'])
  expect((await world.agent.post(`/jobs/${(await jobsOf(subject))[0]?.id}/retry`)).status).toBe(403)
  expect(await states(subject)).toEqual(['test.count failed'])
})

test('the list of jobs pages without gaps, also over many of one moment', async () => {
  await desk.superuser.query(
    `insert into pgboss.job (id, name, data, created_on, state) select gen_random_uuid(), 'test.count',
       jsonb_build_object('tenant', $1::text, 'event', gen_random_uuid()), now() + n * interval '30 microseconds', 'cancelled'
     from generate_series(1, 25) n`,
    [world.tenant],
  )
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page = (await world.admin.get(`/jobs?state=cancelled&limit=4${cursor ? `&cursor=${cursor}` : ''}`)).body as {
      items: StoredJob[]
      nextCursor: string | null
    }
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  } while (cursor)
  expect([seen.length, new Set(seen).size]).toEqual([25, 25])
})

test('the settings of a queue that another version made are those of this one after a start', async () => {
  const settings = async () =>
    (
      await desk.superuser.query(
        "select retry_limit, retry_delay, heartbeat_seconds from pgboss.queue where name = 'test.count'",
      )
    ).rows
  const wanted = await settings()
  await desk.superuser.query(
    "update pgboss.queue set retry_limit = 99, retry_delay = 77, heartbeat_seconds = 66 where name = 'test.count'",
  )
  const again = await openJobs(desk.database, desk.log, followUps, [])
  await again.stop()
  expect(await settings()).toEqual(wanted)
})

test('the event of a job may be gone: then there is nothing left to do', async () => {
  const event = crypto.randomUUID()
  await desk.database.inTenant(world.tenant, (db) =>
    jobs.outbox(db, [{ queue: 'test.count', tenant: world.tenant, event }]),
  )
  await hurry()
  await expect
    .poll(async () => {
      const { rows } = await desk.superuser.query("select state::text from pgboss.job where data->>'event' = $1", [
        event,
      ])
      return rows
    }, soon)
    .toEqual([{ state: 'completed' }])
})
