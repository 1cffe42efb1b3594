// Everything that can be found out about a message without the database: what it says, what it is, and who seems to have sent it.
import { Readable } from 'node:stream'
import type { Context } from '../../platform/context.ts'
import type { Runtime } from '../../platform/events.ts'
import { contentOf } from '../aside/index.ts'
import { type Authenticity, authenticate, heldAgainst, type SpamVerdict, spamVerdict } from '../authenticity/index.ts'
import { type Bounce, type Judgement, judge, printOf, readBounce } from '../automatic/index.ts'
import type { Handling } from '../mailboxes/contract.ts'
import { readMail } from '../message/index.ts'
import type { Forwarded, Mail } from '../message/mail.ts'
import { ours } from '../ours.ts'
import type { Reply } from '../reply/index.ts'
import type { Begun } from './store.ts'

/** What a mail says. */
export interface Content {
  mail: Mail
  /** What is new in it, and the rest. */
  reply: Reply
  /** What is new, as Markdown. */
  body: string
  forwarded: Forwarded | null
}

export interface Understood extends Content {
  judgement: Judgement
  bounce: Bounce | null
  authenticity: Authenticity
  spam: SpamVerdict
  /** Of what is new in it; null when that is too short. */
  print: string | null
}

export interface Around {
  tenant: string
  handling: Handling
  /** Every address of the workspace. */
  addresses: string[]
}

export async function readContent(
  files: Context['files'],
  tenant: string,
  sha256: string,
  bytes?: Buffer | null,
): Promise<Content> {
  const mail = await readMail(
    () => (bytes ? Readable.from([bytes]) : files.read(tenant, sha256)),
    (content) => files.put(tenant, content),
  )
  const { text, html, subject } = mail
  const { forwarded, ...content } = await contentOf({ text, html, subject })
  return { mail, ...content, forwarded: mail.forwarded ?? forwarded }
}

/**
 * Also who sent it. It asks name servers, which takes time, so it never happens inside a transaction.
 * @param bytes the message, where it is in memory
 */
export async function understand(
  runtime: Runtime,
  row: Begun,
  around: Around,
  bytes?: Buffer | null,
): Promise<Understood> {
  const { tenant, handling, addresses } = around
  const { envelope } = row
  const connection =
    envelope?.address && envelope.from !== null
      ? { ip: envelope.address, helo: envelope.helo ?? '', mailFrom: envelope.from }
      : null
  const [content, authenticity] = await Promise.all([
    readContent(runtime.files, tenant, row.sha256, bytes),
    authenticate(bytes ?? runtime.files.read(tenant, row.sha256), connection, {
      trustedRelays: handling.trustedRelays,
    }),
  ])
  const { mail } = content
  const seen = {
    envelopeFrom: envelope?.from ?? null,
    ours: ours(runtime, tenant, addresses, handling.forwarders),
    said: content.reply.text,
  }
  return {
    ...content,
    judgement: judge(mail, seen),
    bounce: readBounce(mail, seen),
    authenticity: heldAgainst(authenticity, mail.from[0]),
    print: printOf(content.reply.text),
    spam: spamVerdict(mail, { threshold: handling.spamScore }),
  }
}
