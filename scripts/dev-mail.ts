// `npm run dev:mail`: a mail world on this machine, for a desk that is tried or developed. SMTP that keeps what it gets, IMAP from which a
// desk fetches as from a real account, and a page on which one reads what the desk sent and answers as the customer.
import { startCatcher } from '../src/email/catcher/index.ts'
import { spellings } from '../src/email/listen/recipients.ts'
import { ImapDouble } from '../test/mail/imap-double.ts'

const { MAIL_ADDRESS: address = 'help@desk.example', MAIL_HOOK: hook } = process.env
const ports = { smtp: 1025, imap: 1143, page: 1080 }

const inbox = new ImapDouble()
// Any password will do: nothing here is anybody's.
inbox.accepts = (user) => user !== ''

/** Mail for the desk lies in its mailbox; all other mail is for people, and they read it on the page. */
async function deliver(raw: Buffer, to: string[]) {
  if (!to.some((each) => spellings(each).includes(address.toLowerCase()))) return
  if (!hook) return void inbox.deliver(raw)
  const answer = await fetch(hook, { method: 'POST', body: new Uint8Array(raw) })
  if (!answer.ok) throw new Error(`the desk said ${answer.status} at ${hook}`)
}

const catcher = await startCatcher({
  host: '127.0.0.1',
  pagePort: ports.page,
  smtpPort: ports.smtp,
  setting: () => ({
    title: 'Mendbook mail',
    about: `What the desk sends lands here. What you write to ${address} waits for the desk in its mailbox.`,
    desk: process.env.BASE_URL ?? 'http://127.0.0.1:4800',
    addresses: [address],
    people: [{ name: 'Wren Tidewell', address: 'wren.tidewell@river.example' }],
  }),
  send: (raw, { to }) => deliver(raw, to),
  caught: (raw, to) => void deliver(raw, to).catch((error: Error) => console.error(error.message)),
})
await inbox.start(ports.imap).catch(() => inbox.start())

console.log(`Mails are shown at http://127.0.0.1:${catcher.pagePort}

A mailbox of the desk for it (Admin → Mail → Mailboxes → Add mailbox):
  address   ${address}
  incoming  ${hook ? `handed to ${hook}` : `IMAP, 127.0.0.1, port ${inbox.port}, no encryption, user ${address}, any password`}
  outgoing  SMTP, 127.0.0.1, port ${catcher.smtpPort}, no encryption, no user

MAIL_ADDRESS sets another address; MAIL_HOOK hands mail to a hook and not to the IMAP mailbox. Ctrl+C ends it.`)

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, async () => {
    await Promise.all([catcher.stop(), inbox.stop()])
  })
