// Signing in with tokens, against a provider on loopback that speaks RFC 6749 and RFC 7636.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import http from 'node:http'
import type net from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { addMailbox, fetching, ledgerOf, mailOf, stateOf } from '../../../test/mail/fetching.ts'
import { ImapDouble } from '../../../test/mail/imap-double.ts'
import { testSender } from '../../../test/mail/sender.ts'
import { startSmtpDouble } from '../../../test/mail/smtp-double.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { asPerson } from '../../directory/index.ts'
import type { Caller } from '../../platform/context.ts'
import { finishAuthorization } from './finish.ts'
import type { Bases } from './providers.ts'
import { accessTokenOf } from './token.ts'

let desk: TestDesk
let world: World
let imap: ImapDouble
let bases: Bases
let asked: URLSearchParams[]
let answer: (form: URLSearchParams) => [number, object]
let now = new Date()

const provider = http.createServer((request, response) => {
  let body = ''
  request.on('data', (part) => {
    body += part
  })
  request.on('end', () => {
    const form = new URLSearchParams(body)
    asked.push(form)
    const [status, told] = answer(form)
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(told))
  })
})

beforeAll(async () => {
  desk = await startTestDesk({ clock: { now: () => now } })
  world = await createWorld(desk)
  provider.listen(0, '127.0.0.1')
  await once(provider, 'listening')
  const origin = `http://127.0.0.1:${(provider.address() as net.AddressInfo).port}`
  bases = { googleAccounts: origin, googleToken: origin, microsoft: origin }
})
afterAll(async () => {
  provider.close()
  await desk.stop()
})
beforeEach(async () => {
  now = new Date()
  asked = []
  imap = await new ImapDouble().start()
  imap.capabilities = ['IMAP4rev1', 'IDLE', 'AUTH=XOAUTH2', 'SASL-IR']
  answer = () => [
    200,
    { access_token: `access${asked.length}`, refresh_token: `refresh${asked.length}`, expires_in: 3600 },
  ]
})
afterEach(async () => {
  await desk.superuser.query('update mailbox set active = false')
  await imap.stop()
})

const caller = async (): Promise<Caller> => ({
  ...(await asPerson(desk.runtime, world.tenant, world.admin.id)),
  tenant: world.tenant,
  via: { kind: 'session', id: '01a00000-0000-7000-8000-000000000001' },
})

async function begin(signIn = 'google', more: object = {}, mailbox?: string) {
  const id = mailbox ?? (await addMailbox(world, imap, { signIn }))
  const wish = { clientId: 'client', clientSecret: 'shh', ...more }
  const { status, body } = await world.admin.post(`/mailboxes/${id}/authorization`, wish)
  expect(status).toBe(201)
  const url = new URL(body.url)
  return { id, url, state: url.searchParams.get('state') ?? '' }
}

test('goes there with PKCE and a state, comes back once, and fetches with the token', async () => {
  const { id, url, state } = await begin()
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    ...{ client_id: 'client', response_type: 'code', scope: 'https://mail.google.com/', access_type: 'offline' },
    ...{ redirect_uri: 'http://desk.example.com/oauth/mail/callback', code_challenge_method: 'S256' },
  })
  await finishAuthorization(desk.runtime, await caller(), { state, code: 'abc' }, bases)
  const verifier = asked[0]?.get('code_verifier') ?? ''
  expect(createHash('sha256').update(verifier).digest('base64url')).toBe(url.searchParams.get('code_challenge'))
  expect(asked[0]?.get('code')).toBe('abc')
  const again = finishAuthorization(desk.runtime, await caller(), { state, code: 'abc' }, bases)
  await expect(again).rejects.toThrow(/used before/)
  const { body } = await world.admin.get(`/mailboxes/${id}`)
  expect(body.secrets.token).toBe(true)
  imap.tokens.add('access1')
  imap.deliver(mailOf('token'))
  const service = fetching(desk, {}, { bases })
  await service.start()
  await expect.poll(() => ledgerOf(desk, id)).toMatchObject({ rows: 1 })
  await service.stop()
})

test('is renewed before it runs out, once for all who ask; a new refresh token is kept', async () => {
  const { id, state } = await begin('microsoft', { tenant: 'larkfield.example' })
  await finishAuthorization(desk.runtime, await caller(), { state, code: 'abc' }, bases)
  const token = () => accessTokenOf(desk.runtime, world.tenant, id, bases)
  expect(await token()).toBe('access1')
  now = new Date(now.getTime() + 56 * 60_000)
  expect(await Promise.all([token(), token(), token()])).toEqual(['access2', 'access2', 'access2'])
  expect(asked).toHaveLength(2)
  expect(asked[1]?.get('refresh_token')).toBe('refresh1')
  expect(asked[1]?.get('scope')).toMatch(/IMAP.AccessAsUser.All .*SMTP.Send offline_access/)
  now = new Date(now.getTime() + 60 * 60_000)
  expect(await token()).toBe('access3')
  expect(asked[2]?.get('refresh_token')).toBe('refresh2')
})

