// Two desks on one folder would destroy its data: the second is refused at once and told who is there. Command-line tools
// are welcome beside a running desk.
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DeskProcess, init, installation, run, startDesk, temporaryFolder, tidyUp } from './desk-process.ts'

let mendbook = ''
let dataDir = ''
let first: DeskProcess

beforeAll(async () => {
  const folder = temporaryFolder()
  dataDir = path.join(folder, 'data')
  mendbook = installation(path.join(folder, 'mendbook'))
  first = await startDesk({ dataDir, program: [mendbook, 'start'] })
})
afterAll(() => tidyUp())

test('a second desk is refused before it loads anything, and told which process has the folder', async () => {
  const second = await run({ dataDir, program: [mendbook, 'start'] })
  expect(second.err).toContain(`Another desk uses the data folder ${dataDir}: process ${first.pid} on `)
  expect(second.err).toContain('Stop the other one first, or set MENDBOOK_DATA to another folder.')
  expect(second.err).not.toContain('    at ')
  expect(second.out).toBe('')
  expect(second.code).toBe(1)
  expect(second.ms).toBeLessThan(first.readyIn / 2)
  expect(await answersAt(first.url)).toBe(true)
})

test('workspaces can be made beside a running desk, which knows them at once', async () => {
  const token = await init({ dataDir }, mendbook)
  const names = ['--org', 'Otherwhere Mills', '--size', 'startup', '--admin', 'admin@otherwhere.example', '--json']
  const added = await run({ dataDir, program: [mendbook, 'workspace', 'add', ...names] })
  expect(added.code).toBe(0)
  const answers = await Promise.all([token, JSON.parse(added.out).token].map(whoIs))
  expect(answers.map((me) => me.tenant.name)).toEqual(['Larkfield Trams', 'Otherwhere Mills'])
})

test('the doctor looks at a desk while it runs', async () => {
  const { code, out } = await run({ dataDir, program: [mendbook, 'doctor', '--json'] })
  const { findings } = JSON.parse(out)
  expect(findings).toContainEqual({ check: 'desk', level: 'ok', cause: 'a desk is running on this folder' })
  expect(findings.filter(({ level }: { level: string }) => level === 'error')).toEqual([])
  expect(code).toBe(0)
  expect(await answersAt(first.url)).toBe(true)
})

const answersAt = async (url: string) => (await fetch(`${url}/readyz`)).ok

async function whoIs(token: string) {
  const answer = await fetch(`${first.url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } })
  return (await answer.json()) as { tenant: { name: string } }
}
