// What only reads is done when its answer is known; its commit is news to the server alone, and sending it costs as much as
// running a small statement. So it waits some milliseconds for what the connection is asked next, and travels with that.
import type pg from 'pg'

/** Longer, and old row versions could not be cleared away; shorter, and nothing would ever travel along. */
const longestMs = 5

const unended = new WeakMap<pg.PoolClient, NodeJS.Timeout>()

/** The reading on this connection is over. From here on whoever uses it has to ask `ending` first. */
export function endLater(client: pg.PoolClient): void {
  const timer = setTimeout(() => {
    unended.delete(client)
    client.query('commit').catch(() => undefined) // the connection broke, which the pool has been told
  }, longestMs)
  unended.set(client, timer.unref())
}

/** What has to be sent ahead of the next statement: `commit; `, or nothing. */
export function ending(client: pg.PoolClient): string {
  const timer = unended.get(client)
  if (!timer) return ''
  clearTimeout(timer)
  unended.delete(client)
  return 'commit; '
}
