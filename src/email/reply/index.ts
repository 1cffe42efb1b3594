// What is new in a mail, and what was passed on with it. Pure, and linear in the length of the mail.
import { shownHtml } from './html/cut.ts'
import { read } from './html/read.ts'
import { type Line, linesOf } from './lines.ts'
import { split } from './split.ts'
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
  const lines = linesOf(text)
  const { shown, signed } = split(lines, passedOn)
  return {
    text:
      joined(
        lines.map((line) => ({ ...line, text: line.text.trimEnd() })),
        (index) => shown[index] === true,
      ) ?? '',
    html: html === null ? null : newHtml(html, passedOn),
    quoted: joined(lines, (index) => shown[index] !== true),
    signature: joined(lines, (index) => signed[index] === true),
  }
}

function newHtml(html: string, passedOn: boolean): string {
  const page = read(html)
  const { shown } = split(page.lines, passedOn)
  if (!shown.includes(false)) return html
  const last = page.lines.findLastIndex(({ blank }, index) => shown[index] === true && !blank)
  return shownHtml(html, page, shown.fill(false, last + 1))
}

function joined(lines: readonly Line[], takes: (index: number) => boolean): string | null {
  const text = lines
    .filter((_, index) => takes(index))
    .map((line) => line.text)
    .join('\n')
    .trimEnd()
  return text.replace(/^(?:[ \t]*\n)+/, '') || null
}
