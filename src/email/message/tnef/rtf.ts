// RTF → plain text, or the HTML that Outlook hid in it (MS-OXRTFEX). No layout: what was said.
import { decode } from '../mime/charset.ts'

interface Group {
  /** Its text is not shown: fonts, colours, pictures, what a reader may skip. */
  silent: boolean
  /** Within `\htmlrtf`: written for readers of RTF only. */
  rtfOnly: boolean
  /** `{\*\htmltag …}`: a piece of the HTML itself. */
  tag: boolean
  /** Signs after `\u` that stand for it where Unicode is not known. */
  fallback: number
}

const hiddenGroups = new Set(
  'fonttbl colortbl stylesheet info pict object header footer headerl headerr footerl footerr listtable listoverridetable rsidtbl generator themedata datastore latentstyles xmlnstbl filetbl fldinst'.split(
    ' ',
  ),
)
const signs: Record<string, string> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  page: '\n',
  row: '\n',
  cell: '\t',
  tab: '\t',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  endash: '–',
  emdash: '—',
  '~': '\u00a0',
  _: '-',
}
const deepest = 500

/** @param source one sign for each byte */
export function readRtf(source: string): { html: string | null; text: string | null } {
  const html = /\\fromhtml1?\b/.test(source.slice(0, 2000))
  const page = /\\ansicpg(\d{3,5})/.exec(source.slice(0, 2000))?.[1] ?? '1252'
  const said = walk(source, html, page === '65001' ? 'utf-8' : `windows-${page}`).trim()
  if (said === '') return { html: null, text: null }
  return html ? { html: said, text: null } : { html: null, text: said }
}

const token = /\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|([^a-zA-Z]))|([{}])|([^\\{}]+)/g

function walk(source: string, html: boolean, charset: string): string {
  const said: string[] = []
  const stack: Group[] = []
  let group: Group = { silent: false, rtfOnly: false, tag: false, fallback: 1 }
  let bytes: number[] = []
  let skip = 0
  let starred = false
  const flush = () => {
    if (bytes.length > 0) said.push(decode(Buffer.from(bytes), charset).text)
    bytes = []
  }
  const say = (text: string) => {
    if (group.silent || (group.rtfOnly && !group.tag)) return
    flush()
    said.push(text)
  }
  for (const [, word, number, hex, sign, brace, run] of source.matchAll(token)) {
    if (brace === '{') {
      if (stack.length < deepest) stack.push(group)
      group = { ...group }
      continue
    }
    if (brace === '}') {
      group = stack.pop() ?? group
      skip = 0
      continue
    }
    if (run !== undefined) {
      const text = run.replace(/[\r\n]+/g, '')
      say(text.slice(skip))
      skip = Math.max(0, skip - text.length)
      starred = false
    } else if (hex !== undefined) {
      if (skip > 0) skip--
      else if (!group.silent && !(group.rtfOnly && !group.tag)) bytes.push(Number.parseInt(hex, 16))
    } else if (sign !== undefined) {
      if (sign === '*') starred = true
      else if (sign === '\n' || sign === '\r') say('\n')
      else if (skip > 0) skip--
      else if (sign !== '-') say(signs[sign] ?? sign)
    } else if (word !== undefined) {
      if (word === 'u') {
        const code = Number(number ?? 63)
        say(String.fromCharCode(code < 0 ? code + 65_536 : code))
        skip = group.fallback
      } else if (word === 'uc') group.fallback = Math.min(10, Math.max(0, Number(number ?? 1)))
      else if (word === 'htmlrtf') group.rtfOnly = html && number !== '0'
      else if (word === 'htmltag') {
        group.tag = html
        group.silent = !html
      } else if (hiddenGroups.has(word) || (starred && word !== 'htmltag')) group.silent = true
      else if (signs[word] !== undefined) say(signs[word] ?? '')
      starred = false
    }
  }
  flush()
  return said.join('')
}
