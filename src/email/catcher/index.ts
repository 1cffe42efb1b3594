// A mail world of its own: what the desk sends is caught and shown, and whoever reads it writes back as the customer, without any
// account. For developers (scripts/dev-mail.ts) and for the demo.
import { type Kept, keptInMemory } from './kept.ts'
import type { Setting } from './pages.ts'
import { servePages } from './serve.ts'
import { catchMail } from './smtp.ts'

export interface CatcherOptions {
  host: string
  /** 0, or taken: any that is free. */
  pagePort: number
  smtpPort: number
  setting(): Setting
  /** Takes a mail to the desk; without it, mails that are written here are only kept. */
  send?: (raw: Buffer, envelope: { from: string; to: string[] }) => Promise<void>
  /** Told of each message that comes by SMTP. */
  caught?: (raw: Buffer, to: string[]) => void
}

export interface Catcher {
  pagePort: number
  smtpPort: number
  kept: Kept
  stop(): Promise<void>
}

export async function startCatcher(options: CatcherOptions): Promise<Catcher> {
  const { host, pagePort, smtpPort, setting, send = async () => undefined, caught } = options
  const kept = keptInMemory()
  const smtp = await orAnyFree(smtpPort, (port) =>
    catchMail(port, async (raw, to) => {
      await kept.add(raw, to, 'out')
      caught?.(raw, to)
    }),
  )
  try {
    const pages = await orAnyFree(pagePort, (port) => servePages({ host, port, setting, kept, send }))
    return {
      pagePort: pages.port,
      smtpPort: smtp.port,
      kept,
      async stop() {
        await Promise.all([pages.stop(), smtp.stop()])
      },
    }
  } catch (error) {
    await smtp.stop()
    throw error
  }
}

const orAnyFree = <T>(port: number, open: (port: number) => Promise<T>): Promise<T> =>
  open(port).catch((error: NodeJS.ErrnoException) => {
    if (port === 0 || error.code !== 'EADDRINUSE') throw error
    return open(0)
  })
