// Quotes of a plain mail are seen as quotes, and everything else in them as it was written. Read back by the parser of the web client.
import fc from 'fast-check'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import { cutSign, quotesToMarkdown } from './index.ts'

interface Tree {
  type: string
  value?: string
  children?: Tree[]
}

const reader = unified().use(remarkParse).use(remarkGfm)
const parsed = (markdown: string): Tree => reader.runSync(reader.parse(markdown))

const every = (tree: Tree): Tree[] => [tree, ...(tree.children ?? []).flatMap(every)]

/** Quotes as `[…]`, lines as they break. */
function seen({ type, value, children = [] }: Tree): string {
  const inside = () => children.map(seen)
  if (type === 'root') return inside().join(' ')
  if (type === 'blockquote') return `[${inside().join(' ')}]`
  if (type === 'break') return '/'
  return value ?? inside().join('')
}

test.each([
  ['> Which gate?\n\nGate 4.\n\n> And since when?\nMonday.', '[Which gate?] Gate 4. [And since when?] Monday.'],
  ['On Monday you wrote:\n> one\n> two\n>\n> three', 'On Monday you wrote: [one/two three]'],
  ['> inner\n>> deeper\n> > as deep\n> out', '[inner [deeper/as deep] out]'],
  ['>> first the deep one\n> then this', '[[first the deep one] then this]'],
  ['> one\n\n> another', '[one] [another]'],
  ['> # no heading\n> - no item\n>     no code', '[# no heading/- no item/    no code]'],
  ['-- \nKai\nYard 4', '--/Kai/Yard 4'],
  ['a > b, and\n-> c', 'a > b, and/-> c'],
  ['>\n> \n', ''],
])('%j', (text, shown) => expect(seen(parsed(quotesToMarkdown(text))).replaceAll('\u00a0', ' ')).toBe(shown))

test('loses no word and makes nothing but quotes, whatever it is', () => {
  const part = fc.constantFrom(
    '>',
    '> ',
    '>> ',
    '\n',
    '\n> ',
    '\n\n',
    '    ',
    '# ',
    '- ',
    '1. ',
    '*',
    '_',
    '|',
    '---',
    'word',
    'x',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      const text = parts.join('')
      const tree = parsed(quotesToMarkdown(text))
      const plain = (value: string) => value.replace(/[\s\u00a0<>[\]/]+/g, '')
      expect(plain(seen(tree))).toBe(plain(text))
      const kinds = new Set(every(tree).map(({ type }) => type))
      expect([...kinds].filter((kind) => !['root', 'paragraph', 'text', 'break', 'blockquote'].includes(kind))).toEqual(
        [],
      )
    }),
    { numRuns: 3000, seed: Number(process.env.FUZZ_SEED ?? 1789) },
  )
})

test('of a mail of nothing but signs no more is read than is shown, and it says so', () => {
  expect(quotesToMarkdown('>\n>>\n'.repeat(400_000), 1000)).toBe(cutSign.replaceAll('[', '\\[').replaceAll(']', '\\]'))
  expect(quotesToMarkdown('> a\n>> b\n'.repeat(300_000), 1000).length).toBeLessThan(2000)
})
