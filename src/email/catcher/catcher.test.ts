// A mail world without any account: what is sent is shown, and what is written goes to the desk as from a customer.
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Catcher, startCatcher } from './index.ts'

let catcher: Catcher
const sent: { raw: string; from: string; to: string[] }[] = []
const page = async (path: string) => (await fetch(`http://127.0.0.1:${catcher.pagePort}${path}`)).text()
const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${catcher.pagePort}${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers,
    redirect: 'manual',
  })

beforeAll(async () => {
  catcher = await startCatcher({
    host: '127.0.0.1',
    pagePort: 0,
    smtpPort: 0,
    setting: () => ({
      title: 'Mail of Larkfield',
      about: 'What the desk sends lands here.',
      desk: 'http://desk.example.com',
      addresses: ['help@larkfield.example'],
      people: [{ name: 'Wren', address: 'wren@river.example' }],
    }),
    send: async (raw, envelope) => void sent.push({ raw: raw.toString(), ...envelope }),
  })
})
afterAll(() => catcher.stop())
beforeEach(() => catcher.kept.clear())

async function fromTheDesk(more: object = {}) {
  const transport = createTransport({
    host: '127.0.0.1',
    port: catcher.smtpPort,
    secure: false,
    auth: { user: 'help', pass: 'anything' },
  })
  await transport.sendMail({
    from: 'Help <help@larkfield.example>',
    replyTo: 'help+t.token@larkfield.example',
    to: 'Wren <wren@river.example>',
    subject: 'Re: The ferry',
    messageId: '<two@larkfield.example>',
    references: ['<one@river.example>'],
    text: 'Try the bell.',
    html: '<p>Try the <b>bell</b>.</p>',
    ...more,
  })
  transport.close()
  return catcher.kept.all()[0]?.id as string
}

test('an empty list says what to do', async () => {
  expect(await page('/')).toContain('No mail yet')
})

test('what the desk sends is listed, and shown as HTML in a frame that may do nothing, as text and as it is', async () => {
  const id = await fromTheDesk()
  expect(await page('/')).toMatch(/From the desk.*Re: The ferry/s)
  expect(await page(`/mail/${id}`)).toContain(`<iframe sandbox="" title="The mail" src="/mail/${id}/html">`)
  expect(await page(`/mail/${id}?view=text`)).toContain('<pre>Try the bell.')
  expect(await page(`/mail/${id}?view=source`)).toContain('Message-ID: &lt;two@larkfield.example&gt;')
  const html = await fetch(`http://127.0.0.1:${catcher.pagePort}/mail/${id}/html`)
  expect(html.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
  expect(await html.text()).toContain('<b>bell</b>')
})

test('a reply is that of the customer, to where the mail asks for it, in the same conversation', async () => {
  const id = await fromTheDesk()
  const form = await page(`/write?answer=${id}`)
  for (const value of ['wren@river.example', 'help+t.token@larkfield.example', 'Re: The ferry'])
    expect(form).toContain(`value="${value}"`)
  expect(form).toContain('&gt; Try the bell.')
  const answered = await post('/write', {
    name: 'Wren',
    from: 'wren@river.example',
    to: 'help+t.token@larkfield.example',
    subject: 'Re: The ferry',
    text: 'It rings.',
    answers: id,
  })
  expect(answered.status).toBe(303)
  const last = sent.at(-1)
  expect(last).toMatchObject({ from: 'wren@river.example', to: ['help+t.token@larkfield.example'] })
  expect(last?.raw).toContain('In-Reply-To: <two@larkfield.example>')
  expect(last?.raw).toContain('References: <one@river.example> <two@larkfield.example>')
  expect(await page('/')).toContain('To the desk')
})

test('what a mail says is no part of the page', async () => {
  const evil = '<img src=x onerror=alert(1)>"\''
  const id = await fromTheDesk({ subject: evil, from: { name: evil, address: 'a@b.example' }, text: evil, html: '' })
  for (const path of ['/', `/mail/${id}`, `/mail/${id}?view=source`, `/write?answer=${id}`])
    expect(await page(path)).not.toContain('<img')
})

test('a draft that cannot be sent says why, and keeps what was written; a line break adds no header', async () => {
  const refused = await post('/write', { from: 'wren', to: 'help@larkfield.example', text: 'Kept words' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toMatch(/Your address is not an address.*Kept words/s)
  await post('/write', {
    from: 'wren@river.example',
    to: 'help@larkfield.example',
    subject: 'A\r\nBcc: b@b.example',
    text: 'x',
  })
  expect(sent.at(-1)?.raw).not.toMatch(/^Bcc:/m)
})

test('pages of other sites change nothing', async () => {
  await fromTheDesk()
  expect((await post('/clear', {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect(catcher.kept.all()).toHaveLength(1)
  expect((await post('/clear', {})).status).toBe(303)
  expect(catcher.kept.all()).toHaveLength(0)
})

test('the list hears of new mail', async () => {
  const stop = new AbortController()
  const events = await fetch(`http://127.0.0.1:${catcher.pagePort}/events`, { signal: stop.signal })
  const reader = events.body?.getReader()
  await reader?.read()
  await fromTheDesk()
  expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('data: new')
  stop.abort()
})
