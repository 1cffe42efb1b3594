// One part of a mail as its header describes it, and what was kept of its content.
import type { StoredBlob } from '../../../platform/files.ts'
import { type Field, first } from './fields.ts'
import { type Parameterised, parseParameters } from './parameters.ts'
import { fileName } from './reference.ts'
import { decodeWords } from './words.ts'

export interface Part {
  /** `text/plain`, in lower case. */
  type: string
  parameters: Map<string, string>
  /** `attachment`, `inline` or empty. */
  disposition: string
  /** Safe to show; null when the mail names none. */
  name: string | null
  cid: string | null
  encoding: string
  fields: Field[]
  parent: Part | null
  children: Part[]
  /** Multiparts around it. */
  depth: number
  /** Its content, decoded, as far as it is wanted in memory. */
  bytes: Buffer
  /** Its content as a file. */
  file: Promise<StoredBlob> | null
  /** Its text was longer than what is shown, so `file` has the whole. */
  cut: boolean
}

export function partOf(fields: Field[], parent: Part | null): Part {
  const written = first(fields, 'content-type')
  const { value, parameters } = parseParameters(written)
  const disposition = parseParameters(first(fields, 'content-disposition'))
  const type = sound(value) ?? (parent?.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain')
  const name = nameOf(disposition, parameters, first(fields, 'content-location'))
  return {
    type,
    parameters,
    disposition: disposition.value,
    name: name === '' ? null : fileName(name, 'file'),
    cid: cidOf(first(fields, 'content-id')),
    encoding: first(fields, 'content-transfer-encoding'),
    fields,
    parent,
    children: [],
    depth: parent ? parent.depth + 1 : 0,
    bytes: Buffer.alloc(0),
    file: null,
    cut: false,
  }
}

function nameOf(disposition: Parameterised, type: Map<string, string>, location: string): string {
  const named = disposition.parameters.get('filename') ?? type.get('name') ?? type.get('filename') ?? ''
  if (named.trim() !== '') return named
  // Content-Location names a file only when it looks like one; mostly it is the address of a page.
  const place = decodeWords(location)
  return /^[^/:?#]{1,200}\.\w{1,5}$/.test(place) ? place : ''
}

/** `text`, `text/plain charset=…`, `plain/text`: what can be told of it. */
function sound(value: string): string | null {
  const type = /^[\w!#$&^.+-]{1,100}\/[\w!#$&^.+-]{1,100}/.exec(value.replace(/\s+/g, ''))?.[0]
  if (type) return type
  return value === 'html' || value === 'text/html;' ? 'text/html' : null
}

function cidOf(value: string): string | null {
  const id = value.trim().replace(/^<|>$/g, '').trim()
  return id === '' || id.length > 500 ? null : id
}

export const isMultipart = (part: Part): boolean => part.type.startsWith('multipart/')
