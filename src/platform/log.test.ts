// The log tells what went wrong and never a secret: a whole day at the desk is written at the most talkative level, and searched.
import { Writable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browser } from '../../test/browser.ts'
import { startTestDesk, type TestDesk } from '../../test/desk.ts'
import { createWorld, type World } from '../../test/world.ts'
import { createLog } from './log.ts'

let desk: TestDesk
let world: World
let written = ''
const log = createLog(
  'trace',
  new Writable({
    write(chunk, _encoding, done) {
      written += chunk
      done()
    },
  }),
)

beforeAll(async () => {
  desk = await startTestDesk({ log })
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

test('no token, password, cookie or search reaches the log, whatever happens', async () => {
  const secrets: string[] = [world.admin.token, world.stranger.token]
  const secret = (text: string) => {
    secrets.push(text)
    return text
  }
  const invitation = (await world.admin.post(`/people/${world.requester.id}/invitation`)).body
  const token = secret(invitation.url.split('/').at(-1))
  const page = browser(desk)
  const password = secret('correct-horse-tram')
  await page.post('/invitations/preview', { token })
  await page.post('/invitations/acceptance', { token, password })
  secret(page.cookie()?.value as string)
  await page.post('/sessions', { email: world.requester.email, password })
  secret(page.cookie()?.value as string)
  await page.put('/me/password', { current: password, next: secret('battery-staple-rail') })
  await browser(desk).post('/sessions', { email: world.requester.email, password: secret('wrong-guess-of-somebody') })
  await browser(desk).post('/setup', { token: secret('guessed-set-up-token'), password: secret('set-up-password') })
  secret((await world.admin.post('/api-keys', { name: 'Script' }, { 'idempotency-key': 'k' })).body.token)
  await world.nobody.get('/me', { authorization: `Bearer ${secret('mb_forged-token')}` })
  await world.nobody.get('/me', { cookie: `mendbook_session=${secret('ms_forged-cookie')}` })
  await world.admin.get(`/search?q=${secret('private-words-of-a-search')}`)
  await world.admin.post('/people', `{"password":"${secret('in-broken-json')}"`, { 'content-type': 'application/json' })
  for (const text of secrets) expect([text, written.includes(text)]).toEqual([text, false])
  expect(written).toContain('/api/v1/sessions')
})

test('a fault of the desk is logged with what helps to find it, and without the values of the query', async () => {
  const before = written.length
  await desk.superuser.query("alter table ticket add constraint no_such_title check (title <> 'value-in-a-query')")
  const { status, body } = await world.requester.post('/tickets', { title: 'value-in-a-query' })
  expect([status, body.code]).toEqual([500, 'unavailable'])
  expect(JSON.stringify(body)).not.toMatch(/no_such_title|constraint|select|insert/i)
  const told = written.slice(before)
  expect(told).toContain('no_such_title')
  expect(told).not.toContain('value-in-a-query')
})

test.each(['password', 'token', 'authorization', 'cookie', 'secret', 'current', 'next', 'connectionString'])(
  'a field named %s is hidden at every depth where the desk logs objects',
  (name) => {
    const before = written.length
    log.warn({ [name]: 'sesame', request: { [name]: 'sesame', headers: { [name]: 'sesame' } } }, 'careless')
    expect(written.slice(before)).toContain('careless')
    expect(written.slice(before)).not.toContain('sesame')
  },
)
