// One reading of a mail, or of a mail within a mail: bytes → parts → what each of them is → text, files, and what else is known.
import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { type Body, readBody, textOf } from './body.ts'
import { readInvitation } from './calendar.ts'
import { kindOf, nameFor } from './kinds.ts'
import type { Limits } from './limits.ts'
import type { Invitation, MachinePart, MailFile, Sealed } from './mail.ts'
import { decode } from './mime/charset.ts'
import { cleanText } from './mime/clean.ts'
import { first, parseFields } from './mime/fields.ts'
import { isMultipart, type Part } from './mime/part.ts'
import { fileName } from './mime/reference.ts'
import { type Sink, scan } from './mime/scan.ts'
import { decoding, type Keep, kept, remembered } from './mime/sinks.ts'
import { decodeWords } from './mime/words.ts'
import { openArmour } from './pgp.ts'
import { openSigned, signerOf } from './smime.ts'
import { readTnef } from './tnef/tnef.ts'
import { takeInlineFiles } from './uuencode.ts'

export interface Content extends Body {
  /** What each text part says. */
  shown: ReadonlyMap<Part, string>
  root: Part
  files: MailFile[]
  /** The first bytes of mails that are attached, in their order. */
  messages: Buffer[]
  sealed: Sealed[]
  invitation: Invitation | null
  parts: MachinePart[]
  odd: Set<string>
}

const glimpses: Partial<Record<string, number>> = {
  message: 2 ** 20,
  calendar: 2 ** 19,
  machine: 2 ** 18,
  signature: 2 ** 18,
}
const machineText = 2 ** 18
/** Of all of them together. */
const machineTexts = 2 ** 20
/** Bytes of parts, after which others have their turn. */
const atOnce = 2 ** 16
const inlineFiles = 50
/** Envelopes inside of each other. */
const deepestEnvelope = 3

const discard: Sink = { write: () => {}, end: () => {} }

export async function readContent(
  source: AsyncIterable<Buffer>,
  keep: Keep,
  limits: Limits,
  level = 0,
): Promise<Content> {
  const texts = { left: limits.texts }
  const { root, odd } = await scan(source, limits, (part) => sinkFor(part, keep, limits, texts))
  const reading = new Reading(keep, limits, odd, level)
  await reading.visit(root)
  return reading.result(root)
}

function sinkFor(part: Part, keep: Keep, limits: Limits, texts: { left: number }): Sink {
  const kind = kindOf(part)
  if (kind === 'ignored') return discard
  if (kind === 'text') {
    const text = remembered(part, Math.min(limits.text, texts.left), keep)
    return decoding(part, {
      write: text.write,
      async end() {
        await text.end()
        texts.left -= part.bytes.length
      },
    })
  }
  if (kind === 'tnef' || kind === 'smime') return decoding(part, remembered(part, limits.envelope, keep))
  return decoding(part, kept(part, keep, glimpses[kind] ?? 0))
}

class Reading {
  private readonly keep: Keep
  private readonly limits: Limits
  private readonly odd: Set<string>
  private readonly level: number
  private readonly shown = new Map<Part, string>()
  private readonly files: MailFile[] = []
  private readonly messages: Content['messages'] = []
  private readonly sealed: Sealed[] = []
  private readonly machine: MachinePart[] = []
  private invitation: Invitation | null = null
  private machineLeft = machineTexts
  private sinceTurn = 0

  constructor(keep: Keep, limits: Limits, odd: Set<string>, level: number) {
    this.keep = keep
    this.limits = limits
    this.odd = odd
    this.level = level
  }

  async visit(part: Part): Promise<void> {
    this.sinceTurn += part.bytes.length
    if (this.sinceTurn > atOnce) {
      this.sinceTurn = 0
      await setImmediate()
    }
    switch (kindOf(part)) {
      case 'ignored':
        return
      case 'multipart':
        return this.multipart(part)
      case 'text':
        return this.text(part)
      case 'tnef':
        return this.tnef(part)
      case 'smime':
        return this.smime(part)
      case 'machine':
        this.forMachines(part)
        break
      case 'message':
        this.messages.push(part.bytes)
        // A report brings back the mail that it is about; which one, its header tells.
        if (part.parent?.type === 'multipart/report')
          this.machine.push({ type: part.type, text: cleanText(headOf(part.bytes).toString('utf8')) })
        part.name ??= messageName(part.bytes)
        break
      case 'calendar':
        this.invitation ??= readInvitation(
          decode(part.bytes, part.parameters.get('charset') ?? 'utf-8').text,
          part.parameters.get('method') ?? '',
        )
        break
    }
    await this.file(part)
  }

