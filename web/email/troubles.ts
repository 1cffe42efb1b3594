// What is wrong with a mailbox, in one sentence. Pure.
import type { Output } from '../app/api.ts'

type State = Output<'mailboxes.get'>['state']

export interface Troubled {
  id: string
  name: string
  trouble: string
}

const full = (sentence: string) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`)

/** @param difference between the mailbox and the ledger, in words */
export function troubleOf({ incoming, outgoing }: State, difference: string | null): string | null {
  if (incoming.state === 'failing') return `no mail comes in. ${full(incoming.problem ?? 'Nobody knows why')}`
  if (outgoing.state === 'failing') return `no mail goes out. ${full(outgoing.problem ?? 'Nobody knows why')}`
  return difference && full(difference)
}
