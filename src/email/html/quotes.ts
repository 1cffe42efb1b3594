// Plain text of a mail with what it quotes: `>` at the start of a line is a quote as people and mail programs write it (RFC 3676, section 4.5).
import { cutSign, longest, textToMarkdown } from './plain.ts'

// Deeper ones are seldom anything but noise, and each costs its signs on every line.
const deepest = 8
const quoteSigns = new RegExp(`^(?:[ \\t]{0,3}>){1,${deepest}}`)

/**
 * As `textToMarkdown`, but quotes become quotes, with quotes in them.
 * @param most what comes after so many signs is not asked for, and may be left out
 */
export function quotesToMarkdown(text: string, most = Number.POSITIVE_INFINITY): string {
  if (!text.includes('>')) return textToMarkdown(text, most)
  // Megabytes of signs without a word never reach `most`, and are not read for its sake.
  const read = Math.min(longest, 4 * most)
  const shown = text.length > read ? `${text.slice(0, read).toWellFormed()}\n\n${cutSign}` : text
  const lines = shown.replace(/\r\n?/g, '\n').split('\n')
  let markdown = ''
  let apart = 0
  for (let at = 0; at < lines.length && markdown.length <= most; ) {
    const depth = depthOf(lines[at] ?? '')
    const from = at
    while (at < lines.length && depthOf(lines[at] ?? '') === depth) at++
    const words = textToMarkdown(lines.slice(from, at).map(without).join('\n'), most)
    if (words === '') {
      apart = Math.min(apart, depth)
      continue
    }
    if (markdown !== '') markdown += `\n${'>'.repeat(Math.min(apart, depth))}\n`
    markdown += depth === 0 ? words : words.replace(/^(?=(.?))/gm, (_, sign) => '>'.repeat(depth) + (sign && ' '))
    apart = depth
  }
  return markdown
}

const depthOf = (line: string) => quoteSigns.exec(line)?.[0].replace(/[^>]/g, '').length ?? 0

/** One blank belongs to the sign. */
const without = (line: string) => line.replace(quoteSigns, '').replace(/^ /, '')
