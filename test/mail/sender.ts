// For tests: sends what is due of a desk at once, as the service does by itself.

import { sendDue } from '../../src/email/out/send/send-due.ts'
import { type AccessToken, type Limits, Transports, usualLimits } from '../../src/email/out/send/transport.ts'
import type { TestDesk } from '../desk.ts'

export function testSender(
  desk: Pick<TestDesk, 'runtime'>,
  limits: Partial<Limits> = {},
  token: AccessToken = async () => 'token',
) {
  const transports = new Transports(token, { ...usualLimits, ...limits })
  return {
    /** Answers with how many were looked at. */
    send: (tenant: string) => sendDue({ runtime: desk.runtime, transports }, tenant),
    close: () => transports.close(),
  }
}
