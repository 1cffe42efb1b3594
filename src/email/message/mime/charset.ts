// Bytes → text. What a mail says of its charset is a hint: mailers write the wrong one, an unknown one or none.
import { isAscii, isUtf8 } from 'node:buffer'
import chardet from 'chardet'
import iconv from 'iconv-lite'
import { hzAsGb, iso2022krAsEuc, utf7Text } from './seven-bit.ts'

export interface Decoded {
  text: string
  /** In words for people, when what the mail said was not so. */
  odd: string | null
}

/** Names that neither WHATWG's Encoding nor iconv-lite knows, and subsets whose writers use the whole. */
const aliases: Record<string, string> = {
  'unicode-1-1-utf-7': 'utf-7',
  'x-unicode-2-0-utf-7': 'utf-7',
  unicode: 'utf-16le',
  'ks_c_5601-1987': 'euc-kr',
  'x-windows-949': 'euc-kr',
  'iso-8859-8-e': 'iso-8859-8',
  'iso-2022-jp-ms': 'iso-2022-jp',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  'x-gbk': 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  hz: 'hz-gb-2312',
  cp932: 'shift_jis',
}

/** Says nothing more than "bytes". */
const vague = new Set([
  '',
  'us-ascii',
  'ascii',
  'unknown',
  'unknown-8bit',
  'x-unknown',
  'default',
  '8bit',
  '7bit',
  'binary',
])
const latin = new Set(['iso-8859-1', 'latin1', 'windows-1252', 'cp1252', 'iso-8859-15'])

/** @param label what the mail says; empty when it says nothing */
export function decode(bytes: Buffer, label: string): Decoded {
  const name = normal(label)
  if (name === 'utf-7') return { text: utf7Text(bytes), odd: null }
  if (/^utf-?16/.test(name) && bytes[0] === 0xfe && bytes[1] === 0xff)
    return { text: new TextDecoder('utf-16be').decode(bytes), odd: null }
  if (isAscii(bytes)) return asciiText(bytes, name)
  if (vague.has(name)) return { text: guess(bytes), odd: null }
  if (name === 'utf-8' || name === 'utf8') return utf8(bytes)
  if (latin.has(name) && isUtf8(bytes)) return { text: bytes.toString('utf8'), odd: `It says ${name} and is UTF-8.` }
  const decoder = decoderOf(name)
  if (!decoder) return { text: guess(bytes), odd: `It names an unknown charset: ${name.slice(0, 40)}.` }
  const text = decoder(bytes)
  if (!manyUnread(text, bytes.length)) return { text, odd: null }
  return { text: guess(bytes), odd: `It says ${name}, which it is not.` }
}

function normal(label: string): string {
  const name = label
    .trim()
    .replace(/^["']+|["']+$/g, '')
    .toLowerCase()
  return aliases[name] ?? name
}

/** Seven-bit charsets look like ASCII and are none: they switch by escape signs. */
function asciiText(bytes: Buffer, name: string): Decoded {
  if (name === 'hz-gb-2312') return { text: new TextDecoder('gb18030').decode(hzAsGb(bytes)), odd: null }
  if (name === 'iso-2022-kr' || bytes.includes('\x1b$)C'))
    return { text: new TextDecoder('euc-kr').decode(iso2022krAsEuc(bytes)), odd: null }
  const escapes = bytes.includes('\x1b$') || bytes.includes('\x1b(')
  const wide = name.startsWith('utf-16') || name.startsWith('utf-32') || name.startsWith('ucs-2')
  if (!escapes && !wide) return { text: bytes.toString('latin1'), odd: null }
  const decoder = decoderOf(escapes && !name.startsWith('iso-2022') ? 'iso-2022-jp' : name)
  return { text: decoder ? decoder(bytes) : bytes.toString('latin1'), odd: null }
}

/** Truncated signs and single wrong bytes keep the rest readable; what is not UTF-8 at all is told by its bytes. */
function utf8(bytes: Buffer): Decoded {
  if (isUtf8(bytes)) return { text: bytes.toString('utf8').replace(/^\ufeff/, ''), odd: null }
  const text = bytes.toString('utf8')
  let unread = 0
  let wide = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0xfffd) unread++
    // Of a sign of two units the second is not counted.
    else if (unit > 0x7f && (unit & 0xfc00) !== 0xdc00) wide++
  }
  if (wide >= unread || bytes.length < 4) return { text, odd: 'Some of its bytes are no UTF-8, as which it is marked.' }
  return { text: guess(bytes), odd: 'It says UTF-8, which it is not.' }
}

function manyUnread(text: string, size: number): boolean {
  return text.includes('\ufffd') && count(text, '\ufffd') * 20 > size
}

function count(text: string, sign: string): number {
  let found = 0
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) found++
  return found
}

function decoderOf(name: string): ((bytes: Buffer) => string) | null {
  try {
    // Node's own decoders are WHATWG's: latin1 means windows-1252 there, as everybody who writes it does.
    const decoder = new TextDecoder(name)
    if (name === 'iso-2022-jp') return (bytes) => decoder.decode(withoutIdleSwitches(bytes))
    return (bytes) => decoder.decode(bytes)
  } catch {
    return iconv.encodingExists(name) ? (bytes) => iconv.decode(bytes, name) : null
  }
}

/** Mailers switch back and forth with nothing in between, which the standard counts as a mistake and shows. */
function withoutIdleSwitches(bytes: Buffer): Buffer {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape sign is what switches
  return Buffer.from(bytes.toString('latin1').replace(/\x1b[($][@BJ](?=\x1b)/g, ''), 'latin1')
}

const sample = 2 ** 12

/** Told from the bytes: UTF-8 proves itself, everything else is statistics, and short texts are most likely western. */
function guess(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8').replace(/^\ufeff/, '')
  // From the first sign on that is no ASCII: the style sheet of a page says nothing.
  const from = bytes.findIndex((byte) => byte > 127)
  const found = bytes.length < 24 ? [] : chardet.analyse(bytes.subarray(from, from + sample))
  const best = found.find(({ name }) => !name.startsWith('UTF-32') && name !== 'UTF-8')
  const decoder = best && best.confidence >= 20 ? decoderOf(best.name.toLowerCase()) : null
  return (decoder ?? decoderOf('windows-1252') ?? ((raw: Buffer) => raw.toString('latin1')))(bytes)
}
