// Plain text of a mail as Markdown that shows it as it was written.
import { escapeInline, escapeLineStart } from './escape.ts'

export const longest = 2 * 2 ** 20
export const cutSign = '[… The rest of this mail was too long to be shown here.]'

/**
 * Line breaks and indentation stay; nothing in it becomes a heading, a list or emphasis; addresses of pages become links.
 * @param most what comes after so many signs is not asked for, and may be left out
 */
export function textToMarkdown(text: string, most = Number.POSITIVE_INFINITY): string {
  const shown = text.length > longest ? `${text.slice(0, longest).toWellFormed()}\n\n${cutSign}` : text
  const lines = shown.replace(/\r\n?/g, '\n')
  let markdown = ''
  let blank = 0
  for (let at = 0, end = 0; at <= lines.length && markdown.length <= most; at = end + 1) {
    end = lines.indexOf('\n', at)
    if (end < 0) end = lines.length
    const written = lines.slice(at, Math.min(end, at + 2 * most)).trimEnd()
    if (written === '') {
      blank++
      continue
    }
    if (markdown !== '') markdown += blank > 0 ? '\n\n' : '  \n'
    markdown += escapeLineStart(escapeInline(written, true))
    blank = 0
  }
  return markdown
}
