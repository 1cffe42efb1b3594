// `mendbook start`: database, schema, desk, door; and the way back when it is asked to end.
import { createServer } from 'node:net'
import type { Desk } from '../../../main.ts'
import type { Config } from '../../../platform/config.ts'
import { DeskError } from '../../../platform/errors.ts'
import { createLog } from '../../../platform/log.ts'
import { type Found, findDatabase } from './database.ts'
import { keepMemorySmall } from './memory.ts'

const loadDesk = () => import('../../../main.ts')

export interface StartOptions {
  demo: boolean
}

export async function start(given: Config, { demo }: StartOptions, say: (line: string) => void): Promise<Desk> {
  const config = await withFreePort(demo ? { ...given, dataDir: `${given.dataDir}-demo` } : given)
  const log = createLog(config.logLevel)
  const found = await findDatabase(config, log, {
    asDesk: true,
    onCrash: (why) => log.error({ why }, 'the database ended and is started again'),
    // While its database starts, the rest is loaded, and not before: a desk that may not start says so at once.
    onTaken: () => void loadDesk().catch(() => undefined), // told below, unless there is no database either
  })
  let desk: Desk | undefined
  try {
    for (const notice of found.notices) say(notice)
    const { createDesk } = await loadDesk()
    const { isSetUp, setupToken } = await import('../../../setup/index.ts')
    keepMemorySmall()
    desk = await createDesk({ config, connection: found.connection, log, alone: !config.databaseUrl, work: !demo })
    const accounts = demo ? await (await import('./demo.ts')).fillDemo(desk, say) : []
    // Not while months are played in seconds: what goes by the clock would close tickets in the middle of their story.
    if (demo) await desk.work()
    const isNew = !demo && !(await isSetUp(desk.runtime))
    await desk.app.listen({ host: config.host, port: config.port }).catch(portTaken(config))
    endGracefully(desk, found, say)
    // By itself Node would end for it, and with it what everybody else is doing.
    process.on('unhandledRejection', (err) => log.error({ err }, 'a defect: something failed and nobody was told'))
    say(`Mendbook is ready at ${config.baseUrl}`)
    for (const line of [...desk.notices(), ...accounts]) say(line)
    // Behind the door: nobody waits for the mails that it begins with.
    if (demo) for (const line of await mailOfDemo(desk, config)) say(line)
    if (isNew)
      say(`Set it up here (the link works once): ${config.baseUrl}/setup#token=${setupToken(desk.runtime.secret)}`)
    return desk
  } catch (error) {
    await desk?.stop().catch(() => undefined)
    await found.stop()
    throw error
  }
}

/** A demo without its page of mails is still one. */
async function mailOfDemo(desk: Desk, { host, port }: Config): Promise<string[]> {
  const { openDemoMail } = await import('./demo-mail.ts')
  return openDemoMail(desk, host, port + 80).then(
    ({ lines }) => lines,
    (error: Error) => [`Its page of mails could not be opened: ${error.message}`],
  )
}

/** SIGTERM and SIGINT end the desk in order; a second one, or ten seconds, ends it at once. */
function endGracefully(desk: Desk, found: Found, say: (line: string) => void) {
  let ending = false
  const end = async (signal: NodeJS.Signals) => {
    if (ending) process.exit(1)
    ending = true
    say(`Stopping (${signal}) …`)
    const late = setTimeout(() => process.exit(1), 10_000)
    late.unref()
    await desk.stop().catch((err) => desk.log.error({ err }, 'the desk did not stop in order'))
    await found.stop()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end)
}

const portTaken = (config: Config) => (error: NodeJS.ErrnoException) => {
  const where = `${config.host}:${config.port}`
  if (error.code === 'EADDRINUSE')
    throw new DeskError(
      'unavailable',
      `Another program listens on ${where}, so the desk was not started. Stop that program, or choose another port: PORT=4801 npm start`,
    )
  if (error.code === 'EACCES')
    throw new DeskError(
      'unavailable',
      `This user may not listen on ${where}, so the desk was not started. Choose a port above 1024: PORT=4800`,
    )
  if (error.code === 'EADDRNOTAVAIL')
    throw new DeskError(
      'unavailable',
      `This machine has no address ${config.host}, so the desk was not started. Set HOST to one it has, for example 127.0.0.1.`,
    )
  throw error
}

/** PORT=0 asks for any free port; links need to know it before the desk is made. */
async function withFreePort(config: Config): Promise<Config> {
  if (config.port !== 0) return config
  const probe = createServer()
  const port = await new Promise<number>((resolve, reject) => {
    probe.once('error', reject)
    probe.listen(0, config.host, () => resolve((probe.address() as { port: number }).port))
  })
  await new Promise((resolve) => probe.close(resolve))
  return { ...config, port, baseUrl: config.baseUrl.replace(/:0$/, `:${port}`) }
}
