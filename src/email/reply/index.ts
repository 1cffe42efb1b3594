// What is new in a mail, and what was passed on with it. Pure, and linear in the length of the mail.
import { agree } from './agree.ts'
import { shownHtml } from './html/cut.ts'
import { type Page, read } from './html/read.ts'
import { type Line, linesOf } from './lines.ts'
import { type Split, split } from './split.ts'
import { isForwardSubject } from './words/subjects.ts'

export { readForwarded } from './forwarded.ts'

export interface Reply {
  /** What its writer wrote. Empty only when the mail is. */
  text: string
  /** The same of the HTML: as it came, not yet safe. */
  html: string | null
  /** All that is folded, in its order: quotes, signatures, small print. With `text` it is the whole mail. */
  quoted: string | null
  /** Of what is folded, the signature of the writer. */
  signature: string | null
}

/**
 * Splits a mail into what is new and what was there before.
 * @param subject tells a forward of Outlook from a reply: both look the same. A forward is not folded.
 */
export function splitReply({
  text,
  html,
  subject = '',
}: {
  text: string
  html: string | null
  subject?: string
}): Reply {
  const passedOn = isForwardSubject(subject)
  const page = html === null ? null : read(html)
  const parts = page === null ? null : split(page.lines, passedOn)
  const lines = text.trim() === '' && page !== null ? written(page.lines) : linesOf(text)
  const { shown, signed } = text.trim() === '' && parts !== null ? parts : splitText(lines, passedOn, page, parts)
  const tidy = lines.map((line) => ({ ...line, text: line.text.trimEnd() }))
  return {
    text: joined(tidy, (index) => shown[index] === true) ?? '',
    html: html === null || page === null || parts === null ? null : newHtml(html, page, parts.shown),
    quoted: joined(lines, (index) => shown[index] !== true),
    signature: joined(lines, (index) => signed[index] === true),
  }
}

function splitText(lines: readonly Line[], passedOn: boolean, page: Page | null, parts: Split | null): Split {
  const ours = split(lines, passedOn)
  return page === null || parts === null ? ours : agree(lines, ours, page.lines, parts)
}

/** The lines of an HTML mail as text. */
const written = (lines: readonly Line[]) =>
  lines.map((line) => ({ ...line, text: line.text.replaceAll('\ufffc', '').trim() }))

function newHtml(html: string, page: Page, shown: readonly boolean[]): string {
  if (!shown.includes(false)) return html
  const last = page.lines.findLastIndex(({ blank }, index) => shown[index] === true && !blank)
  return shownHtml(
    html,
    page,
    shown.map((is, index) => is && index <= last),
  )
}

function joined(lines: readonly Line[], takes: (index: number) => boolean): string | null {
  const text = lines
    .filter((_, index) => takes(index))
    .map((line) => line.text)
    .join('\n')
    .trimEnd()
  return text.replace(/^(?:[ \t]*\n)+/, '') || null
}
