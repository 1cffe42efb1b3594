// A server that cannot be reached is told in words of people, with what to do: in the outbox, at the mailbox and by the doctor.
import { createServer, type Server } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../../test/desk.ts'
import { testSender } from '../../../../test/mail/sender.ts'
import { createWorld, type World } from '../../../../test/world.ts'
import { aboutTheNetwork, explain } from '../../fetch/explain.ts'
import { mailFindings } from '../../findings.ts'

let desk: TestDesk
let world: World
let mail: ReturnType<typeof testSender>
beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  mail = testSender(desk)
})
afterAll(async () => {
  mail.close()
  await desk.stop()
})

async function listening(greeting: string): Promise<{ port: number; server: Server }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.end(greeting)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as { port: number }).port, server }
}
const closed = (server: Server) => new Promise((resolve) => server.close(resolve))

/** What the outbox, the mailbox and the doctor say once a mail should have gone by this port. */
async function said(name: string, port: number): Promise<string[]> {
  const outgoing = { kind: 'smtp', host: '127.0.0.1', port, security: 'none' }
  const added = await world.admin.post('/mailboxes', { name, address: `${name}@larkfield.example`, outgoing })
  expect(added.status).toBe(201)
  const { number } = (await world.requester.post('/tickets', { title: name })).body
  await mail.send(world.tenant)
  const [row] = (await world.agent.get(`/tickets/${number}/mail`)).body.items
  expect(row.state).toBe('queued')
  const box = (await world.admin.get(`/mailboxes/${name}@larkfield.example`)).body
  const { wrong } = await mailFindings(desk.runtime.database)
  await desk.superuser.query('delete from mail_out')
  expect((await world.admin.delete(`/mailboxes/${name}@larkfield.example`)).status).toBe(204)
  return [row.reason, box.state.outgoing.problem, wrong.map(({ cause }) => cause).join(' ')]
}

test('a port on which nothing listens', async () => {
  const { port, server } = await listening('')
  await closed(server)
  const words = `127.0.0.1 does not listen on port ${port}. Check the port (587 or 465, within a network also 25), and whether the server runs.`
  const [reason, problem, doctor] = await said('gone', port)
  expect([reason, problem]).toEqual([words, words])
  expect(doctor).toContain(words)
})

test('a port on which something else listens, or which ends the connection, or takes no mail now', async () => {
  for (const [name, greeting, words] of [
    ['web', 'HTTP/1.1 400 Bad Request\r\n\r\n', /^What listens on port \d+ of 127\.0\.0\.1 is no mail server\. Check/],
    ['mute', '', /^127\.0\.0\.1 ended the connection\. Nothing is lost: the mail waits in the outbox/],
    ['busy', '421 4.3.2 closing\r\n', /^The server does not take mail now: 421 4\.3\.2 closing\. The desk tries again/],
  ] as const) {
    const { port, server } = await listening(greeting)
    const [reason, problem] = await said(name, port)
    await closed(server)
    expect(reason).toMatch(words)
    expect(problem).toBe(reason)
  }
})

test('names that are not found, times that run out, and what fetching says of the same', () => {
  const asked = { host: 'smtp.example', port: 587, security: 'starttls' as const, sending: true }
  const of = (thrown: object, more = {}) => aboutTheNetwork(thrown, { ...asked, ...more })?.problem
  expect(of({ code: 'EDNS', originalCode: 'ENOTFOUND' })).toBe('There is no server called smtp.example.')
  expect(of({ code: 'EDNS', originalCode: 'EAI_AGAIN' })).toMatch(/could not be looked up/)
  expect(of({ code: 'ETIMEDOUT', command: 'CONN' })).toBe('smtp.example did not answer on port 587.')
  expect(of({ code: 'ETIMEDOUT', timeoutType: 'GREETING_TIMEOUT' })).toMatch(/took the connection .* said nothing/)
  expect(of({ code: 'ESOCKET', originalCode: 'EHOSTUNREACH' })).toMatch(/cannot be reached from this machine/)
  expect(of({ code: 'EMESSAGE' })).toBeUndefined()
  expect(explain({ code: 'ECONNRESET' }, { host: 'imap.example', port: 993 }).hint).toMatch(/is fetched again/)
})

test('a sign-in that is not taken now, and one that no password helps, are not told as a wrong password', () => {
  const asked = { host: 'smtp.example', port: 587, user: 'help', sending: true, signIn: 'microsoft' as const }
  const of = (response: string, more = {}) =>
    explain({ code: 'EAUTH', responseCode: Number(response.slice(0, 3)), response }, { ...asked, ...more })
  for (const said of ['432 4.3.2 Concurrent connections', '451 4.7.0 Internal error', '454 4.7.0 Temporary failure'])
    expect(of(said)).toMatchObject({
      problem: expect.stringMatching(/takes no sign-ins at the moment/),
      lasting: false,
    })
  const off = '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.'
  expect(of(off).hint).toMatch(/^Switch Authenticated SMTP on/)
  expect(of(off, { signIn: 'password' }).hint).toMatch(/and choose Microsoft/)
  expect(of('535 5.7.3 Authentication unsuccessful').hint).toMatch(/Authenticated SMTP has to be allowed/)
})
