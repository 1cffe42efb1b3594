// Thousands of messages from a server that fails hundreds of times, into the real ledger: none lost, none doubled.
// MAIL_FAULTS_MESSAGES=20000 MAIL_FAULTS=500 makes the long run.
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { startTestDesk } from '../desk.ts'
import { addMailbox, fetching, ledgerOf, mailOf, stateOf } from '../mail/fetching.ts'
import { type Fault, ImapDouble } from '../mail/imap-double.ts'
import { createWorld } from '../world.ts'

const messages = Number(process.env.MAIL_FAULTS_MESSAGES ?? 4_000)
const faults = Number(process.env.MAIL_FAULTS ?? 150)

test(`${messages} messages with ${faults} faults: none lost, none doubled`, { timeout: 900_000 }, async () => {
  const desk = await startTestDesk()
  const imap = await new ImapDouble().start()
  // Each time the mailbox is rebuilt all of it is old, and read again. The rests that old mail makes for people are tried elsewhere.
  const pace = { batch: 100, compare: 3000, answer: 300, poll: 20, backlogPerSecond: Number.POSITIVE_INFINITY }
  const service = fetching(desk, pace)
  try {
    const id = await addMailbox(await createWorld(desk), imap)
    imap.tells = false
    let delivered = 0
    const deliver = (count: number) => {
      for (; count > 0 && delivered < messages; count--)
        imap.deliver(mailOf(++delivered), { flags: new Set(['\\Seen']) })
    }
    deliver(Math.ceil(messages / 4))
    let left = faults
    const done: Record<string, number> = {}
    imap.fault = ({ n, name }) => {
      // As people write while it goes on.
      if (name === 'UID SEARCH') deliver(200)
      if (left === 0 || n < 3 || Math.random() < 0.45) return undefined
      left--
      const fault = next(left)
      if (fault === 'renumber') imap.renumber(imap.uidvalidity + 1, 1 + Math.floor(Math.random() * 50))
      done[fault] = (done[fault] ?? 0) + 1
      return fault === 'renumber' ? 'cut' : fault
    }
    await service.start()
    const all = async () => left === 0 && delivered === messages && (await ledgerOf(desk, id)).contents
    await expect.poll(all, { timeout: 850_000, interval: 500 }).toBe(messages)
    const numbers = async () => {
      const { there, known, differs_since } = await stateOf(desk, id)
      return { there, known, differs_since }
    }
    await expect.poll(numbers, { timeout: 30_000 }).toEqual({ there: messages, known: messages, differs_since: null })
    const { rows } = await desk.superuser.query(
      'select sha256, count(*)::int as n from mail where mailbox_id = $1 group by 1',
      [id],
    )
    const sent = new Set(imap.messages.map(({ raw }) => createHash('sha256').update(raw).digest('hex')))
    expect(rows.filter(({ n }) => n !== 1)).toEqual([])
    expect(new Set(rows.map(({ sha256 }) => sha256))).toEqual(sent)
    console.info(`${messages} messages, faults: ${JSON.stringify(done)}, connections: ${imap.connections}`)
  } finally {
    await service.stop()
    await imap.stop()
    await desk.stop()
  }
})

/** Rebuilding the mailbox takes the longest to get over, so it is the rarest. */
function next(left: number): Fault | 'renumber' {
  if (left % 125 === 124) return 'renumber'
  if (left % 50 === 0) return 'stall'
  return (['cut', 'cut-within', 'cut-after'] as const)[left % 3] ?? 'cut'
}
