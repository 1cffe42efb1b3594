// Numbers for Prometheus. Labels are names of operations and states: never ids, addresses or anything a person typed.
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from './database/database.ts'

export interface Metrics {
  contentType: string
  text(): Promise<string>
  /** @param seconds from the first byte of the request to the last of the answer */
  observe(route: string, method: string, status: number, seconds: number): void
}

export function createMetrics(
  database: Database,
  numbers: { listeners(): number; freeBytes(): number | undefined },
): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'mendbook_http_request_duration_seconds',
    help: 'Time to answer, by route and status class.',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  gauge('mendbook_database_connections', 'Connections of the desk, by state.', ['state'], (set) => {
    set(database.pool.totalCount - database.pool.idleCount, { state: 'busy' })
    set(database.pool.idleCount, { state: 'idle' })
    set(database.pool.waitingCount, { state: 'waiting' })
  })
  gauge('mendbook_live_listeners', 'Open live-update streams.', [], (set) => set(numbers.listeners()))
  gauge('mendbook_disk_free_bytes', 'Space left where the data lies.', [], (set) =>
    set(numbers.freeBytes() ?? Number.NaN),
  )
  gauge('mendbook_jobs', 'Background jobs, by state.', ['state'], async (set) => {
    const { rows } = await database.ownerPool.query<{ state: string; n: string }>(
      'select state::text, count(*) n from pgboss.job group by 1',
    )
    for (const { state, n } of rows) set(Number(n), { state })
  })

  function gauge(
    name: string,
    help: string,
    labelNames: string[],
    read: (set: (value: number, labels?: Record<string, string>) => void) => void | Promise<void>,
  ) {
    new Gauge({
      name,
      help,
      labelNames,
      registers: [registry],
      async collect() {
        this.reset()
        await Promise.resolve(read((value, labels) => this.set(labels ?? {}, value))).catch(() => undefined)
      },
    })
  }
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    observe: (route, method, status, seconds) =>
      requests.observe({ route, method, status: `${Math.floor(status / 100)}xx` }, seconds),
  }
}
