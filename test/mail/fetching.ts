// A mailbox on a double, and a desk that fetches it: what the tests of fetching have in common.
import { type FetchOptions, fetchService } from '../../src/email/fetch/index.ts'
import type { Pace } from '../../src/email/fetch/settings.ts'
import { keepMail } from '../../src/email/receive/index.ts'
import type { Service } from '../../src/platform/service.ts'
import type { TestDesk } from '../desk.ts'
import type { World } from '../world.ts'
import type { ImapDouble } from './imap-double.ts'

/** No test waits for a minute. */
export const quick: Partial<Pace> = {
  connect: 2000,
  answer: 2000,
  bytesPerSecond: 1_000_000,
  poll: 50,
  compare: 100,
  lease: 3000,
  retry: 1,
  longestRetry: 20,
  backlogPerSecond: 100_000,
}

export async function addMailbox(
  { admin }: World,
  imap: ImapDouble,
  more: Record<string, unknown> = {},
  settings: Record<string, unknown> = {},
): Promise<string> {
  const server = { kind: 'imap', host: '127.0.0.1', port: imap.port, security: 'none', user: imap.user }
  const { status, body } = await admin.post('/mailboxes', {
    name: `Box ${imap.port}`,
    address: `box${imap.port}@desk.example`,
    incoming: { ...server, signIn: 'password', ...more },
    incomingPassword: 'secret',
    ...settings,
  })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.id
}

export function fetching(
  desk: Pick<TestDesk, 'runtime'>,
  pace: Partial<Pace> = {},
  more: Partial<FetchOptions> = {},
): Service {
  return fetchService(() => desk.runtime, {
    keep: keepMail,
    work: async () => undefined,
    pace: { ...quick, ...pace },
    roundsEvery: 100,
    ...more,
  })
}

export const mailOf = (n: number | string, body = `Message ${n}\r\n`) =>
  `Message-ID: <m${n}@sender.example>\r\nFrom: sender${n}@sender.example\r\nSubject: Number ${n}\r\n\r\n${body}`

/** What the ledger holds of a mailbox: how many rows, how many different bytes, how many places that name them. */
export async function ledgerOf({ superuser }: TestDesk, mailbox: string) {
  const { rows } = await superuser.query(
    `select count(*)::int as rows, count(distinct sha256)::int as contents, coalesce(sum(size), 0)::int as bytes,
      (select count(*)::int from mail_place where mailbox_id = $1) as places
    from mail where mailbox_id = $1`,
    [mailbox],
  )
  return rows[0] as { rows: number; contents: number; bytes: number; places: number }
}

export async function stateOf({ superuser }: TestDesk, mailbox: string) {
  const { rows } = await superuser.query('select * from mailbox_state where mailbox_id = $1', [mailbox])
  return rows[0]
}