test('one that was taken back, and one that the mail server refuses, are told in words', async () => {
  const { id, state } = await begin()
  await finishAuthorization(desk.runtime, await caller(), { state, code: 'abc' }, bases)
  const service = fetching(desk, {}, { bases })
  await service.start()
  const problem = async () => (await stateOf(desk, id)).problem
  await expect.poll(problem).toMatch(/refused the token of desk@example.com.*Sign in again on the page of the mailbox/)
  answer = () => [400, { error: 'invalid_grant', error_description: 'Token has been revoked.' }]
  now = new Date(now.getTime() + 60 * 60_000)
  await expect.poll(problem).toMatch(/no longer accepts the authorisation \(Token has been revoked.\)/)
  await service.stop()
})

test('a token that ends in the middle is renewed once, for fetching and for sending, and both go on', async () => {
  const smtp = await startSmtpDouble()
  const { id, state } = await begin()
  const outgoing = { kind: 'smtp', host: '127.0.0.1', port: smtp.port, security: 'none', user: 'me', signIn: 'google' }
  await world.admin.patch(`/mailboxes/${id}`, { outgoing, handling: { holdSeconds: 0 } })
  await finishAuthorization(desk.runtime, await caller(), { state, code: 'abc' }, bases)
  const takes = (token: string) => {
    imap.tokens = new Set([token])
    smtp.accounts = new Map([['me', token]])
  }
  takes('access1')
  const service = fetching(desk, {}, { bases })
  const mail = testSender(desk, {}, (tenant, mailbox, refused) =>
    accessTokenOf(desk.runtime, tenant, mailbox, bases, refused),
  )
  try {
    await service.start()
    imap.deliver(mailOf('before'))
    await expect.poll(() => ledgerOf(desk, id)).toMatchObject({ rows: 1 })
    const { number } = (await world.requester.post('/tickets', { title: 'The gate sticks' })).body
    await mail.send(world.tenant)
    expect(smtp.taken).toHaveLength(1)
    // Taken back long before its time is over; the next connections meet that.
    takes('access2')
    let cuts = 1
    imap.fault = () => (cuts-- > 0 ? 'cut' : undefined)
    mail.close()
    imap.deliver(mailOf('after'))
    await expect.poll(() => ledgerOf(desk, id)).toMatchObject({ rows: 2 })
    for (const body of ['Which gate?', 'And when?'])
      expect((await world.agent.post(`/tickets/${number}/replies`, { body })).status).toBe(201)
    await mail.send(world.tenant)
    expect(smtp.taken).toHaveLength(3)
    expect(asked.map((form) => form.get('grant_type'))).toEqual(['authorization_code', 'refresh_token'])
    expect(await stateOf(desk, id)).toMatchObject({ problem: null, sending_problem: null })
    // And one that can no longer be renewed: both sides say what to do, and no mail is lost.
    takes('access9')
    answer = () => [400, { error: 'invalid_grant' }]
    mail.close()
    await world.agent.post(`/tickets/${number}/replies`, { body: 'Still there?' })
    await mail.send(world.tenant)
    expect((await stateOf(desk, id)).sending_problem).toMatch(
      /no longer accepts.*Sign in again on the page of the mailbox/,
    )
    cuts = 1
    await expect.poll(async () => (await stateOf(desk, id)).problem).toMatch(/Sign in again on the page of the mailbox/)
    answer = () => [200, { access_token: 'access9', expires_in: 3600 }]
    await expect.poll(async () => (await stateOf(desk, id)).problem).toBeNull()
    now = new Date(now.getTime() + 60_000)
    await mail.send(world.tenant)
    expect(smtp.taken).toHaveLength(4)
  } finally {
    mail.close()
    await service.stop()
    await smtp.stop()
  }
})

test('an answer to somebody else, a late one, a forged one and a refusal change nothing', async () => {
  const { id, state } = await begin()
  const me = await caller()
  const finish = (who: Caller, given: string, more: object = { code: 'abc' }) =>
    finishAuthorization(desk.runtime, who, { state: given, ...more }, bases)
  const agent = await asPerson(desk.runtime, world.tenant, world.agent.id)
  await expect(finish({ ...me, actor: agent.actor }, state)).rejects.toThrow(/somebody else/)
  await expect(
    finish(
      me,
      state.replace(/.(?=.{20}$)/, (sign) => (sign === 'A' ? 'B' : 'A')),
    ),
  ).rejects.toThrow(/Begin again/)
  const { state: refused } = await begin('google', {}, id)
  await expect(finish(me, refused, { error: 'access_denied' })).rejects.toThrow(/was not allowed/)
  const { state: late } = await begin('google', {}, id)
  now = new Date(now.getTime() + 11 * 60_000)
  await expect(finish(me, late)).rejects.toThrow(/older than 10 minutes/)
  expect(asked).toEqual([])
  const page = await desk.app.inject({ url: '/oauth/mail/callback?state=%3Cscript%3E&code=1' })
  expect([page.statusCode, page.headers['content-type']]).toEqual([401, 'text/html; charset=utf-8'])
  expect(page.body).not.toContain('<script>')
})
