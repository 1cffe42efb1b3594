// The header block of a mail or of a part: bytes → fields, unfolded. Nothing is decoded here but the bytes themselves.
import { isUtf8 } from 'node:buffer'
import { decode } from './charset.ts'

export interface Field {
  /** In lower case. */
  name: string
  /** Unfolded; encoded words stand as they came. */
  value: string
}

export interface Fields {
  list: Field[]
  /** Lines that are neither a field nor go on with one. */
  broken: number
}

const most = 5000

export function parseFields(block: Buffer): Fields {
  const text = isUtf8(block) ? block.toString('utf8') : decode(block, '').text
  const list: Field[] = []
  let broken = 0
  let parts: string[] = []
  let name = ''
  const close = () => {
    if (name) list.push({ name, value: parts.join(' ').replaceAll('\0', '').trim() })
    name = ''
    parts = []
  }
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line === '' || list.length >= most) continue
    if (/^[ \t]/.test(line)) {
      if (name) parts.push(line.trim())
      continue
    }
    const colon = line.indexOf(':')
    const found = colon > 0 && colon < 200 ? line.slice(0, colon).trimEnd() : ''
    if (/^[!-9;-~]+$/.test(found)) {
      close()
      name = found.toLowerCase()
      parts.push(line.slice(colon + 1).trim())
    } else if (!(index === 0 && /^>?From /.test(line))) broken++
  }
  close()
  return { list, broken }
}

/** The first of that name. */
export function first(list: readonly Field[], name: string): string {
  return list.find((field) => field.name === name)?.value ?? ''
}

export function every(list: readonly Field[], name: string): string[] {
  return list.filter((field) => field.name === name).map(({ value }) => value)
}
