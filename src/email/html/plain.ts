// Plain text of a mail as Markdown that shows it as it was written.
import { escapeInline, escapeLineStart } from './escape.ts'

const longest = 2 * 2 ** 20
export const cutSign = '[… The rest of this mail was too long to be shown here.]'

/** Line breaks and indentation stay; nothing in it becomes a heading, a list or emphasis; addresses of pages become links. */
export function textToMarkdown(text: string): string {
  const shown = text.length > longest ? `${text.slice(0, longest).toWellFormed()}\n\n${cutSign}` : text
  const lines = shown.replace(/\r\n?/g, '\n').split('\n')
  let markdown = ''
  let blank = 0
  for (const line of lines) {
    const written = line.trimEnd()
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
