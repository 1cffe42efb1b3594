// Files that a desk sends, kept where the person says.
import { createWriteStream } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Operation } from '../../platform/operation.ts'
import { type Input, send } from './client.ts'
import type { Connection } from './credentials.ts'
import { Failure } from './failure.ts'
import { clean } from './render/text.ts'
import type { Terminal } from './terminal.ts'

/** The name that the desk gave the file, and never a path: it was chosen by whoever sent the file. */
export function suggestedName(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  const quoted = /filename="((?:[^"\\]|\\.)*)"/i.exec(disposition ?? '')?.[1]?.replace(/\\(.)/g, '$1')
  let name = quoted ?? ''
  try {
    if (encoded) name = decodeURIComponent(encoded)
  } catch {
    // Not encoded as it says: the quoted name will do.
  }
  const safe = clean(basename(name.replaceAll('\\', '/'))).replace(/^\.+/, '')
  return safe || 'download'
}

/** Writes the file of an answer where `--output` says; `-` is standard output. */
export async function download(
  to: Connection,
  declared: Operation,
  input: Input,
  flags: { output?: string; json?: boolean },
  terminal: Terminal,
): Promise<void> {
  const response = await send(to, declared, input)
  const body = response.body ? Readable.fromWeb(response.body) : Readable.from([])
  if (flags.output === '-') return pipeline(body, terminal.bytes())
  const path = flags.output ?? suggestedName(response.headers.get('content-disposition'))
  // A file of that name is replaced only when it was asked for by name.
  const target = createWriteStream(path, { flags: flags.output ? 'w' : 'wx' })
  await pipeline(body, target).catch((error: NodeJS.ErrnoException) => {
    const cause = error.code === 'EEXIST' ? `${path} exists already.` : `${path} could not be written: ${error.message}`
    throw new Failure(cause, { next: 'Say where with --output FILE.' })
  })
  terminal.out(flags.json ? `${JSON.stringify({ file: path, size: target.bytesWritten })}\n` : `Written to ${path}\n`)
}
