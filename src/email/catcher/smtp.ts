// A mail server on this machine that takes everything from everybody and delivers it to a page.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface CatchingServer {
  port: number
  stop(): Promise<void>
}

/** @param caught told of each message before its sender is */
export async function catchMail(
  port: number,
  caught: (raw: Buffer, to: string[]) => Promise<unknown>,
): Promise<CatchingServer> {
  const server = new SMTPServer({
    name: 'catcher.localhost',
    banner: 'Mendbook mail catcher: nothing leaves this machine',
    // Any password will do, so that a mailbox can be set up as it will be later.
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 1000,
    size: 50 * 1024 * 1024,
    rejectOversized: true,
    logger: false,
    onAuth: ({ username }, _session, reply) => reply(null, { user: username ?? 'anybody' }),
    onData(stream, { envelope }, reply) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => {
        if (!stream.sizeExceeded) chunks.push(chunk)
      })
      stream.on('error', () => undefined) // cut off: nobody waits for an answer
      stream.on('end', () => {
        if (stream.sizeExceeded) return reply()
        const to = envelope.rcptTo.map(({ address }) => address)
        caught(Buffer.concat(chunks), to).then(
          () => reply(),
          (error) => reply(error as Error),
        )
      })
    },
  })
  server.on('error', () => undefined) // of single connections; that it cannot listen is told below
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve)
        for (const connection of server.connections) connection.close()
      }),
  }
}
