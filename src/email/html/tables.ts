// Tables: those that hold data stay tables, those that only place things on a page become what they hold.
import type { Node } from './parse.ts'
import { attribute, type Element, isElement } from './parse.ts'
import { blocksOf, type Reading } from './walk.ts'

interface Cell {
  element: Element
  head: boolean
  span: number
}

const widest = 20
const longestCell = 300

export function tableBlocks(table: Element, reading: Reading): string[] {
  const rows = rowsOf(table)
  const texts =
    reading.link || !mayBeData(table, rows) ? null : rows.map((row) => row.map((cell) => cellText(cell, reading)))
  if (texts && holdsData(texts))
    return [
      reading.mode === 'markdown' ? written(rows, texts) : texts.map((row) => row.join('\t').trimEnd()).join('\n'),
    ]
  return rows.flatMap((row) => flattened(row, reading))
}

function rowsOf(table: Element): Cell[][] {
  const rows: Cell[][] = []
  const gather = (nodes: Node[]) => {
    for (const node of nodes) {
      if (!isElement(node)) continue
      if (node.tagName === 'tr') rows.push(cellsOf(node))
      else if (['tbody', 'thead', 'tfoot'].includes(node.tagName)) gather(node.childNodes)
      else if (node.tagName === 'caption') rows.push([{ element: node, head: false, span: 1 }])
    }
  }
  gather(table.childNodes)
  return rows.filter((row) => row.length > 0)
}

function cellsOf(row: Element): Cell[] {
  return row.childNodes
    .filter((node) => isElement(node))
    .filter(({ tagName }) => tagName === 'td' || tagName === 'th')
    .map((element) => ({
      element,
      head: element.tagName === 'th',
      span: Math.min(widest, Math.max(1, Number.parseInt(attribute(element, 'colspan'), 10) || 1)),
    }))
}

const placing = new Set(['table', 'ul', 'ol', 'blockquote', 'pre', 'hr', 'h1', 'h2', 'h3', 'img'])

function mayBeData(table: Element, rows: Cell[][]): boolean {
  if (/presentation|none/.test(attribute(table, 'role'))) return false
  const width = Math.max(0, ...rows.slice(0, 2000).map((row) => row.length))
  if (rows.length < 2 || width < 2 || width > widest) return false
  return rows.every((row) => row.every(({ element }) => !contains(element, 0)))
}

function contains(element: Element, depth: number): boolean {
  return element.childNodes.some(
    (node) => isElement(node) && (placing.has(node.tagName) || depth > 20 || contains(node, depth + 1)),
  )
}

function cellText({ element }: Cell, reading: Reading): string {
  const text = blocksOf(element.childNodes, reading).join(' ').replace(/\s+/g, ' ').trim()
  return reading.mode === 'markdown' ? text.replaceAll('|', '\\|') : text
}

/** Rows of like width, cells that are words and not letters. */
function holdsData(texts: string[][]): boolean {
  const filled = texts.filter((row) => row.filter((text) => text !== '').length >= 2)
  return (
    filled.length >= 2 &&
    filled.length * 2 >= texts.length &&
    texts.every((row) => row.every((text) => text.length <= longestCell))
  )
}

function written(rows: Cell[][], texts: string[][]): string {
  const width = Math.max(...rows.map((row) => row.reduce((sum, { span }) => sum + span, 0)))
  const columns = Math.min(width, widest)
  const full = texts.map((row, index) => {
    const cells = row.flatMap((text, at) => [text, ...new Array<string>((rows[index]?.[at]?.span ?? 1) - 1).fill('')])
    return [...cells, ...new Array<string>(columns).fill('')].slice(0, columns)
  })
  // GFM wants a head; where the table has none, an empty one keeps its first row what it is.
  const headed = rows[0]?.every(({ head }) => head) || /^\*\*[^*]+\*\*$/.test(texts[0]?.[0] ?? '')
  const head = headed ? full.shift() : new Array<string>(columns).fill('')
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [line(head ?? []), line(new Array<string>(columns).fill('---')), ...full.map(line)].join('\n')
}

/** Short cells of a row stay on one line. */
function flattened(row: Cell[], reading: Reading): string[] {
  const cells = row.map(({ element }) => blocksOf(element.childNodes, reading)).filter((blocks) => blocks.length > 0)
  const short =
    cells.length > 1 &&
    cells.every((blocks) => blocks.length === 1 && !/\n|^(?:[#>|`]|- |\d+\. )/.test(blocks[0] ?? ''))
  return short ? [cells.flat().join(' ')] : cells.flat()
}
