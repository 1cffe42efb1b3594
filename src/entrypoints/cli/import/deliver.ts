// Sends rows to the desk in batches, a few at a time. A row's own id makes every batch safe to send again.
import { setTimeout as sleep } from 'node:timers/promises'
import type { ImportRow } from '../../../tickets/contract.ts'
import { Failure } from '../failure.ts'
import type { Converted } from './convert.ts'
import { fail, type Tally } from './tally.ts'

export interface BatchAnswer {
  imported: number
  skipped: number
  failed: number
  failures: { line: number; reason: string }[]
  newCategories: string[]
}

interface Delivery {
  send: (rows: ImportRow[]) => Promise<BatchAnswer>
  tally: Tally
  file?: string | undefined
  /** Called after every batch, and before every wait for a desk that does not answer. */
  moved: (waiting?: { seconds: number; cause: string }) => void
  /** Seconds to wait before each new try. */
  pauses?: number[]
}

const BATCH_ROWS = 500
/** The desk takes requests of a limited size: long texts make smaller batches. */
const BATCH_CHARACTERS = 500_000
const IN_FLIGHT = 3
const PAUSES = [0.5, 1, 2, 4, 8, 16]

const sizeOf = (row: ImportRow) =>
  300 + row.title.length + (row.description?.length ?? 0) + (row.resolution?.length ?? 0)

async function* batches(converted: AsyncIterable<Converted>, delivery: Delivery): AsyncGenerator<ImportRow[]> {
  let batch: ImportRow[] = []
  let characters = 0
  for await (const one of converted) {
    if ('problem' in one) {
      fail(delivery.tally, one.line, one.problem, delivery.file)
      continue
    }
    if (batch.length > 0 && characters + sizeOf(one.row) > BATCH_CHARACTERS) {
      yield batch
      batch = []
      characters = 0
    }
    batch.push(one.row)
    characters += sizeOf(one.row)
    if (batch.length < BATCH_ROWS) continue
    yield batch
    batch = []
    characters = 0
  }
  if (batch.length > 0) yield batch
}

/** Tries again while the desk is away or overloaded, longer apart each time. */
async function patiently<T>(attempt: () => Promise<T>, delivery: Delivery): Promise<T> {
  for (const pause of delivery.pauses ?? PAUSES) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof Failure) || !error.retry) throw error
      const seconds = Math.max(pause, Math.min(error.retry.after, 30))
      delivery.moved({ seconds, cause: error.message })
      await sleep(seconds * 1000)
    }
  }
  return attempt()
}

function record(answer: BatchAnswer, delivery: Delivery): void {
  const { tally, file } = delivery
  tally.imported += answer.imported
  tally.skipped += answer.skipped
  for (const { line, reason } of answer.failures) fail(tally, line, reason, file)
  for (const category of answer.newCategories) tally.newCategories.add(category)
}

async function deliverBatch(rows: ImportRow[], delivery: Delivery): Promise<void> {
  try {
    record(await patiently(() => delivery.send(rows), delivery), delivery)
  } catch (error) {
    if (!(error instanceof Failure) || error.status !== 413) throw error
    const [only] = rows
    if (only && rows.length === 1) {
      fail(delivery.tally, only.line, 'is larger than the desk takes in one request', delivery.file)
      return
    }
    const half = Math.ceil(rows.length / 2)
    await deliverBatch(rows.slice(0, half), delivery)
    await deliverBatch(rows.slice(half), delivery)
  }
}

/**
 * Sends everything, or stops at the first refusal that waiting does not cure. Rows that were on their way then count as failed:
 * nobody confirmed them.
 * @returns why it stopped, or null when every row was decided
 */
export async function deliver(converted: AsyncIterable<Converted>, delivery: Delivery): Promise<Failure | null> {
  const stop: { cause: Failure | null } = { cause: null }
  const underWay = new Set<Promise<void>>()
  for await (const rows of batches(converted, delivery)) {
    const sent = deliverBatch(rows, delivery)
      .catch((error: unknown) => {
        if (!(error instanceof Failure)) throw error
        stop.cause ??= error
        for (const row of rows)
          fail(delivery.tally, row.line, 'not confirmed by the desk: run the import again', delivery.file)
      })
      .finally(() => {
        underWay.delete(sent)
        delivery.moved()
      })
    underWay.add(sent)
    if (underWay.size >= IN_FLIGHT) await Promise.race(underWay)
    if (stop.cause) break
  }
  await Promise.all(underWay)
  return stop.cause
}
