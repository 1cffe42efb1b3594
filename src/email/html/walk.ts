// The tree of a mail's HTML → blocks of Markdown or plain text. What is hidden from the reader is left out here too: it was written
// for machines, or to deceive them.
import { escapeInline } from './escape.ts'
import { Flow, type Mode } from './flow.ts'
import { mark, withoutMarks } from './inline.ts'
import { linkOf } from './links.ts'
import { listBlock, listParagraph } from './lists.ts'
import { attribute, type Element, isElement, type Node, textNode } from './parse.ts'
import { tableBlocks } from './tables.ts'

export interface Reading {
  mode: Mode
  /** Lists and quotes around it. */
  depth: number
  /** Within the text of a link. */
  link: boolean
  /** Line breaks of the source are line breaks. */
  pre: boolean
}

const silent = new Set(
  'head title style script noscript template svg math iframe object embed applet audio video canvas select textarea input map frameset'.split(
    ' ',
  ),
)
const lines = new Set(
  'div section article header footer main nav address center caption fieldset form figure figcaption dd dt dl summary details legend aside body html tr li'.split(
    ' ',
  ),
)
const deepestNesting = 8

export function blocksOf(nodes: Node[], reading: Reading): string[] {
  const flow = new Flow(reading.mode)
  walk(nodes, reading, flow)
  flow.paragraph()
  return flow.blocks
}

function walk(nodes: Node[], reading: Reading, flow: Flow): void {
  for (const node of nodes) {
    const text = textNode(node)
    if (text !== null) addText(text, reading, flow)
    else if (isElement(node) && !silent.has(node.tagName) && !hidden(node)) element(node, reading, flow)
  }
}

function addText(written: string, reading: Reading, flow: Flow) {
  const text = visible(written)
  if (!reading.pre) return flow.add(said(text.replace(/[ \t\n\r\f\u00a0]+/g, ' '), reading))
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) flow.breakLine()
    flow.add(said(line.replaceAll('\r', ''), reading))
  }
}

