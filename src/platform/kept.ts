// What a process keeps of a workspace's settings between two changes of them. Forgotten when an event says that they changed, also one
// of another process: see `kept` in modules.ts.

export interface Kept<T> {
  /** @param key of several of a kind */
  of(ctx: { tenant: string }, read: () => Promise<T>, key?: string): Promise<T>
  /** Without a tenant: it may have changed anywhere. */
  forget(tenant?: string): void
}

export function keptByTenant<T>(): Kept<T> {
  const known = new Map<string, Map<string, T>>()
  let forgotten = 0
  return {
    async of({ tenant }, read, key = '') {
      const before = forgotten
      const there = known.get(tenant)?.get(key)
      if (there !== undefined) return there
      const found = await read()
      // What was read while somebody changed it may be of before; and what is not there is asked for by any name.
      if (before === forgotten && found !== undefined)
        known.set(tenant, (known.get(tenant) ?? new Map()).set(key, found))
      return found
    },
    forget(tenant) {
      forgotten++
      if (tenant) known.delete(tenant)
      else known.clear()
    },
  }
}
