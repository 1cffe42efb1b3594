// For the doctor: whether mail can be taken in where it is asked for, by a desk that runs already or by one that starts now.
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { MailAddress, MailDoors } from '../../platform/mail-doors.ts'
import { cannotListen, clearSocket, readTls } from './listen-at.ts'

export interface DoorFinding {
  where: string
  /** Undefined: all is well. */
  problem: string | undefined
}

export async function checkMailDoors(doors: MailDoors): Promise<DoorFinding[]> {
  const findings = []
  for (const address of doors.smtp) findings.push(await check('SMTP', address))
  for (const address of doors.lmtp) findings.push(await check('LMTP', address))
  if (doors.tls) {
    const problem = await readTls(doors.tls).then(() => undefined, told)
    if (problem) findings.push({ where: 'TLS', problem })
  }
  return findings
}

const told = (error: unknown) => (error as Error).message

async function check(protocol: string, address: MailAddress): Promise<DoorFinding> {
  const where = `${protocol} at ${'path' in address ? address.path : `${address.host}:${address.port}`}`
  if (/^220 .*Mendbook/.test(await greeting(address))) return { where, problem: undefined }
  const server = createServer()
  try {
    if ('path' in address) await clearSocket(address.path)
    const begun = once(server, 'listening')
    server.listen(address)
    await begun
    return { where, problem: undefined }
  } catch (error) {
    return { where, problem: cannotListen(protocol, address, error as NodeJS.ErrnoException).message }
  } finally {
    server.close()
  }
}

/** What answers there, or nothing within two seconds. */
async function greeting(address: MailAddress): Promise<string> {
  const socket = connect(address)
  try {
    const [data] = (await once(socket, 'data', { signal: AbortSignal.timeout(2000) })) as [Buffer]
    return data.toString()
  } catch {
    return ''
  } finally {
    socket.destroy()
  }
}
