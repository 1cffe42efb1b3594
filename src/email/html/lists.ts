// Lists, also those that Word writes as paragraphs with a bullet in them.
import { indented } from './flow.ts'
import { attribute, type Element, isElement, type Node } from './parse.ts'
import { blocksOf, type Reading, rawText } from './walk.ts'

const deepestNesting = 8

export function listBlock(node: Element, reading: Reading): string {
  const numbered = node.tagName === 'ol'
  let number = Math.max(0, Number.parseInt(attribute(node, 'start'), 10) || 1)
  const items: string[] = []
  let tight = true
  for (const group of itemsOf(node)) {
    const blocks = blocksOf(group, reading)
    if (blocks.length === 0) continue
    if (reading.depth > deepestNesting) {
      items.push(...blocks)
      continue
    }
    const sign = numbered ? `${Math.min(number++, 999_999_999)}. ` : '- '
    const separator = blocks.slice(1).every(isList) ? '\n' : '\n\n'
    if (separator === '\n\n') tight = false
    items.push(indented(blocks, sign, ' '.repeat(sign.length), separator))
  }
  return items.join(tight ? '\n' : '\n\n')
}

function isList(block: string): boolean {
  return /^(?:- |\d+\. )/.test(block)
}

/** What stands in a list outside of its items belongs to the one before. */
function itemsOf(list: Element): Node[][] {
  const groups: Node[][] = []
  for (const child of list.childNodes) {
    if (isElement(child) && child.tagName === 'li') groups.push([...child.childNodes])
    else if (isElement(child)) (groups.at(-1) ?? groups[groups.push([]) - 1])?.push(child)
  }
  return groups
}

/** `<p class=MsoListParagraph>` whose bullet is a span that only Word ignores; null when it is none. */
export function listParagraph(node: Element, reading: Reading): string | null {
  if (!/^MsoListParagraph/i.test(attribute(node, 'class'))) return null
  const bullet = bulletIn(node, 0)
  if (!bullet) return null
  const number = /^\s*(\d{1,9})[.)]/.exec(rawText(bullet))?.[1]
  bullet.childNodes = []
  const level = Number(/level([1-9])/.exec(attribute(node, 'style'))?.[1] ?? 1)
  const blocks = blocksOf(node.childNodes, reading)
  const indent = '  '.repeat(Math.min(level, deepestNesting) - 1)
  const sign = number ? `${number}. ` : '- '
  return blocks.length === 0 ? '' : indented(blocks, indent + sign, indent + ' '.repeat(sign.length), '\n')
}

function bulletIn(node: Element, depth: number): Element | null {
  for (const child of node.childNodes) {
    if (!isElement(child)) continue
    if (/mso-list:\s*ignore/i.test(attribute(child, 'style'))) return child
    const found = depth < 5 ? bulletIn(child, depth + 1) : null
    if (found) return found
  }
  return null
}
