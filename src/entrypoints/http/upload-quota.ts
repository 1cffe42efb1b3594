// How much one person may send within an hour: what was received lies on everybody's disk for a while, kept or not.
import type { Caller } from '../../platform/context.ts'
import { DeskError } from '../../platform/errors.ts'

const hour = 3_600_000
const gigabyte = 1024 ** 3
/** Agents bring whole exports of other desks. */
const perHour = { agents: 10 * gigabyte, others: gigabyte }

interface Spent {
  since: number
  bytes: number
}

export class UploadQuota {
  readonly #spent = new Map<string, Spent>()
  readonly #now: () => Date
  readonly #perHour: typeof perHour

  constructor(now: () => Date, most = perHour) {
    this.#now = now
    this.#perHour = most
  }

  /** The same bytes, counted for whoever sends them. @throws DeskError rate_limited on the first that is too much */
  async *counted(content: AsyncIterable<Buffer>, { tenant, actor }: Pick<Caller, 'tenant' | 'actor'>) {
    const most = actor.permissions.has('tickets.work') ? this.#perHour.agents : this.#perHour.others
    for await (const chunk of content) {
      const spent = this.#of(`${tenant} ${actor.id}`)
      if (spent.bytes + chunk.length > most) throw this.#refusal(most, spent)
      spent.bytes += chunk.length
      yield chunk
    }
  }

  #of(who: string): Spent {
    const now = this.#now().getTime()
    const known = this.#spent.get(who)
    if (known && now - known.since < hour) return known
    for (const [other, { since }] of this.#spent) if (now - since >= hour) this.#spent.delete(other)
    const begun = { since: now, bytes: 0 }
    this.#spent.set(who, begun)
    return begun
  }

  #refusal(most: number, { since }: Spent) {
    const seconds = Math.ceil((since + hour - this.#now().getTime()) / 1000)
    return new DeskError(
      'rate_limited',
      `You sent more than ${most / gigabyte} GB within an hour, so this file was not kept. Wait ${Math.ceil(seconds / 60)} minutes, then send it again.`,
      { retryAfter: seconds },
    )
  }
}
