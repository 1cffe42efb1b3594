// Trying out the settings of a mailbox, before or after they are saved: what is seen at each step, and where it ends.
import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { At, email, Id, reference } from '../../platform/shapes.ts'
import { Incoming, Outgoing, Secret } from '../mailboxes/contract.ts'

/** In this order. What has no server to ask is skipped. */
export const probeSteps = [
  'dns',
  'connect',
  'tls',
  'login',
  'folder',
  'idle',
  'smtp-dns',
  'smtp-connect',
  'smtp-tls',
  'smtp-login',
  'round-trip',
] as const

export const ProbeStep = z.strictObject({
  step: z.enum(probeSteps),
  state: z.enum(['waiting', 'running', 'ok', 'failed', 'skipped']),
  /** What was seen: addresses, certificate, capabilities, how many messages. */
  detail: z.string().nullable(),
  /** What is wrong. */
  problem: z.string().nullable(),
  /** What to do about it; also for a step that is fine and could be better. */
  hint: z.string().nullable(),
  ms: z.int().nullable(),
})
export type ProbeStep = z.output<typeof ProbeStep>

export const MailboxTest = z.strictObject({
  id: Id,
  /** Null: of settings that are not saved. */
  mailbox: Id.nullable(),
  /** `running` for 90 seconds at most: ask again every second. */
  state: z.enum(['running', 'ok', 'failed']),
  /** All of them from the beginning, in order; they fill while it runs. */
  steps: z.array(ProbeStep),
  begunAt: At,
  endedAt: At.nullable(),
})
export type MailboxTest = z.output<typeof MailboxTest>

const settings = {
  address: email.describe('the round trip goes from it and to it'),
  incoming: Incoming,
  outgoing: Outgoing,
  incomingPassword: Secret,
  outgoingPassword: Secret,
}
const { address, ...optional } = settings

export const tryMailbox = operation({
  name: 'mailbox-tests.begin',
  http: 'POST /mailbox-tests',
  permission: 'mail.manage',
  safety: 'write',
  summary: 'Try out settings of a mailbox that are not saved yet; GET /mailbox-tests/{id} tells how it goes',
  status: 202,
  input: z.strictObject({ address, ...z.strictObject(optional).partial().shape }),
  output: MailboxTest,
})

export const testMailbox = operation({
  name: 'mailboxes.test',
  http: 'POST /mailboxes/{id}/test',
  permission: 'mail.manage',
  safety: 'write',
  summary: 'Try out a mailbox, with other settings than the saved ones where they are given',
  status: 202,
  input: z.strictObject({
    id: reference('the name or the address of a mailbox'),
    ...z.strictObject(settings).partial().shape,
  }),
  output: MailboxTest,
})

export const getMailboxTest = operation({
  name: 'mailbox-tests.get',
  http: 'GET /mailbox-tests/{id}',
  permission: 'mail.manage',
  safety: 'read',
  summary: 'Show how the test of a mailbox goes, or went; kept for a day',
  input: z.strictObject({ id: Id.describe('id of a test') }),
  output: MailboxTest,
})

export const probeOperations = [tryMailbox, testMailbox, getMailboxTest] as const
