// winmail.dat: TNEF (MS-OXTNEF), in which Outlook and Exchange send files and text to whom they think is Outlook.
import { contentOfRtf } from '../../aside/index.ts'
import { decode } from '../mime/charset.ts'
import { type Properties, readProperties, textProperty } from './properties.ts'
import { decompressRtf } from './rtf-compressed.ts'

export interface TnefFile {
  name: string
  type: string
  bytes: Buffer
  cid: string | null
}

export interface Tnef {
  html: string | null
  text: string | null
  files: TnefFile[]
}

const signature = 0x223e9f78
const id = {
  body: 0x800c,
  title: 0x8010,
  data: 0x800f,
  rendering: 0x9002,
  message: 0x9003,
  attachment: 0x9005,
  codepage: 0x9007,
}
const property = {
  body: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  htmlCodepage: 0x3fde,
  data: 0x3701,
  name: 0x3704,
  longName: 0x3707,
  display: 0x3001,
  type: 0x370e,
  cid: 0x3712,
}
const mostFiles = 500
const mostAttributes = 20_000
const deepest = 3

interface Draft {
  title: string
  data: Buffer | null
  properties: Properties
}

/** Null when it is none. What is cut short is read as far as it goes. */
export async function readTnef(bytes: Buffer, depth = 0): Promise<Tnef | null> {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== signature) return null
  const drafts: Draft[] = []
  let codepage = 'windows-1252'
  let plain: string | null = null
  let message: Properties = new Map()
  for (const { name, data } of attributes(bytes)) {
    const draft = drafts.at(-1)
    if (name === id.codepage && data.length >= 4) codepage = codepageName(data.readUInt32LE(0)) ?? codepage
    else if (name === id.rendering && drafts.length < mostFiles)
      drafts.push({ title: '', data: null, properties: new Map() })
    else if (name === id.title && draft) draft.title = decode(untilZero(data), codepage).text
    else if (name === id.data && draft) draft.data = data
    else if (name === id.attachment && draft) draft.properties = readProperties(data)
    else if (name === id.message) message = readProperties(data)
    else if (name === id.body) plain = decode(untilZero(data), codepage).text
  }
  const files: TnefFile[] = []
  for (const draft of drafts) files.push(...(await filesOf(draft, codepage, depth)))
  return { ...(await bodyOf(message, plain, codepage)), files }
}

/** Level, name and type, size, data, checksum. */
function* attributes(bytes: Buffer): Generator<{ name: number; data: Buffer }> {
  let at = 6
  for (let count = 0; count < mostAttributes && at + 9 <= bytes.length; count++) {
    const size = bytes.readUInt32LE(at + 5)
    const start = at + 9
    if (start + size > bytes.length) return
    yield { name: bytes.readUInt16LE(at + 1), data: bytes.subarray(start, start + size) }
    at = start + size + 2
  }
}

async function bodyOf(
  message: Properties,
  plain: string | null,
  codepage: string,
): Promise<Pick<Tnef, 'html' | 'text'>> {
  const html = message.get(property.html)?.[0]?.bytes
  const page = message.get(property.htmlCodepage)?.[0]?.bytes
  if (html && html.length > 0) {
    const charset = page && page.length >= 4 ? codepageName(page.readUInt32LE(0)) : null
    return { html: decode(html, charset ?? codepage).text, text: null }
  }
  const rtf = message.get(property.rtf)?.[0]?.bytes
  const unpacked = rtf ? decompressRtf(rtf) : null
  if (unpacked) return contentOfRtf(unpacked.toString('latin1'))
  return { html: null, text: textProperty(message, property.body, codepage) ?? plain }
}

async function filesOf({ title, data, properties }: Draft, codepage: string, depth: number): Promise<TnefFile[]> {
  const text = (which: number) => textProperty(properties, which, codepage)
  const name = text(property.longName) ?? (title || (text(property.name) ?? text(property.display) ?? ''))
  const object = properties.get(property.data)?.[0]?.bytes
  // A mail within the mail comes as an object: the id of its interface, then TNEF again.
  const nested = object && depth < deepest ? await readTnef(object.subarray(16), depth + 1) : null
  if (nested) return nestedFiles(name, nested)
  const bytes = data ?? object
  if (!bytes) return []
  return [{ name, type: text(property.type) ?? 'application/octet-stream', bytes, cid: text(property.cid) }]
}

function nestedFiles(name: string, { html, text, files }: Tnef): TnefFile[] {
  const body = html ?? text
  if (body === null) return files
  const type = html === null ? 'text/plain' : 'text/html'
  return [
    { name: `${name || 'message'}${html === null ? '.txt' : '.html'}`, type, bytes: Buffer.from(body), cid: null },
    ...files,
  ]
}

export function untilZero(bytes: Buffer): Buffer {
  const end = bytes.indexOf(0)
  return end < 0 ? bytes : bytes.subarray(0, end)
}

function codepageName(page: number): string | null {
  if (page === 65001) return 'utf-8'
  if (page === 932) return 'shift_jis'
  if (page === 936) return 'gb18030'
  if (page === 949) return 'euc-kr'
  if (page === 950) return 'big5'
  if (page === 20866) return 'koi8-r'
  if (page >= 28591 && page <= 28605) return `iso-8859-${page - 28590}`
  return page >= 437 && page <= 1258 ? (page >= 1250 ? `windows-${page}` : `cp${page}`) : null
}
