// The doctor looks at a real desk: what is well is said to be well, and what is wrong is named with what to do.
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../../test/desk.ts'
import { createWorld } from '../../../../test/world.ts'
import { doctor } from './doctor.ts'

let desk: TestDesk
let env: Record<string, string>
beforeAll(async () => {
  desk = await startTestDesk()
  const { host, port, user, password, database } = desk.database.connection
  const query = new URLSearchParams({ host: String(host), port: String(port ?? 5432), user: String(user) })
  query.set('password', String(password))
  env = { MENDBOOK_DATA: desk.dataDir, DATABASE_URL: `postgres:///${database}?${query}` }
})
afterAll(() => desk.stop())

const check = async (name: string) => (await doctor(env)).find((finding) => finding.check === name)

test('a desk that is well has no error', async () => {
  const findings = await doctor(env)
  expect(findings.map(({ check: name }) => name)).toEqual(
    expect.arrayContaining(['configuration', 'node', 'storage', 'schema', 'clocks', 'row-level security']),
  )
  // The server of the tests runs without fsync, which the doctor has to notice; everything else is as it should be.
  expect(findings.filter(({ level }) => level !== 'ok').map(({ cause }) => cause)).toEqual([
    'PostgreSQL runs with fsync off',
  ])
})

test('a table without row-level security is named', async () => {
  await desk.superuser.query('alter table ticket disable row level security')
  expect(await check('row-level security')).toMatchObject({ level: 'error', cause: 'It is off for ticket' })
  await desk.superuser.query('alter table ticket enable row level security')
})

test('a wrong variable is a finding, not a crash', async () => {
  const [finding] = await doctor({ ...env, PORT: '70000' })
  expect(finding).toMatchObject({ check: 'configuration', level: 'error', cause: 'PORT: is above 65535' })
})

test('a port for mail that another program has is a finding; one that is free is well', async () => {
  const other = createServer()
  other.listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const findings = await doctor({ ...env, SMTP_LISTEN: `127.0.0.1:${port}`, LMTP_LISTEN: '127.0.0.1:0' })
  other.close()
  const about = findings.filter(({ check: name }) => name === 'mail delivery')
  expect(about.map(({ level }) => level)).toEqual(['error', 'ok'])
  expect(about[0]?.cause).toMatch(/^Another program takes mail at 127\.0\.0\.1/)
})

test('a mailbox that is not fetched, and mail that waits for somebody, are findings', async () => {
  const { admin, tenant } = await createWorld(desk)
  await admin.post('/mailboxes', { name: 'IT help', address: 'it@doctor.example' })
  expect(await check('mail')).toEqual({ check: 'mail', level: 'ok', cause: 'one mailbox, in order' })
  await desk.superuser.query(
    `update mailbox set incoming = incoming || '{"kind": "imap", "host": "imap.doctor.example"}' where tenant_id = $1`,
    [tenant],
  )
  await desk.superuser.query("update mailbox_state set problem = 'The server says no.' where tenant_id = $1", [tenant])
  await desk.superuser.query(
    `insert into mail (tenant_id, id, mailbox_id, source, sha256, size, received_at, state, verdict)
     select tenant_id, gen_random_uuid(), id, 'hook', repeat('a', 64), 1, now(), 'quarantined', '{}' from mailbox where tenant_id = $1`,
    [tenant],
  )
  const found = (await doctor(env)).filter(({ check: name }) => name === 'mail')
  expect(found.map(({ level, cause }) => [level, cause])).toEqual([
    ['warning', 'Mail to it@doctor.example is not fetched: The server says no.'],
    ['warning', 'One mail is held back'],
  ])
})
