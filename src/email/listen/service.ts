// Taking mail directly from mail servers, for as long as the desk runs; where, the environment says (SMTP_LISTEN, LMTP_LISTEN).
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import type { SMTPServer } from 'smtp-server'
import type { Runtime } from '../../platform/events.ts'
import type { MailAddress, MailDoors } from '../../platform/mail-doors.ts'
import type { Service } from '../../platform/service.ts'
import type { Taker } from './arrival.ts'
import { listenAt, readTls } from './listen-at.ts'
import { type Limits, usualLimits } from './visits.ts'
import { workBehind } from './work.ts'

export interface Listening extends Service {
  /** Where it is reached, once it runs; the port that the system gave for port 0. */
  places(): { protocol: 'SMTP' | 'LMTP'; at: string; port: number | undefined }[]
}

export function listenForMail(
  runtime: () => Runtime,
  doors: MailDoors,
  taker: Taker,
  limits: Limits = usualLimits,
): Listening {
  const open: { server: SMTPServer; protocol: 'SMTP' | 'LMTP'; address: MailAddress }[] = []
  const work = workBehind(runtime, taker)
  const places = () =>
    open.map(({ server, protocol, address }) => {
      if ('path' in address) return { protocol, at: address.path, port: undefined }
      const { port } = server.server.address() as AddressInfo
      return { protocol, at: `${address.host.includes(':') ? `[${address.host}]` : address.host}:${port}`, port }
    })
  return {
    name: 'email.listen',
    async start() {
      const tls = doors.tls && (await readTls(doors.tls))
      const wanted = [
        ...doors.smtp.map((address) => ({ protocol: 'SMTP' as const, address })),
        ...doors.lmtp.map((address) => ({ protocol: 'LMTP' as const, address })),
      ]
      if (wanted.length === 0) return
      // Most desks listen nowhere, and do without the server.
      const { mailDoor } = await import('./door.ts')
      for (const { protocol, address } of wanted) {
        const server = mailDoor(runtime, taker, work, {
          lmtp: protocol === 'LMTP',
          local: 'path' in address,
          tls,
          maxSize: doors.maxSize,
          limits,
          name: os.hostname(),
        })
        await listenAt(server, protocol, address)
        open.push({ server, protocol, address })
      }
    },
    async stop() {
      await Promise.all(open.map(({ server }) => closeDoor(server)))
      await work.stop()
    },
    notices: () => places().map(({ protocol, at }) => `Mail is taken in by ${protocol} at ${at}`),
    places,
  }
}

/** Who is in the middle of a message gets a moment to end it; who waits is sent away. */
async function closeDoor(server: SMTPServer): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(resolve))
  for (const connection of server.connections)
    if (!connection.session.envelope.mailFrom) connection.send(421, 'The desk is going down, try again later')
  await closed
}
