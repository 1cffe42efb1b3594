// Raw mail that somebody hands in: a mail server that pipes it, a provider that forwards it.
import { timingSafeEqual } from 'node:crypto'
import type { Readable } from 'node:stream'
import { readToken } from '../../directory/index.ts'
import { DeskError, missing } from '../../platform/errors.ts'
import type { Runtime } from '../../platform/events.ts'
import { boxesIn } from '../mailboxes/kept.ts'
import { takeMail } from '../receive/index.ts'

export interface HandedIn {
  ledgerId: string
  state: string
  reason: string | null
  ticket?: { id: string; number: string }
}

/** @param key of a mailbox. @throws DeskError not_found for a key that is none, conflict for a mailbox that is switched off */
export async function handIn(runtime: Runtime, key: string, raw: Readable): Promise<HandedIn> {
  const token = readToken('mail_hook', key)
  if (!token) throw missing('mailbox')
  const { tenant, hash } = token
  const boxes = await boxesIn(runtime, tenant)
  const mailbox = boxes.find(({ hook_hash }) => timingSafeEqual(hook_hash, hash))
  if (!mailbox) throw missing('mailbox')
  if (!mailbox.active)
    throw new DeskError(
      'conflict',
      'This mailbox is switched off, so the mail was not taken. Keep it and try again later.',
    )
  runtime.disk.refuseWhenFull()
  const taken = await takeMail(runtime, { tenant, mailbox: mailbox.id, source: 'hook', envelope: null, raw })
  const { ticket, ...told } = taken
  return { ...told, ...(ticket && { ticket }) }
}
