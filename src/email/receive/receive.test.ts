// Raw mail handed in at the hook, through the real desk: what becomes of it, and that the ledger tells.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { handIn as hand, type RawWish, rawMail } from '../../../test/mail/hand-in.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { parted } from '../../tickets/contract.ts'
import { addressWith, messageIdWith, signToken } from '../token.ts'

let desk: TestDesk
let world: World
let hookKey: string

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  const mailbox = await world.admin.post('/mailboxes', {
    name: 'IT help',
    address: 'it@larkfield.example',
    team: 'Service',
  })
  hookKey = mailbox.body.hookKey
})
afterAll(() => desk.stop())

const handIn = (message: Buffer, key = hookKey) => hand(desk, key, message)
const raw = (wish: RawWish = {}) => rawMail({ from: world.requester.email, ...wish })

const mail = async (wish: RawWish = {}) => (await handIn(raw(wish))).body
const entry = async (id: string, who: Client = world.agent) => (await who.get(`/mail/ledger/${id}`)).body
const ticketOf = async (number: string) => (await world.agent.get(`/tickets/${number}`)).body
const conversation = async (number: string, who: Client = world.agent) =>
  (await who.get(`/tickets/${number}/messages`)).body.items

const token = (ticket: string, person: string) =>
  signToken({ secret: desk.runtime.secret, tenant: world.tenant }, { ticket, person })

test('a mail becomes a ticket of the person who wrote it, with the team of the mailbox', async () => {
  const { status, body } = await handIn(raw({ subject: 'Re: The VPN drops', body: 'Every hour, *really*.' }))
  expect(status).toBe(202)
  expect(body).toMatchObject({ state: 'ticketed', ticket: { number: expect.stringMatching(/^T-\d+$/) } })
  const ticket = await ticketOf(body.ticket.number)
  expect(ticket).toMatchObject({
    title: 'The VPN drops',
    channel: 'email',
    requester: { id: world.requester.id },
    team: { name: 'Service' },
    status: 'new',
  })
  expect(ticket.description).toContain('Every hour, \\*really\\*.')
  expect(await entry(body.ledgerId)).toMatchObject({
    state: 'ticketed',
    from: world.requester.email,
    subject: 'Re: The VPN drops',
    ticket: { number: body.ticket.number },
    mailbox: { name: 'IT help' },
    verdict: { kind: 'person', from: 'unproven' },
  })
})

test('somebody who is not known becomes a person who can be answered', async () => {
  const { ticket } = await mail({ from: 'Nadir Quill <Nadir@Elsewhere.example>' })
  expect(await ticketOf(ticket.number)).toMatchObject({
    requester: { name: 'Nadir Quill', email: 'nadir@elsewhere.example' },
  })
})

test('the same bytes are taken once, and the same mail through two mailboxes becomes one ticket', async () => {
  const message = raw({ subject: 'Once' })
  const [first, again] = [await handIn(message), await handIn(message)]
  expect(again.body).toEqual(first.body)
  const other = await world.admin.post('/mailboxes', { name: 'Second', address: 'second@larkfield.example' })
  const twin = await handIn(Buffer.concat([Buffer.from('Received: by another way\r\n'), message]), other.body.hookKey)
  expect(twin.body).toMatchObject({ state: 'ignored', reason: expect.stringContaining('came into IT help before') })
})

test('an answer to the address with its token is appended, and the ticket is open again', async () => {
  const { ticket } = await mail({ subject: 'Printer jams' })
  await world.agent.post(`/tickets/${ticket.number}/replies`, { body: 'Which tray?', status: 'pending' })
  const to = addressWith('it@larkfield.example', token(ticket.number, world.requester.id))
  const answer = await mail({
    to,
    subject: 'Whatever',
    body: 'Tray 2.\n\nOn Mon, 2 Feb 2026 at 10:00, IT <it@larkfield.example> wrote:\n> Which tray?',
  })
  expect(answer).toMatchObject({ state: 'appended', ticket })
  const said = (await conversation(ticket.number, world.requester)).at(-1)
  expect(said).toMatchObject({
    body: 'Tray 2.',
    side: 'requester',
    channel: 'email',
    author: { id: world.requester.id },
  })
  expect(said.quoted).toContain('Which tray?')
  expect((await ticketOf(ticket.number)).status).toBe('open')
  expect(await entry(answer.ledgerId)).toMatchObject({ message: said.id, verdict: { match: 'token' } })
})

test('the signature of a mail is folded once, below what a ticket begins with and below an answer', async () => {
  const signature = '-- \nKai Driftwood\nYard 4, extension 12'
  const { ticket } = await mail({ subject: 'Crane stands still', body: `It stands still.\n\n${signature}` })
  const { body, quoted } = parted((await ticketOf(ticket.number)).description)
  expect(body).toBe('It stands still.')
  expect(quoted?.match(/Yard 4/g)).toHaveLength(1)
  const to = addressWith('it@larkfield.example', token(ticket.number, world.requester.id))
  await mail({ to, subject: 'Re: Crane', body: `Still.\n\n${signature}` })
  const said = (await conversation(ticket.number)).at(-1)
  expect(said.body).toBe('Still.')
  expect(said.quoted.match(/Yard 4/g)).toHaveLength(1)
})

