// A client of SMTP and LMTP that says exactly what it is told to, byte by byte: what well-behaved libraries would never send.
import { once } from 'node:events'
import { connect, type NetConnectOpts, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'

export interface Talk {
  /** Waits for the next answer, of however many lines. */
  answer(): Promise<string>
  /** Sends a line, and waits for its answer. */
  say(line: string): Promise<string>
  send(bytes: string | Buffer): Promise<void>
  /** Goes on encrypted, after the answer to STARTTLS. */
  encrypt(): Promise<void>
  /** Sends its last bytes and ends its half of the connection. */
  finish(bytes: string): Promise<void>
  /** Waits until the other side has hung up. */
  over(): Promise<void>
  /** Hangs up without a word. */
  cut(): void
  /** Says QUIT, and waits until the other side has hung up. */
  end(): Promise<void>
}

/** Reads the greeting. */
export async function talk(to: NetConnectOpts): Promise<Talk & { greeting: string }> {
  let socket: Socket = connect(to)
  let text = ''
  let over = false
  let wake: () => void = () => undefined
  const listen = () => {
    socket.on('data', (data) => {
      text += data.toString('utf8')
      wake()
    })
    socket.on('error', () => undefined) // the answer that does not come says it
    socket.on('close', () => {
      over = true
      wake()
    })
  }
  listen()
  const answer = async () => {
    for (;;) {
      const whole = /^(?:\d{3}-[^\n]*\n)*\d{3}(?: [^\n]*)?\r?\n/.exec(text)
      if (whole) {
        text = text.slice(whole[0].length)
        return whole[0].trimEnd()
      }
      if (over) throw new Error(`hung up after: ${text}`)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  const send = async (bytes: string | Buffer) => {
    if (!socket.write(bytes)) await Promise.race([once(socket, 'drain'), once(socket, 'close')])
  }
  const say = async (line: string) => {
    await send(`${line}\r\n`)
    return answer()
  }
  const greeting = await answer()
  return {
    greeting,
    answer,
    say,
    send,
    async encrypt() {
      socket.removeAllListeners('data')
      socket = connectTls({ socket, rejectUnauthorized: false })
      listen()
      await once(socket, 'secureConnect')
    },
    finish: (bytes) => new Promise((resolve) => socket.end(bytes, resolve)),
    async over() {
      if (!over) await once(socket, 'close')
    },
    cut: () => socket.destroy(),
    async end() {
      await say('QUIT').catch(() => undefined)
      if (!over) await once(socket, 'close')
    },
  }
}
