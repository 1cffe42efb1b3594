// A mail to ourselves, and back. Known again by a header; the ledger knows it for the desk's own and leaves it alone.
import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Runtime } from '../../platform/events.ts'
import { MailProblem } from '../fetch/explain.ts'
import type { Session } from '../fetch/session.ts'
import { ownHeader, ownMark } from '../ours.ts'
import type { Way } from './smtp.ts'
import type { ProbeRow } from './store.ts'

const testHeader = 'X-Mendbook-Test'

interface Trip {
  session: Session
  sending: Way
  ms: number
}

export async function roundTrip(
  runtime: Runtime,
  { tenant_id, settings }: ProbeRow,
  { session, sending, ms }: Trip,
): Promise<{ detail: string }> {
  const token = randomBytes(12).toString('hex')
  const began = performance.now()
  const answer = await sending.send({
    from: settings.address,
    to: settings.address,
    subject: `Test of this mailbox (${token.slice(0, 6)})`,
    text: 'Mendbook sent this to itself to see whether mail goes out and comes back. Nobody has to do anything.\r\n',
    headers: {
      [ownHeader]: ownMark(runtime, tenant_id),
      [testHeader]: token,
      'Auto-Submitted': 'auto-generated',
    },
  })
  while (performance.now() - began < ms) {
    await session.client.noop()
    const found = await session.search({ header: { [testHeader]: token } })
    if (found.length > 0) {
      const seconds = ((performance.now() - began) / 1000).toFixed(1)
      return { detail: `Sent (${answer.slice(0, 200)}) and fetched back after ${seconds} s` }
    }
    await wait(Math.min(2000, ms / 10))
  }
  throw new MailProblem(
    `The mail was sent (${answer.slice(0, 200)}), but did not come back within ${Math.round(ms / 1000)} seconds.`,
    `Look whether mail to ${settings.address} reaches this folder: it may be in the spam folder, come late, or go to another mailbox.`,
  )
}
