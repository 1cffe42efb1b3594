// From the wire to the ledger: the message streams to disk, and nobody is told that it was taken before it lies there.
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { SMTPServerDataStream } from 'smtp-server'
import type { Runtime } from '../../platform/events.ts'
import type { Envelope } from '../schema.ts'
import { notNow, type Refused, tooBig } from './answers.ts'
import type { Taker } from './arrival.ts'
import type { Recipient } from './recipients.ts'

export type Kept = Recipient & Awaited<ReturnType<Taker['keepMail']>>

export interface Delivery {
  /** In the order in which they were named; several may be the same mailbox. */
  recipients: Recipient[]
  envelope: Envelope
  maxSize: number
}

/** What became of it for each recipient: kept, or why not. Never throws; the stream was read to its end. */
export async function deliver(
  runtime: Runtime,
  taker: Taker,
  { recipients, envelope, maxSize }: Delivery,
  stream: SMTPServerDataStream,
): Promise<(Kept | Refused)[]> {
  const raw = Readable.from(upTo(maxSize, stream), { objectMode: false })
  const mailboxes = new Map(recipients.map((each) => [each.mailbox, each]))
  const results = new Map<string, Kept | Refused>()
  try {
    const [only, ...others] = [...mailboxes.values()] as [Recipient, ...Recipient[]]
    if (others.length === 0) {
      results.set(only.mailbox, await keep(runtime, taker, only, envelope, raw))
    } else {
      // Stored once for all of them: a stream cannot be read twice.
      const { sha256 } = await runtime.files.put(only.tenant, raw)
      for (const each of mailboxes.values())
        results.set(
          each.mailbox,
          await keep(runtime, taker, each, envelope, runtime.files.read(only.tenant, sha256)).catch((error) =>
            whyNot(runtime, error, stream, maxSize),
          ),
        )
    }
  } catch (error) {
    const why = whyNot(runtime, error, stream, maxSize)
    for (const { mailbox } of mailboxes.values()) if (!results.has(mailbox)) results.set(mailbox, why)
  }
  raw.destroy()
  await toTheEnd(stream)
  return recipients.map(({ mailbox }) => results.get(mailbox) as Kept | Refused)
}

async function keep(
  runtime: Runtime,
  taker: Taker,
  { tenant, mailbox }: Recipient,
  envelope: Envelope,
  raw: Readable,
): Promise<Kept> {
  return { tenant, mailbox, ...(await taker.keepMail(runtime, { tenant, mailbox, source: 'smtp', envelope, raw })) }
}

/** Stops at the first byte too many, and when the line was cut: then nothing is kept. */
async function* upTo(most: number, stream: SMTPServerDataStream) {
  let size = 0
  for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > most) throw tooBig(most)
    yield chunk
  }
}

/** Of a message whose sender hangs up nobody hears the answer, and it is no fault of the desk. */
function whyNot({ log }: Runtime, err: unknown, stream: SMTPServerDataStream, maxSize: number): Refused {
  if (stream.sizeExceeded) return tooBig(maxSize)
  if (stream.readableEnded || !stream.destroyed) log.error({ err }, 'mail could not be kept; its sender tries again')
  return notNow()
}

/** An answer in the middle of a message would be taken for that of the next command. */
async function toTheEnd(stream: SMTPServerDataStream): Promise<void> {
  if (stream.readableEnded || stream.destroyed) return
  stream.resume()
  await finished(stream, { writable: false }).catch(() => undefined)
}
