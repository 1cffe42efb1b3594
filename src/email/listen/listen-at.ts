// Beginning to listen: at a port, or at a file; and when that fails, what a person can do about it.
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, readFile, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import path from 'node:path'
import type { SMTPServer } from 'smtp-server'
import { DeskError } from '../../platform/errors.ts'
import type { MailAddress, MailDoors } from '../../platform/mail-doors.ts'

/** @throws DeskError unavailable: which file cannot be read */
export async function readTls({ key, cert }: NonNullable<MailDoors['tls']>) {
  const read = (file: string) =>
    readFile(file).catch((cause: NodeJS.ErrnoException) => {
      throw new DeskError(
        'unavailable',
        `${file} cannot be read (${cause.code}), so the desk was not started. Correct SMTP_TLS_KEY and SMTP_TLS_CERT, or leave both out to offer no encryption.`,
        { cause },
      )
    })
  return { key: await read(key), cert: await read(cert) }
}

/** @throws DeskError unavailable: why not, and what to do */
export async function listenAt(server: SMTPServer, protocol: string, address: MailAddress): Promise<void> {
  if ('path' in address) await clearSocket(address.path)
  const begun = once(server.server, 'listening')
  if ('path' in address) server.listen(address.path)
  else server.listen(address.port, address.host)
  try {
    await begun
  } catch (error) {
    throw cannotListen(protocol, address, error as NodeJS.ErrnoException)
  }
  // For the group of its folder: the mail server belongs to it, and others have no business here.
  if ('path' in address) await chmod(address.path, 0o660)
}

export function cannotListen(protocol: string, address: MailAddress, cause: NodeJS.ErrnoException): DeskError {
  const variable = `${protocol}_LISTEN`
  const where = 'path' in address ? address.path : `${address.host}:${address.port}`
  const why: Record<string, string> = {
    EADDRINUSE: `Another program takes mail at ${where}. Stop it, or choose another address in ${variable}.`,
    EACCES: `This user may not listen at ${where}. Choose a port above 1024 in ${variable} and let the mail server or the firewall pass port 25 on, or give the right: setcap cap_net_bind_service=+ep on node.`,
    EADDRNOTAVAIL: `This machine has no address ${where}. Set ${variable} to one it has, for example 0.0.0.0:25.`,
    ENOENT: `There is no folder for ${where}. Make it, or choose another path in ${variable}.`,
  }
  // Of a missing folder the system says that it may not be written.
  const code = 'path' in address && !existsSync(path.dirname(address.path)) ? 'ENOENT' : cause.code
  const known = why[code ?? ''] ?? `${where} cannot be listened at (${cause.message}). Correct ${variable}.`
  return new DeskError('unavailable', `${known} The desk was not started.`, { cause })
}

/** A desk that was killed leaves its socket behind. One that somebody answers at is left alone. */
export async function clearSocket(socket: string): Promise<void> {
  const probe = connect(socket)
  const answers = await once(probe, 'connect').then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ECONNREFUSED',
  )
  probe.destroy()
  if (!answers) await rm(socket, { force: true })
}
