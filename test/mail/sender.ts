// For tests: sends what is due of a desk at once, as the service does by itself.

import { lateSends } from '../../src/email/out/send/late-sends.ts'
import { sendDue } from '../../src/email/out/send/send-due.ts'
import { type AccessToken, type Limits, Transports, usualLimits } from '../../src/email/out/send/transport.ts'
import type { TestDesk } from '../desk.ts'

export function testSender(
  desk: Pick<TestDesk, 'runtime'>,
  limits: Partial<Limits> = {},
  token: AccessToken = async () => 'token',
  patience?: number,
) {
  const transports = new Transports(token, { ...usualLimits, ...limits })
  const late = lateSends(patience)
  return {
    /** Answers with how many were looked at. */
    send: (tenant: string) => sendDue({ runtime: desk.runtime, transports, late }, tenant),
    /** Until those are over that a sending did not wait for. */
    over: () => late.over(),
    close: () => transports.close(),
  }
}