function said(text: string, reading: Reading): string {
  if (reading.mode === 'text') return text
  // An address in the text of a link is text.
  if (reading.link) return text.replace(/[\\`*[\]<_~]|(?<=https?|www)[:.]/gi, '\\$&')
  return escapeInline(text)
}

/** Without signs that are not seen: fillers of newsletters, marks that turn the writing around, our own marks. */
export function visible(text: string): string {
  return withoutMarks(text)
    .replace(/\u034f|[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .replace(/(?<![^\s\u200c])\u200c|\u200c(?![^\s\u200c])/g, '')
}

function hidden(element: Element): boolean {
  if (element.attrs.length === 0) return false
  const style = attribute(element, 'style').replace(/\s+/g, '').toLowerCase()
  if (style === '') return element.attrs.some(({ name }) => name === 'hidden')
  return /display:none|mso-hide:all|visibility:hidden|font-size:0(?:px|pt)?(?:;|!|$)|max-height:0(?:px)?;/.test(style)
}

function element(node: Element, reading: Reading, flow: Flow) {
  const name = node.tagName
  const inner = (change: Partial<Reading> = {}) => walk(node.childNodes, { ...reading, ...change }, flow)
  if (name === 'br') return flow.breakLine()
  if (name === 'b' || name === 'strong') return emphasis(mark.strong, inner, flow)
  if (name === 'i' || name === 'em') return emphasis(mark.em, inner, flow)
  if (name === 'a') return flow.add(linkOf(node, reading))
  if (name === 'img') return
  if (name === 'code' || name === 'tt' || name === 'kbd' || name === 'samp') return addCode(node, reading, flow)
  if (reading.link) return inner()
  if (name === 'p') return paragraph(node, reading, flow)
  if (name === 'hr') return flow.block('---')
  if (/^h[1-6]$/.test(name)) return heading(node, reading, flow)
  if (name === 'pre') return preformatted(node, reading, flow)
  if (name === 'ul' || name === 'ol') return flow.block(listBlock(node, deeper(reading)))
  if (name === 'blockquote') return flow.block(quote(blocksOf(node.childNodes, deeper(reading)), reading))
  if (name === 'table') {
    flow.paragraph()
    for (const block of tableBlocks(node, reading)) flow.block(block)
    return
  }
  if (!lines.has(name)) return inner()
  flow.newLine()
  inner(/white-space:\s*pre/i.test(attribute(node, 'style')) ? { pre: true } : {})
  flow.newLine()
}

const deeper = (reading: Reading): Reading => ({ ...reading, depth: reading.depth + 1 })

function emphasis(sign: string, inner: () => void, flow: Flow) {
  flow.openMark(sign)
  inner()
  flow.closeMark(sign)
}

/** Word and Outlook write each line as a paragraph without space around it. */
function paragraph(node: Element, reading: Reading, flow: Flow) {
  const item = listParagraph(node, reading)
  if (item !== null) return flow.block(item)
  const tight =
    /^Mso(?:Normal|PlainText|NoSpacing)/i.test(attribute(node, 'class')) ||
    /margin:\s*0(?:\w\w)?\s*(?:;|$)/i.test(attribute(node, 'style'))
  const empty = withoutBlanks(node) === ''
  if (tight && !empty) flow.newLine()
  else flow.paragraph()
  walk(node.childNodes, reading, flow)
  if (tight && !empty) flow.newLine()
  else flow.paragraph()
}

/** The text of an element, as far as it decides whether there is any. */
function withoutBlanks(node: Element): string {
  let text = ''
  const gather = (nodes: Node[]) => {
    for (const child of nodes) {
      if (text !== '') return
      const value = textNode(child)
      if (value !== null) text += value.replace(/[\s\u00a0\u200b]+/g, '')
      else if (isElement(child)) gather(child.childNodes)
    }
  }
  gather(node.childNodes)
  return text
}

/** The ticket has headings of its own: those of a mail stay small. */
function heading(node: Element, reading: Reading, flow: Flow) {
  const text = blocksOf(node.childNodes, reading)
    .join(' ')
    .replace(/\s*\n\s*/g, ' ')
    .trim()
  const bare = text.replace(/^\*\*([^*]+)\*\*$/, '$1')
  if (reading.mode === 'text' || bare === '') return flow.block(bare)
  flow.block(`${node.tagName === 'h1' || node.tagName === 'h2' ? '###' : '####'} ${bare}`)
}

function quote(blocks: string[], reading: Reading): string {
  if (blocks.length === 0) return ''
  if (reading.depth >= deepestNesting) return blocks.join('\n\n')
  return blocks
    .join('\n\n')
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n')
}

export function rawText(node: Element): string {
  let text = ''
  const gather = (nodes: Node[]) => {
    for (const child of nodes) {
      const value = textNode(child)
      if (value !== null) text += value
      else if (isElement(child) && child.tagName === 'br') text += '\n'
      else if (isElement(child) && !silent.has(child.tagName)) gather(child.childNodes)
    }
  }
  gather(node.childNodes)
  return visible(text)
}

function addCode(node: Element, reading: Reading, flow: Flow) {
  const code = rawText(node)
  if (reading.mode === 'text' || reading.link || code.trim().includes('\n')) return walk(node.childNodes, reading, flow)
  const text = code.replace(/\s+/g, ' ').trim()
  if (text === '') return flow.add(' ')
  const fence = fenceFor(text, 1)
  const pad = /^`|`$/.test(text) ? ' ' : ''
  flow.add(`${fence}${pad}${text}${pad}${fence}`)
}

function preformatted(node: Element, reading: Reading, flow: Flow) {
  const code = rawText(node).replace(/^\n+|\s+$/g, '')
  // Thunderbird wraps signatures and plain quotes in it.
  if (reading.mode === 'text' || /\bmoz-/.test(attribute(node, 'class'))) {
    flow.paragraph()
    walk(node.childNodes, { ...reading, pre: true }, flow)
    return flow.paragraph()
  }
  if (code.trim() === '') return
  const fence = fenceFor(code, 3)
  flow.block(`${fence}\n${code}\n${fence}`)
}

/** Longer than any run of such signs inside. */
function fenceFor(code: string, least: number): string {
  let longest = 0
  for (const run of code.matchAll(/`+/g)) longest = Math.max(longest, run[0].length)
  return '`'.repeat(Math.max(least, longest + 1))
}
