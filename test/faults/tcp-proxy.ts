// The network between a desk and its database, which can be cut, blocked, slowed and broken at a chosen byte.
import net from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** `refuse`: nobody listens. `cut`: whoever connects is thrown out. `stall`: everybody is let in, and nothing is delivered. */
export type Mode = 'pass' | 'refuse' | 'cut' | 'stall'

export interface TcpProxy {
  port: number
  /** What is true from now on, for the connections that there are too. */
  be(mode: Mode): Promise<void>
  /** Milliseconds that each piece of data travels, each way. */
  delay(ms: number): void
  /**
   * Breaks the connection on which the desk next sends these texts together: before the server gets them, or when the server
   * has done what they ask for and before it can say so. Resolves when that has happened.
   */
  breakAt(texts: string[], when: 'before' | 'after'): Promise<void>
  close(): Promise<void>
}

interface Pair {
  desk: net.Socket
  server: net.Socket
  /** No answer of the server gets through any more. */
  muted: boolean
}

interface Trap {
  texts: string[]
  when: 'before' | 'after'
  sprung(): void
}

/** @param target what `net.connect` takes: an address, or the path of a socket */
export async function tcpProxy(target: net.NetConnectOpts): Promise<TcpProxy> {
  const pairs = new Set<Pair>()
  let mode: Mode = 'pass'
  let ms = 0
  let trap: Trap | undefined
  /** Held up while nothing is delivered. */
  let road = Promise.resolve()
  let open = () => {}

  const listener = net.createServer((desk) => {
    if (mode === 'cut') return void desk.resetAndDestroy()
    const server = net.connect(target)
    const pair = { desk, server, muted: false }
    pairs.add(pair)
    desk.on('error', () => undefined).on('close', () => destroy(pair))
    server.on('error', () => undefined).on('close', () => destroy(pair))
    void carry(desk, server, (chunk) => spring(pair, chunk))
    void carry(server, desk, async () => !pair.muted)
  })

  function destroy(pair: Pair) {
    pairs.delete(pair)
    pair.server.destroy()
    if (!pair.desk.destroyed) pair.desk.resetAndDestroy()
  }

  /** @param passes whether this piece goes on */
  async function carry(from: net.Socket, to: net.Socket, passes: (chunk: Buffer) => Promise<boolean>) {
    try {
      for await (const chunk of from) {
        if (ms > 0) await wait(ms)
        await road
        if (await passes(chunk)) to.write(chunk)
      }
      to.end()
    } catch {
      // One of the two is gone; `close` ends the other.
    }
  }

  async function spring(pair: Pair, chunk: Buffer): Promise<boolean> {
    if (!trap?.texts.every((text) => chunk.includes(text))) return true
    const { when, sprung } = trap
    trap = undefined
    if (when === 'after') {
      pair.muted = true
      pair.server.write(chunk)
      await wait(200) // far longer than the server needs
    }
    destroy(pair)
    sprung()
    return false
  }

  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      listener.once('error', reject).listen(port, '127.0.0.1', () => resolve())
    })
  const stopListening = () => new Promise((resolve) => listener.close(resolve))

  await listen(0)
  const { port } = listener.address() as net.AddressInfo
  return {
    port,
    async be(next) {
      if (mode === next) return
      const closed = mode === 'refuse'
      mode = next
      open()
      if (next === 'stall') {
        road = new Promise((resolve) => {
          open = resolve
        })
      }
      if (next === 'refuse' || next === 'cut') for (const pair of [...pairs]) destroy(pair)
      if (next === 'refuse') await stopListening()
      else if (closed) await listen(port)
    },
    delay(each) {
      ms = each
    },
    breakAt: (texts, when) =>
      new Promise((resolve) => {
        trap = { texts, when, sprung: resolve }
      }),
    async close() {
      open()
      for (const pair of [...pairs]) destroy(pair)
      if (listener.listening) await stopListening()
    },
  }
}
