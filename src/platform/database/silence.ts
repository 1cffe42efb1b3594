// A network that swallows packets tells nobody: a statement on a dead connection waits for as long as the system pleases,
// which is a quarter of an hour and more. So when a connection in use has been silent for a while, the server is asked over a
// new one. If it does not answer either, it is gone, and whoever waits is told now; if it does, the statement is merely slow.
import type { Socket } from 'node:net'
import pg from 'pg'

export interface Watch {
  /** Ends every connection that is in use. */
  cut(): void
  stop(): void
}

interface Use {
  /** Received so far. */
  bytes: number
  /** Nothing more since then. */
  since: number
}

/**
 * @param patience milliseconds of silence before the server is asked, and for its answer
 * @param longest milliseconds of silence after which a connection is given up in any case: longer than any statement may take
 */
export function watchSilence(pool: pg.Pool, connection: pg.PoolConfig, patience: number, longest: number): Watch {
  const used = new Map<pg.PoolClient, Use>()
  let asking = false
  let asked = 0
  pool.on('acquire', (client) => used.set(client, { bytes: socketOf(client).bytesRead, since: Date.now() }))
  pool.on('release', (_error, client) => void used.delete(client))

  /** Connections in use that have said nothing for so long. */
  function silent(ms: number): pg.PoolClient[] {
    const found: pg.PoolClient[] = []
    for (const [client, use] of used) {
      const { bytesRead } = socketOf(client)
      if (bytesRead !== use.bytes) used.set(client, { bytes: bytesRead, since: Date.now() })
      else if (Date.now() - use.since >= ms) found.push(client)
    }
    return found
  }

  async function look() {
    silent(longest).forEach(cut)
    if (asking || silent(patience).length === 0 || Date.now() - asked < patience) return
    asking = true
    const there = await answers(connection, patience)
    if (!there) silent(patience).forEach(cut)
    asked = there ? Date.now() : 0
    asking = false
  }

  const rounds = setInterval(look, patience / 5)
  rounds.unref()
  return { cut: () => [...used.keys()].forEach(cut), stop: () => clearInterval(rounds) }
}

/** Whatever it says, it is there; only silence and a closed door count as gone. */
async function answers(connection: pg.PoolConfig, patience: number): Promise<boolean> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: patience, application_name: 'mendbook-there' })
  client.on('error', () => undefined) // told by the call that fails
  try {
    await client.connect()
    return true
  } catch (error) {
    return error instanceof pg.DatabaseError
  } finally {
    client.end().catch(() => undefined)
  }
}

function cut(client: pg.PoolClient): void {
  socketOf(client).destroy(
    Object.assign(new Error('Connection terminated: the database is silent'), { code: 'ETIMEDOUT' }),
  )
}

const socketOf = (client: pg.PoolClient) => (client as unknown as { connection: { stream: Socket } }).connection.stream
