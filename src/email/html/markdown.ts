// The HTML of a mail as Markdown for the conversation, and as plain text where a mail has no other. Written for this: the chain of
// rehype-remark takes 11 ms for a mail of 10 kB (docs/decisions), and a desk takes in 150 mails a second.
import { type Bounds, parseHtml, whole } from './parse.ts'
import { cutSign } from './plain.ts'
import { blocksOf, type Reading } from './walk.ts'

/** Readable, without HTML and pictures; linear in its length, and cut with a sign beyond 2 MB or absurd nesting. */
export function htmlToMarkdown(html: string, bounds = whole()): string {
  return read(html, 'markdown', bounds)
}

/** Lines as they would be seen, links with their address. */
export function htmlToText(html: string, bounds = whole()): string {
  return read(html, 'text', bounds)
}

function read(html: string, mode: Reading['mode'], bounds: Bounds): string {
  const { document, cut } = parseHtml(html, bounds)
  const blocks = blocksOf(document.childNodes, { mode, depth: 0, link: false, pre: false })
  if (cut) blocks.push(cutSign)
  return joined(blocks)
}

/** Items of one list that came as separate paragraphs stay together. */
function joined(blocks: string[]): string {
  let text = ''
  let wasItem = false
  for (const block of blocks) {
    const item = /^ *(?:- |\d{1,9}\. )/.test(block) && !block.includes('\n\n')
    if (text !== '') text += item && wasItem ? '\n' : '\n\n'
    text += block
    wasItem = item
  }
  return text
}
