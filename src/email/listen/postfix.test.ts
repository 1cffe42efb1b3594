// A real mail server delivers to the desk, as docs/mail-delivery.md sets it up.
import path from 'node:path'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rememberingTaker, type Stage, stage } from '../../../test/mail/listening.ts'
import { folderForPostfix, noPostfix, type Postfix, startPostfix } from '../../../test/mail/postfix.ts'

const why = noPostfix()
if (why) console.log(`Not tried: delivery by a real mail server. ${why}.`)

describe.skipIf(why)('Postfix', () => {
  let on: Stage
  let postfix: Postfix
  let full = false
  const { taker, seen } = rememberingTaker()
  let socketFolder = ''

  beforeAll(async () => {
    on = await stage()
    for (const name of ['help@larkfield.example', 'post@otherwhere.example', 'plain@river.example'])
      await on.mailbox(name)
    const choosy = {
      ...taker,
      keepMail: (...args: Parameters<typeof taker.keepMail>) =>
        full ? Promise.reject(new Error('no room')) : taker.keepMail(...args),
    }
    const lmtp = { host: '127.0.0.1', port: 0 }
    const door = await on.open({ taker: choosy, smtp: [{ host: '127.0.0.1', port: 0 }], lmtp: [lmtp] })
    const [bySmtp, byLmtp] = door.places()
    postfix = await startPostfix((folder) => {
      socketFolder = folderForPostfix(path.join(folder, 'mendbook'))
      return [
        'virtual_mailbox_domains = larkfield.example',
        `virtual_transport = lmtp:inet:127.0.0.1:${byLmtp?.port}`,
        'relay_domains = otherwhere.example, river.example',
        `transport_maps = inline:{otherwhere.example=lmtp:unix:${socketFolder}/lmtp, river.example=smtp:[127.0.0.1]:${bySmtp?.port}}`,
        'relay_recipient_maps =',
        'recipient_delimiter = +',
        'lmtp_send_xforward_command = yes',
        'smtp_send_xforward_command = yes',
        'minimal_backoff_time = 1s',
        'queue_run_delay = 1s',
      ]
    })
    await on.open({ taker: choosy, smtp: [], lmtp: [{ path: path.join(socketFolder, 'lmtp') }] })
  }, 60_000)
  afterAll(async () => {
    postfix?.stop()
    await on.stop()
  })

  async function send(to: string[], subject: string, from = 'wren@far.example') {
    const transport = createTransport({ host: '127.0.0.1', port: postfix.port, name: 'far.example', ignoreTLS: true })
    await transport.sendMail({
      envelope: { from, to },
      from: 'wren@far.example',
      to,
      subject,
      text: 'From.\n.\n..\nGrüße\n',
    })
    transport.close()
  }

  test.each([
    ['LMTP at a port', 'help+t.abc@larkfield.example'],
    ['LMTP at a socket', 'post@otherwhere.example'],
    ['SMTP', 'plain@river.example'],
  ])('%s: the message is there once, with the client that Postfix had it from', async (how, address) => {
    await send([address], `By ${how}`)
    await expect.poll(() => seen().map(({ envelope }) => envelope.to[0]), { timeout: 15_000 }).toContain(address)
    const kept = seen().filter(({ envelope }) => envelope.to[0] === address)
    expect(kept).toHaveLength(1)
    expect(kept[0]?.envelope).toMatchObject({ from: 'wren@far.example', address: '127.0.0.1', helo: 'far.example' })
    expect(await kept[0]?.content()).toMatch(new RegExp(`Subject: By ${how}\r\n.*From\\.\r\n\\.\r\n\\.\\.\r\n`, 's'))
    await expect
      .poll(() => postfix.log())
      .toMatch(new RegExp(`to=<${address.replace('+', '\\+')}>.*status=sent \\(250 2.\\d.0 Kept as`))
  })

  test('a bounce comes with no sender; who there is not is refused, and the others of the message get it', async () => {
    const before = seen().length
    await send(['help@larkfield.example', 'nobody@larkfield.example'], 'One of two', '')
    await expect.poll(() => seen().length, { timeout: 15_000 }).toBe(before + 1)
    expect(seen().at(-1)?.envelope).toMatchObject({ from: '', to: ['help@larkfield.example'] })
    await expect.poll(() => postfix.log()).toMatch(/to=<nobody@larkfield\.example>.*status=bounced.*550 5\.1\.1/)
  })

  test('what the desk cannot keep waits in the queue, and comes once when it can', async () => {
    const before = seen().length
    full = true
    await send(['help@larkfield.example'], 'Later')
    await expect.poll(() => postfix.log(), { timeout: 15_000 }).toMatch(/status=deferred .*451 4\.3\.0/)
    expect(postfix.waiting()).toBe(1)
    full = false
    await expect
      .poll(
        () => {
          postfix.flush()
          return seen().length
        },
        { timeout: 20_000, interval: 1000 },
      )
      .toBe(before + 1)
    await expect.poll(() => postfix.waiting(), { timeout: 15_000 }).toBe(0)
    expect(seen()).toHaveLength(before + 1)
  })
})