  private async multipart(part: Part): Promise<void> {
    const protocol = part.parameters.get('protocol')?.toLowerCase() ?? ''
    const kind = /pgp/.test(protocol) ? 'pgp' : 'smime'
    if (part.type === 'multipart/encrypted') this.sealed.push({ kind, state: 'encrypted', by: null })
    if (part.type === 'multipart/signed') {
      const signature = part.children.at(-1)
      this.sealed.push({ kind, state: 'signed', by: kind === 'smime' && signature ? signerOf(signature.bytes) : null })
    }
    for (const child of part.children) await this.visit(child)
  }

  private async text(part: Part): Promise<void> {
    let text = await textOf(part, this.odd)
    if (part.type === 'text/plain') {
      const inline = takeInlineFiles(text, inlineFiles)
      text = inline.text
      for (const { name, bytes } of inline.files) await this.add(name, 'application/octet-stream', bytes)
      const armour = openArmour(text)
      text = armour.text
      if (armour.state) this.sealed.push({ kind: 'pgp', state: armour.state, by: null })
    }
    this.shown.set(part, text)
    if (part.file) await this.file(part)
  }

  private forMachines({ type, bytes, parameters }: Part): void {
    const read = bytes.subarray(0, Math.min(machineText, this.machineLeft))
    if (read.length === 0) return
    this.machineLeft -= read.length
    this.machine.push({ type, text: cleanText(decode(read, parameters.get('charset') ?? '').text) })
  }

  private async tnef(part: Part): Promise<void> {
    const found = part.cut ? null : await readTnef(part.bytes)
    if (!found) {
      this.odd.add('Its winmail.dat cannot be read; it is kept as a file.')
      return this.file(part)
    }
    for (const { name, type, bytes, cid } of found.files) await this.add(fileName(name, 'file'), type, bytes, cid)
    const silent = [...this.shown.values()].every((text) => text.trim() === '')
    if (silent && (found.html !== null || found.text !== null)) {
      const body: Part = { ...part, type: found.html === null ? 'text/plain' : 'text/html', children: [], file: null }
      part.children.push(body)
      this.shown.set(body, cleanText(found.html ?? found.text ?? ''))
    }
  }

  private async smime(part: Part): Promise<void> {
    const opened = part.cut || this.level >= deepestEnvelope ? null : openSigned(part.bytes)
    if (!opened) {
      const encrypted = !/signed|certs/.test(part.parameters.get('smime-type')?.toLowerCase() ?? '')
      if (encrypted) this.sealed.push({ kind: 'smime', state: 'encrypted', by: null })
      return this.file(part)
    }
    this.sealed.push({ kind: 'smime', state: 'signed', by: opened.by })
    const inner = await readContent(Readable.from([opened.content]), this.keep, this.limits, this.level + 1)
    for (const odd of inner.odd) this.odd.add(odd)
    this.files.push(...inner.files)
    this.messages.push(...inner.messages)
    this.sealed.push(...inner.sealed)
    this.machine.push(...inner.parts)
    this.invitation ??= inner.invitation
    part.children.push(inner.root)
    for (const [from, text] of inner.shown) this.shown.set(from, text)
  }

  /** What was not stored while it came in is stored now. */
  private async file(part: Part): Promise<void> {
    const blob = await (part.file ?? this.keep(Readable.from([part.bytes])))
    const name = part.name ?? nameFor(part.type)
    this.files.push({ name, type: part.type, size: blob.size, sha256: blob.sha256, cid: part.cid, inline: false })
  }

  private async add(name: string, type: string, bytes: Buffer, cid: string | null = null): Promise<void> {
    const { sha256, size } = await this.keep(Readable.from([bytes]))
    this.files.push({ name, type, size, sha256, cid, inline: false })
  }

  async result(root: Part): Promise<Content> {
    const { files, messages, sealed, invitation, machine: parts, odd, shown } = this
    return { root, ...(await readBody(root, shown)), files, messages, sealed, invitation, parts, odd, shown }
  }
}

function headOf(start: Buffer): Buffer {
  const blank = /\r?\n\r?\n/.exec(start.toString('latin1', 0, 65_536))
  return start.subarray(0, blank?.index ?? 65_536)
}

/** The subject of an attached mail is its name. */
function messageName(start: Buffer): string {
  const { list } = parseFields(headOf(start))
  return `${fileName(decodeWords(first(list, 'subject').slice(0, 1000)).replace(/[\\/:]+/g, ' '), 'message')}.eml`
}

/** Parts within the one that holds the whole; a report holds mails that nobody passed on. */
export function isReport(root: Part): boolean {
  return isMultipart(root) && /^multipart\/(?:report|digest)$/.test(root.type)
}
