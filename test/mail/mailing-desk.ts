// For tests: a desk with a mailbox that sends by a double of a mail server, at once and without acknowledgements.
import { startTestDesk, type TestDesk } from '../desk.ts'
import { createWorld, type World } from '../world.ts'
import { testSender } from './sender.ts'
import { type SmtpDouble, startSmtpDouble } from './smtp-double.ts'

export interface MailingDesk {
  desk: TestDesk
  world: World
  smtp: SmtpDouble
  mail: ReturnType<typeof testSender>
  stop(): Promise<void>
}

/** @param handling other settings of the mailbox than these */
export async function startMailingDesk(
  options: Parameters<typeof startTestDesk>[0] = {},
  handling: object = { holdSeconds: 0 },
): Promise<MailingDesk> {
  const smtp = await startSmtpDouble()
  const desk = await startTestDesk(options)
  const world = await createWorld(desk)
  const mail = testSender(desk)
  await world.admin.post('/mailboxes', {
    name: 'Service desk',
    address: 'help@larkfield.example',
    outgoing: { kind: 'smtp', host: '127.0.0.1', port: smtp.port, security: 'none' },
    handling: { acknowledge: false, ...handling },
  })
  return {
    ...{ desk, world, smtp, mail },
    async stop() {
      mail.close()
      await desk.stop()
      await smtp.stop()
    },
  }
}
