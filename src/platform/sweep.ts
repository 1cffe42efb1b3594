// Bytes that no record names: uploads that were refused late, files that were taken back, tickets that were removed for good.
import { type Context, theDesk } from './context.ts'
import { act, type Runtime } from './events.ts'

/** Which of these blobs a module still needs. */
export type BlobsInUse = (ctx: Context, names: string[]) => Promise<string[]>

const aDay = 24 * 3600 * 1000

/** Removes blobs that nobody names. Whatever was stored within a day stays: its record may still be under way. */
export async function sweepFiles(runtime: Runtime, users: BlobsInUse[], olderThanMs = aDay): Promise<void> {
  for await (const { tenant, names } of runtime.files.older(olderThanMs)) {
    const used = await act(runtime, { tenant, actor: theDesk, readOnly: true }, (ctx) =>
      Promise.all(users.map((inUse) => inUse(ctx, names))),
    )
    const kept = new Set(used.flat())
    for (const name of names.filter((each) => !kept.has(each)))
      await runtime.files.removeOlder(tenant, name, olderThanMs)
  }
}
