import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { folderForTest } from '../../../test/folder.ts'
import { deskUrl } from './credentials.ts'
import { type Desk, mendbook, startDesk } from './testing.ts'

const me = {
  person: { id: '1', name: 'Ada Sample', email: 'ada@example.com', timeZone: null },
  tenant: { id: '2', name: 'Harbour Works', slug: 'harbour', size: 'startup' },
  permissions: ['tickets.use'],
  teams: [{ id: '3', name: 'Service Desk' }],
  menu: {},
  via: 'api_key',
}

let desk: Desk
let other: Desk
let config: string
beforeAll(async () => {
  desk = await startDesk()
  other = await startDesk()
})
afterAll(async () => {
  await desk[Symbol.asyncDispose]()
  await other[Symbol.asyncDispose]()
})
beforeEach(async () => {
  config = await folderForTest()
  desk.asked = []
  other.asked = []
  desk.answer = ({ headers }) =>
    headers.authorization === 'Bearer mb_good_key'
      ? { body: me }
      : { status: 401, body: { code: 'unauthenticated', detail: 'No such key.' } }
})

const login = (input: string) =>
  mendbook(['login', desk.url, '--token-stdin'], { input, env: { XDG_CONFIG_HOME: config } })

test('a login tries the key, keeps it for the user alone, and the next command uses it', async () => {
  const shown = await login('mb_good_key\n')
  expect(shown.code).toBe(0)
  expect(shown.out).toContain('Ada Sample <ada@example.com> in Harbour Works')
  expect(shown.out).not.toContain('mb_good_key')
  const path = join(config, 'mendbook', 'credentials.json')
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  const who = await mendbook(['whoami'], { env: { XDG_CONFIG_HOME: config } })
  expect(who.out).toContain('teams: Service Desk')
})

test('a key that the desk refuses is not kept', async () => {
  const shown = await login('mb_wrong_key')
  expect(shown.code).toBe(1)
  await expect(readFile(join(config, 'mendbook', 'credentials.json'))).rejects.toThrow()
})

test('a person is asked for the key; without one and without input it is a wrong use', async () => {
  const env = { XDG_CONFIG_HOME: config }
  expect((await mendbook(['login', desk.url], { env, answers: ['mb_good_key'] })).code).toBe(0)
  expect((await mendbook(['login', desk.url], { env })).code).toBe(2)
})

test('a stored key never goes to another desk', async () => {
  await login('mb_good_key')
  const shown = await mendbook(['whoami'], { env: { XDG_CONFIG_HOME: config, MENDBOOK_URL: other.url } })
  expect(shown.code).toBe(1)
  expect(shown.err).toContain('There is no stored login')
  expect(other.asked).toHaveLength(0)
})

test('a logout forgets the key', async () => {
  await login('mb_good_key')
  const env = { XDG_CONFIG_HOME: config }
  expect((await mendbook(['logout'], { env })).out).toContain('forgotten')
  expect((await mendbook(['whoami'], { env })).err).toContain('not logged in')
  expect((await mendbook(['logout'], { env })).out).toContain('not logged in')
})

test.each([
  ['https://desk.example.com/', 'https://desk.example.com'],
  ['desk.example.com', 'https://desk.example.com'],
  ['localhost:4800', 'http://localhost:4800'],
  ['https://example.com/desk/api/v1', 'https://example.com/desk'],
])('the address %s is %s', (typed, url) => {
  expect(deskUrl(typed)).toBe(url)
})

test.each(['ftp://desk.example.com', 'https://user:secret@desk.example.com', 'https://'])(
  '%s is no address',
  (typed) => {
    expect(() => deskUrl(typed)).toThrow(/not the address/)
  },
)