test('an answer is found by the Message-ID that the desk made, by one of their own, and by the number in the subject', async () => {
  const { ticket } = await mail({ subject: 'Screen flickers', headers: { 'Message-ID': '<first@larkfield.example>' } })
  const ours = messageIdWith(token(ticket.number, world.requester.id), crypto.randomUUID(), 'larkfield.example')
  for (const [headers, subject, match] of [
    [{ 'In-Reply-To': `<${ours}>` }, 'Re: other', 'token'],
    [{ References: '<unknown@x.example> <first@larkfield.example>' }, 'Re: other', 'reference'],
    [{}, `AW: Screen flickers [${ticket.number}]`, 'subject'],
  ] as const) {
    const answer = await mail({ headers, subject })
    expect(answer).toMatchObject({ state: 'appended', ticket })
    expect((await entry(answer.ledgerId)).verdict.match).toBe(match)
  }
})

test('somebody who is not on the ticket gets neither in nor anything out of it', async () => {
  const { ticket } = await mail({ subject: 'Payroll' })
  const to = addressWith('it@larkfield.example', token(ticket.number, world.requester.id))
  const outsider = 'eve@elsewhere.example'
  const before = (await conversation(ticket.number)).length
  expect(await mail({ from: outsider, to })).toMatchObject({
    state: 'quarantined',
    reason: expect.stringContaining('its sender is not on that ticket'),
  })
  // A participant's address as the name is still somebody else's address.
  expect(await mail({ from: `"${world.requester.email}" <${outsider}>`, to })).toMatchObject({ state: 'quarantined' })
  const tagged = await mail({ from: outsider, subject: `Re: Payroll [${ticket.number}]` })
  expect(tagged.state).toBe('ticketed')
  expect(tagged.ticket.number).not.toBe(ticket.number)
  expect(await conversation(ticket.number)).toHaveLength(before)
})

test('a forged token, an agent without proof and a deactivated person wait for somebody', async () => {
  const { ticket } = await mail({ subject: 'Badge' })
  const good = token(ticket.number, world.requester.id)
  const forged = `${good[0] === 'a' ? 'b' : 'a'}${good.slice(1)}`
  expect(await mail({ to: addressWith('it@larkfield.example', forged) })).toMatchObject({ state: 'quarantined' })
  const asAgent = addressWith('it@larkfield.example', token(ticket.number, world.agent.id))
  expect(await mail({ from: world.agent.email, to: asAgent })).toMatchObject({
    state: 'quarantined',
    reason: expect.stringContaining('in the name of'),
  })
})

test('an out-of-office note stands on its ticket and neither reopens it nor is answered', async () => {
  const { ticket } = await mail({ subject: 'Mouse' })
  await world.agent.post(`/tickets/${ticket.number}/resolution`, { resolution: 'New batteries' })
  const away = await mail({
    subject: `Automatic reply: [${ticket.number}] Mouse`,
    body: 'I am back on Monday.',
    headers: {
      'Auto-Submitted': 'auto-replied',
      'In-Reply-To': `<${messageIdWith(token(ticket.number, world.requester.id), crypto.randomUUID(), 'larkfield.example')}>`,
    },
  })
  expect(away).toMatchObject({ state: 'appended', ticket })
  expect((await ticketOf(ticket.number)).status).toBe('resolved')
  const alone = await mail({ subject: 'Out of office', headers: { 'Auto-Submitted': 'auto-replied' } })
  expect(alone).toMatchObject({ state: 'ignored' })
})

test('what was held back becomes a ticket, or goes where somebody puts it, or is left alone', async () => {
  const { ticket } = await mail({ subject: 'Held' })
  const to = addressWith('it@larkfield.example', token(ticket.number, world.requester.id))
  const held = async () => (await mail({ from: 'kin@elsewhere.example', to, body: 'I am his colleague.' })).ledgerId
  const [one, two, three] = [await held(), await held(), await held()]
  const opened = await world.agent.post(`/mail/ledger/${one}/ticket`)
  expect(opened).toMatchObject({ status: 201, body: { state: 'ticketed', decidedBy: { id: world.agent.id } } })
  const moved = await world.agent.put(`/mail/ledger/${two}/ticket`, { ticket: ticket.number })
  expect(moved.body).toMatchObject({ state: 'appended', ticket: { number: ticket.number } })
  expect((await conversation(ticket.number)).at(-1)).toMatchObject({
    visibility: 'internal',
    body: 'I am his colleague.',
  })
  expect(await conversation(ticket.number, world.requester)).toHaveLength(0)
  const left = await world.agent.post(`/mail/ledger/${three}/dismissal`, { reason: 'A mix-up' })
  expect(left.body).toMatchObject({ state: 'ignored', reason: expect.stringContaining('A mix-up') })
  expect((await world.agent.post(`/mail/ledger/${three}/dismissal`)).status).toBe(409)
})

