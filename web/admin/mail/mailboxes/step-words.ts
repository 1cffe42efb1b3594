// The steps of a test, in words. Pure.
import type { Output } from '../../../app/api.ts'

export type MailboxTest = Output<'mailbox-tests.get'>
export type Step = MailboxTest['steps'][number]

export const stepWords: Record<Step['step'], string> = {
  dns: 'Find the server for incoming mail',
  connect: 'Connect to it',
  tls: 'Encrypt the connection',
  login: 'Sign in',
  folder: 'Open the folder',
  idle: 'Hear of new mail at once',
  'smtp-dns': 'Find the server for outgoing mail',
  'smtp-connect': 'Connect to it',
  'smtp-tls': 'Encrypt the connection',
  'smtp-login': 'Sign in',
  'round-trip': 'Send a mail to itself and find it',
}

/** One sentence for all of it. */
export function outcomeOf({ state, steps }: Pick<MailboxTest, 'state' | 'steps'>): string {
  if (state === 'running') return 'Trying it out'
  const failed = steps.filter((step) => step.state === 'failed').length
  if (failed > 0) return failed === 1 ? 'One step failed' : `${failed} steps failed`
  return steps.some((step) => step.state === 'ok') ? 'Everything works' : 'There was nothing to try out'
}
