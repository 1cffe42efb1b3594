// A mail as lines that can be asked. Everything that is looked for is looked for in the first thousand signs of a line and in the
// first ten thousand lines; what comes after them is one last line. So hostile mails cost what they are long, and no more.

export interface Line {
  /** As it stood, without its end of line. */
  text: string
  /** What is looked at: trimmed, without marks of emphasis and signs that are not seen, cut to a thousand. */
  plain: string
  blank: boolean
  /** Written by somebody before: behind a `>`, or in a quote of the HTML. */
  quoted: boolean
  /** What its element in the HTML says, or the fences around it. */
  hint?: 'introduction' | 'quote' | 'signature' | 'code' | undefined
}

export const looked = 1_000
const kept = 10_000

/** Direction marks, joiners, byte order marks, soft hyphens. */
const unseen = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/** Arabic, Persian, Indian and Bengali digits, which begin at 0x660, 0x6f0, 0x966 and 0x9e6. */
const firstDigits = [0x9e6, 0x966, 0x6f0, 0x660]
const digitOf = (sign: string) => {
  const code = sign.charCodeAt(0)
  return String(code - (firstDigits.find((first) => code >= first) ?? 0))
}

/** None of what is taken away or changed: most lines of most mails. */
const ordinary = /^[\t -%'-)+-~]*$/

export function plainOf(text: string): string {
  const head = text.length > looked ? text.slice(0, looked) : text
  if (ordinary.test(head)) return head.trim()
  return head
    .replace(unseen, '')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]|&nbsp;/g, ' ')
    .replace(/[٠-٩۰-۹०-९০-৯]/g, digitOf)
    .replace(/[\u2010-\u2012\u2500\u2501\u2504\u2505\u2550\uff0d]/g, '-')
    .replace(/[\uff1d\uff3f]/g, (sign) => (sign === '＿' ? '_' : '='))
    .replace(/\*{1,3}(?=\S)|(?<=\S)\*{1,3}/g, '')
    .trim()
}

/** Without these signs at its ends. Patterns for this look at every sign of a line from each of its signs. */
export function bare(text: string, signs: string): string {
  let from = 0
  let to = text.length
  while (from < to && signs.includes(text.charAt(from))) from += 1
  while (to > from && signs.includes(text.charAt(to - 1))) to -= 1
  return text.slice(from, to)
}

export function lineOf(text: string, quoted = false): Line {
  const plain = plainOf(text)
  const blank = plain === '' && !/\S/.test(text.length > looked ? text.slice(looked) : '')
  return { text, plain, blank, quoted: quoted || isMarked(text) }
}

/** `>` at its beginning; `>From` alone is the escape of mailbox files and no quote. */
function isMarked(text: string): boolean {
  const start = /^[ \t\u00a0]{0,3}[>＞]/.exec(text)
  return start !== null && !/^>From /.test(text)
}

export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let from = 0
  while (lines.length < kept) {
    const end = text.indexOf('\n', from)
    if (end < 0) break
    for (const part of parted(text.slice(from, text[end - 1] === '\r' ? end - 1 : end))) lines.push(lineOf(part))
    from = end + 1
  }
  const tail = text.slice(from)
  if (!tail.includes('\n')) for (const part of parted(tail)) lines.push(lineOf(part))
  else lines.push({ text: tail, plain: '', blank: !/\S/.test(tail), quoted: !/^[ \t]*[^>\s]/m.test(tail) })
  return markOtherPrefixes(markCode(lines))
}

/** Some programs put the line that introduces a quote behind the last words: `Fine On Wed, Apr 4, 2012 at 3:59 PM, … wrote:` */
function parted(text: string): string[] {
  if (text.length < 30 || text.length > 400) return [text]
  const at = /(?<=\S)(?: |-{2,} ?)On (?=\p{L}{3},? \p{L}{0,3}\.? ?\d|\d{1,4}[-/. ])/u.exec(text)
  if (
    at === null ||
    /[<@>"]/.test(text.slice(0, at.index)) ||
    !/wrote ?[:-]|[<"]|\d, |[AP]M/.test(text.slice(at.index))
  )
    return [text]
  if (/^[\s>*_-]*$/.test(text.slice(0, at.index))) return [text]
  return [text.slice(0, at.index), text.slice(at.index).trimStart()]
}

/** Between fences, as people write code: nothing there quotes or signs. */
function markCode(lines: Line[]): Line[] {
  let from = -1
  for (const [index, line] of lines.entries()) {
    if (!line.text.startsWith('```') || line.text.length > 40) continue
    if (from >= 0) {
      for (const inside of lines.slice(from, index + 1)) {
        inside.hint = 'code'
        inside.quoted = false
      }
    }
    from = from < 0 ? index : -1
  }
  return lines
}

/** `| ` and `AB> ` are marks too, where at least two lines in a row begin with the same. */
function markOtherPrefixes(lines: Line[]): Line[] {
  let run = 0
  const mark = (end: number) => {
    if (run >= 2) for (const line of lines.slice(end - run, end)) line.quoted = true
    run = 0
  }
  let last = ''
  for (const [index, line] of lines.entries()) {
    const prefix = line.quoted ? '' : (/^\s{0,2}(\||[A-Za-zÀ-ž]{1,4}>)(?=\s|$)/.exec(line.text)?.[1] ?? '')
    const table = prefix === '|' && /\|\s*$/.test(line.plain) && line.plain.length > 1
    if (prefix === '' || table || prefix !== last) mark(index)
    if (prefix !== '' && !table) run += 1
    last = prefix
  }
  mark(lines.length)
  return lines
}

/** A line of a quote without its mark. */
export function unmarked(text: string): string {
  return text.replace(/^[ \t]{0,3}(?:[>＞] ?|\| ?|[A-Za-zÀ-ž]{1,4}> ?)/, '')
}
