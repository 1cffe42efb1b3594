// Mail in the demo, without any account: what the desk sends is caught and shown on a page beside it, and what is written there comes to
// the desk as mail of a customer does.
import { Readable } from 'node:stream'
import { asPerson, personByEmail } from '../../../directory/index.ts'
import { keepMail, startCatcher, takeMail, workOnMail } from '../../../email/index.ts'
import type { Desk } from '../../../main.ts'
import { implementations } from '../../../modules.ts'
import { theDesk } from '../../../platform/context.ts'
import { act, type Runtime } from '../../../platform/events.ts'
import { execute } from '../../../platform/execute.ts'
import { loadCompany } from '../../../setup/demo/company.ts'
import { type DemoMail, demoMails } from '../../../setup/demo/mail.ts'

export interface DemoMailWorld {
  /** For whoever started the demo. */
  lines: string[]
  stop(): Promise<void>
  /** Resolves when the mails that the demo begins with are in. */
  filled: Promise<void>
}

/** @param pagePort where the page is shown, or at any port if that is taken; 0: at any */
export async function openDemoMail(desk: Desk, host: string, pagePort: number): Promise<DemoMailWorld> {
  const { runtime } = desk
  const company = loadCompany()
  const address = `help@${company.domain}`
  const tenant = await onlyTenant(runtime)
  const box = { id: '' }
  const catcher = await startCatcher({
    host,
    pagePort,
    smtpPort: 0,
    setting: () => ({
      title: `Mail of ${company.organisation}`,
      about: `What the desk sends lands here. Write to ${address} as one of its people, and watch the ticket appear on the desk.`,
      desk: runtime.baseUrl,
      addresses: [address],
      people: company.people
        .filter(({ role }) => role === 'end_user')
        .map(({ name, email }) => ({ name, address: email })),
    }),
    send: async (raw, envelope) => {
      await takeMail(runtime, arrival(tenant, box.id, raw, envelope))
    },
  })
  const outgoing = { kind: 'smtp', host: '127.0.0.1', port: catcher.smtpPort, security: 'none' }
  const made = await mailboxFor(desk, tenant, { name: 'Help', address, outgoing })
  box.id = made.id
  const filled = made.fresh ? takeAll(runtime, tenant, made.id, address) : Promise.resolve()
  filled.catch((err) => runtime.log.error({ err }, 'the mails of the demo did not all come in'))
  const shown = host.includes(':') ? `[${host}]` : host.replace('0.0.0.0', '127.0.0.1')
  return {
    lines: [`Write to it as a customer, and read what it sends: http://${shown}:${catcher.pagePort}`],
    stop: () => catcher.stop(),
    filled,
  }
}

async function onlyTenant({ database }: Runtime): Promise<string> {
  const found = await database.outsideTenants((db) =>
    db.selectFrom('tenant').select('id').orderBy('id').executeTakeFirst(),
  )
  if (!found) throw new Error('the demo has no workspace')
  return found.id
}

/** The one of the demo, made at its first start; the catcher's port is another one at each. */
async function mailboxFor(
  { runtime }: Desk,
  tenant: string,
  wish: { name: string; address: string; outgoing: object },
) {
  const admin = loadCompany().people.find(({ role }) => role === 'admin')?.email ?? ''
  const id = await act(runtime, { tenant, actor: theDesk, readOnly: true }, (ctx) => personByEmail(ctx, admin))
  if (!id) throw new Error(`the demo has no ${admin}`)
  const { actor } = await asPerson(runtime, tenant, id)
  const verbs = implementations({ retry: async () => undefined })
  const run = async (name: string, input: object) => {
    const verb = verbs.find(({ operation }) => operation.name === name)
    if (!verb) throw new Error(`there is no operation ${name}`)
    return (await execute(runtime, verb, { tenant, actor, via: { kind: 'session', id } }, { input })) as { id: string }
  }
  const there = await run('mailboxes.get', { id: wish.address }).catch(() => undefined)
  if (!there) return { ...(await run('mailboxes.add', wish)), fresh: true }
  return { ...(await run('mailboxes.change', { id: there.id, outgoing: wish.outgoing })), fresh: false }
}

const arrival = (tenant: string, mailbox: string, raw: Buffer, { from, to }: { from: string; to: string[] }) => ({
  tenant,
  mailbox,
  source: 'smtp' as const,
  envelope: { from, to, address: '127.0.0.1', helo: 'localhost' },
  raw: Readable.from([raw]),
})

/** One after the other: some answer those before them. */
async function takeAll(runtime: Runtime, tenant: string, mailbox: string, address: string) {
  for (const mail of demoMails(runtime.clock.now())) {
    const then = { ...runtime, clock: { now: () => mail.at } }
    const it = arrival(tenant, mailbox, mail.raw, { from: mail.from, to: [address] })
    if (mail.unreadable) await failWith(then, tenant, mail, it)
    else await takeMail(then, it)
  }
}

/** Tried as often as it is, then parked. Whoever tries it again on the screen of the ledger gets it. */
async function failWith(runtime: Runtime, tenant: string, { raw }: DemoMail, it: ReturnType<typeof arrival>) {
  const { id } = await keepMail(runtime, { ...it, raw: Readable.from([raw]) })
  const unreadable = () =>
    new Readable({
      read() {
        this.destroy(new Error('The disk gave an error while the message was read.'))
      },
    })
  const broken = {
    ...runtime,
    files: { ...runtime.files, read: unreadable },
    log: { ...runtime.log, error: () => undefined },
  }
  // Keeping it counts as the first of three tries.
  for (let attempt = 2; attempt <= 3; attempt++) await workOnMail(broken as unknown as Runtime, tenant, id)
}