test('a reply that went to the wrong ticket is moved: it leaves the one and stands on the other', async () => {
  const [wrong, right] = [(await mail({ subject: 'Wrong' })).ticket, (await mail({ subject: 'Right' })).ticket]
  const { ledgerId } = await mail({ subject: `[${wrong.number}]`, body: 'Purple elephants.' })
  expect(await conversation(wrong.number)).toHaveLength(1)
  const moved = await world.agent.put(`/mail/ledger/${ledgerId}/ticket`, { ticket: right.number })
  expect(moved.body).toMatchObject({ state: 'appended', ticket: { number: right.number } })
  expect(await conversation(wrong.number)).toHaveLength(0)
  expect((await conversation(right.number, world.requester)).at(-1)).toMatchObject({ body: 'Purple elephants.' })
  const found = await world.agent.get('/search?q=elephants')
  expect(JSON.stringify(found.body)).not.toContain(`"${wrong.number}"`)
  const apart = await world.agent.post(`/mail/ledger/${ledgerId}/ticket`)
  expect(apart.body).toMatchObject({ state: 'ticketed' })
  expect(await conversation(right.number)).toHaveLength(0)
})

test('files of a mail stand on the ticket; bytes that make no sense harm nobody', async () => {
  const body = [
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'See the log.',
    '--b',
    'Content-Type: text/plain; name="../../log.txt"',
    'Content-Disposition: attachment; filename="../../log.txt"',
    '',
    'line one',
    '--b--',
  ].join('\r\n')
  const { ticket } = await mail({
    body,
    headers: { 'MIME-Version': '1.0', 'Content-Type': 'multipart/mixed; boundary=b' },
  })
  const files = (await world.agent.get(`/tickets/${ticket.number}/attachments`)).body.items
  expect(files).toMatchObject([{ name: 'log.txt' }])
  for (const bytes of [Buffer.from('\0\0\0'), Buffer.from([0xff, 0xfe, 0x0d, 0x0a]), Buffer.from('no headers at all')])
    expect((await handIn(bytes)).body).toMatchObject({ state: 'quarantined' })
  expect((await handIn(Buffer.alloc(0))).status).toBe(400)
})

test('a key that is none, and mail of a restricted team, are nobody else’s', async () => {
  expect((await handIn(raw({}), 'mh_nothing')).status).toBe(404)
  expect((await handIn(raw({}), `${hookKey.slice(0, -1)}${hookKey.endsWith('A') ? 'B' : 'A'}`)).status).toBe(404)
  const vault = await world.admin.post('/mailboxes', {
    name: 'Vault',
    address: 'vault@larkfield.example',
    team: 'Vault',
  })
  const { ledgerId } = (await handIn(raw({ subject: 'Secret' }), vault.body.hookKey)).body
  expect((await world.agent.get(`/mail/ledger/${ledgerId}`)).status).toBe(404)
  expect((await world.guard.get(`/mail/ledger/${ledgerId}`)).status).toBe(200)
  expect((await world.stranger.get(`/mail/ledger/${ledgerId}`)).status).toBe(404)
  expect((await world.requester.get(`/mail/ledger/${ledgerId}`)).status).toBe(403)
  const listed = (await world.agent.get('/mail/ledger?limit=200')).body.items
  expect(listed.map(({ id }: { id: string }) => id)).not.toContain(ledgerId)
})

test('who writes from the address of the desk with a mail program of their own is no mail of the desk', async () => {
  const headers = { 'Message-ID': '<9c1f@larkfield.example>', 'User-Agent': 'Mozilla Thunderbird' }
  expect(
    await mail({ from: 'IT <it@larkfield.example>', subject: 'Found in the shared mailbox', headers }),
  ).toMatchObject({ state: 'ticketed' })
  const ours = messageIdWith(token('T-1', world.requester.id), crypto.randomUUID(), 'larkfield.example')
  const back = await mail({ from: 'it@larkfield.example', headers: { 'Message-ID': `<${ours}>` } })
  expect(back).toMatchObject({ state: 'ignored', reason: expect.stringContaining('The desk sent it itself') })
})

test.each([
  ['multipart/form-data; boundary=b', undefined],
  ['application/json', undefined],
  ['message/rfc822', 'gzip'],
])('what is handed in as %s %s is no mail, and whoever sends it is told so', async (type, encoding) => {
  const headers = { 'content-type': type, ...(encoding && { 'content-encoding': encoding }) }
  const { statusCode, body } = await desk.app.inject({
    method: 'POST',
    url: `/hooks/mail/${hookKey}`,
    headers,
    payload: raw(),
  })
  expect([statusCode, JSON.parse(body).detail]).toEqual([400, expect.stringContaining('Have the raw message sent')])
})
