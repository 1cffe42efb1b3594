// A desk that takes mail at a port of its own, and what it was given: for the tests of listen/.
import type { Readable } from 'node:stream'
import type { Delivered, Taker } from '../../src/email/listen/arrival.ts'
import { type Listening, listenForMail } from '../../src/email/listen/service.ts'
import { type Limits, usualLimits } from '../../src/email/listen/visits.ts'
import type { Runtime } from '../../src/platform/events.ts'
import type { MailDoors } from '../../src/platform/mail-doors.ts'
import { type Client, startTestDesk, type TestDesk } from '../desk.ts'
import { createWorld, type World } from '../world.ts'
import { type Talk, talk } from './smtp-talk.ts'

export interface Seen extends Omit<Delivered, 'raw'> {
  id: string
  sha256: string
  content(): Promise<string>
}

/** Keeps files as the desk does, and its ledger in memory. */
export function rememberingTaker() {
  const seen = new Map<string, Seen>()
  const worked: string[] = []
  const taker: Taker = {
    async keepMail(runtime, { raw, ...arrival }) {
      const { sha256 } = await runtime.files.put(arrival.tenant, raw)
      const id = `${arrival.mailbox} ${sha256}`
      const known = seen.has(id)
      const content = async () => text(runtime.files.read(arrival.tenant, sha256))
      if (!known) seen.set(id, { ...arrival, id, sha256, content })
      return { id, known, row: undefined, bytes: null }
    },
    workOnMail: async (_runtime, _tenant, id) => worked.push(id),
  }
  return { taker, seen: () => [...seen.values()], worked }
}

async function text(content: Readable) {
  const chunks: Buffer[] = []
  for await (const chunk of content) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

export interface Stage {
  desk: TestDesk
  world: World
  /** Id of a mailbox of the first workspace, made for its address. */
  mailbox(address: string, of?: Client): Promise<string>
  open(
    how: Partial<MailDoors> & { taker: Taker; limits?: Partial<Limits>; runtime?: () => Runtime },
  ): Promise<Listening>
  stop(): Promise<void>
}

export async function stage(): Promise<Stage> {
  const desk = await startTestDesk()
  const world = await createWorld(desk)
  const opened: Listening[] = []
  return {
    desk,
    world,
    async mailbox(address, of = world.admin) {
      const { status, body } = await of.post('/mailboxes', { name: address, address })
      if (status !== 201) throw new Error(JSON.stringify(body))
      return body.id
    },
    async open({ taker, limits, runtime = () => desk.runtime, ...doors }) {
      const listening = listenForMail(
        runtime,
        { smtp: [{ host: '127.0.0.1', port: 0 }], lmtp: [], tls: undefined, maxSize: 1_000_000, ...doors },
        taker,
        { ...usualLimits, ...limits },
      )
      await listening.start()
      opened.push(listening)
      return listening
    },
    async stop() {
      for (const each of opened) await each.stop()
      await desk.stop()
    },
  }
}

export const portOf = (listening: Listening) => ({ host: '127.0.0.1', port: listening.places()[0]?.port as number })

/** As far as the answer to DATA, which is 354. */
export async function ready(listening: Listening, to: string[], from = 'wren@river.example'): Promise<Talk> {
  const client = await talk(portOf(listening))
  await client.say('EHLO river.example')
  await client.say(`MAIL FROM:<${from}>`)
  for (const each of to) await client.say(`RCPT TO:<${each}>`)
  const answer = await client.say('DATA')
  if (!answer.startsWith('354')) throw new Error(answer)
  return client
}

export const mail = (subject: string, body = 'The ferry does not ring.') =>
  `From: Wren <wren@river.example>\r\nTo: help@larkfield.example\r\nSubject: ${subject}\r\nMessage-ID: <${subject.replaceAll(' ', '.')}@river.example>\r\n\r\n${body}\r\n`
