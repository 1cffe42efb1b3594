// For the doctor: mailboxes that do not fetch, do not send or do not agree with the ledger, and mail that waits for a person. Whoever looks
// is an operator at the machine, so every workspace is looked at.
import { type Context, theDesk } from '../platform/context.ts'
import type { Database } from '../platform/database/database.ts'
import { tenantsOf } from '../platform/each-tenant.ts'
import * as ledger from './ledger/store.ts'
import { all, type MailboxRecord } from './mailboxes/store.ts'

export interface MailFinding {
  cause: string
  effect: string
  next: string
}

const most = 100

export async function mailFindings(database: Database): Promise<{ mailboxes: number; wrong: MailFinding[] }> {
  let mailboxes = 0
  const wrong: MailFinding[] = []
  for (const tenant of await tenantsOf(database)) {
    const look = async (db: Context['db']) => {
      const ctx = { db, tenant, actor: theDesk } as Context
      return { boxes: (await all(ctx)).filter(({ active }) => active), counts: await ledger.counts(ctx, most) }
    }
    const { boxes, counts } = await database.inTenant(tenant, look, { readOnly: true })
    mailboxes += boxes.length
    wrong.push(...boxes.flatMap(ofMailbox), ...ofLedger(counts))
  }
  return { mailboxes, wrong }
}

const settings = 'Open Administration › Mail › Mailboxes and test it: the test says at which step it fails.'

function ofMailbox({ address, incoming, outgoing, state }: MailboxRecord): MailFinding[] {
  const found: MailFinding[] = []
  if (incoming.kind === 'imap' && state?.problem)
    found.push({
      cause: `Mail to ${address} is not fetched: ${state.problem}`,
      effect: 'It waits on its server, and no ticket comes of it until then. Nothing is lost.',
      next: settings,
    })
  if (outgoing.kind === 'smtp' && state?.sending_problem)
    found.push({
      cause: `${address} does not send: ${state.sending_problem}`,
      effect: 'Mail to people waits in the outbox.',
      next: settings,
    })
  if (incoming.kind === 'imap' && state?.differs_since && state.there !== null && state.known !== null)
    found.push({
      cause: `${address} holds ${state.there} messages, and the ledger knows ${state.known}, since ${state.differs_since.toISOString()}`,
      effect: 'Some mail may not have become a ticket yet.',
      next: 'If it stays so for an hour, look into the log of the desk and into the folder of the mailbox.',
    })
  return found
}

const several = (count: number, one: string, more: string) =>
  count === 1 ? one : `${count >= most ? `${most} or more` : count} ${more}`

function ofLedger({ failed, quarantined }: { failed: number; quarantined: number }): MailFinding[] {
  const found: MailFinding[] = []
  if (failed > 0)
    found.push({
      cause: several(failed, 'One mail could not be taken in', 'mails could not be taken in'),
      effect: 'No ticket came of it. The mail itself is kept.',
      next: 'Open Mail, Failed: each says why, and can be tried again or made into a ticket.',
    })
  if (quarantined > 0)
    found.push({
      cause: several(quarantined, 'One mail is held back', 'mails are held back'),
      effect: 'Nobody is answered until somebody decides.',
      next: 'Open Mail, Held back.',
    })
  return found
}
