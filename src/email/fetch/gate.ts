// So many at a time, and no more: mail that pours in leaves room for people who work at the desk.

export type Gate = <T>(work: () => Promise<T>) => Promise<T>

export function gate(most: number): Gate {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
