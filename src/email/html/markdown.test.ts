// What a conversation shows of HTML and of plain text. The Markdown is read back by the parser that the web client uses.
import fc from 'fast-check'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, test } from 'vitest'
import { htmlToMarkdown, htmlToText, textToMarkdown } from './index.ts'

interface Tree {
  type: string
  value?: string
  url?: string
  children?: Tree[]
}

const reader = unified().use(remarkParse).use(remarkGfm)
const parsed = (markdown: string): Tree => reader.runSync(reader.parse(markdown))

function every(tree: Tree): Tree[] {
  return [tree, ...(tree.children ?? []).flatMap(every)]
}

/** What a reader sees: paragraphs apart, lines as they break. */
function seen(tree: Tree): string {
  if (tree.type === 'root') return (tree.children ?? []).map(seen).join('\n\n')
  if (tree.type === 'break') return '\n'
  return tree.value ?? (tree.children ?? []).map(seen).join('')
}

describe('plain text', () => {
  test.each([
    ['# no heading', '\\# no heading'],
    ['> no quote', '\\> no quote'],
    ['- no item', '\\- no item'],
    ['1. no item', '1\\. no item'],
    ['--- ', '\\---'],
    ['===', '\\==='],
    ['a\n---|---', 'a  \n\\---|---'],
    ['    four', '\u00a0\u00a0\u00a0\u00a0four'],
    ['*a* _b_ `c` [d](e) <b>', '\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<b>'],
    ['snake_case_name', 'snake_case_name'],
    ['C:\\dir\\*', 'C:\\\\dir\\\\\\*'],
    ['&amp; AT&T', '\\&amp; AT&T'],
    ['see https://x.example/a_b.', 'see https://x.example/a_b.'],
    ['see <https://x.example/a_b>', 'see https://x.example/a_b'],
    ['(https://x.example/a(b))', '(<https://x.example/a(b)>)'],
    ['one\ntwo\n\n\nthree', 'one  \ntwo\n\nthree'],
  ])('%j', (text, markdown) => expect(textToMarkdown(text)).toBe(markdown))

  test('is seen as it was written, whatever it is', () => {
    const sign = fc.constantFrom(
      ...'#>-+*_`~[]()!<>|:=.&;\\/"1290abc xyz\n\t@^$'.split(''),
      '  \n',
      '\n\n',
      '```',
      '---',
      '&amp;',
      '1. ',
      'https://x.example/',
      'www.x.example',
      '    ',
    )
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 30 }), (signs) => {
        const text = signs.join('')
        const tree = parsed(textToMarkdown(text))
        const plain = (value: string) => value.replaceAll('\u00a0', ' ').replace(/[\s<>]+/g, '')
        expect(plain(seen(tree))).toBe(plain(text))
        const kinds = new Set(every(tree).map(({ type }) => type))
        expect([...kinds].filter((kind) => !['root', 'paragraph', 'text', 'break', 'link'].includes(kind))).toEqual([])
      }),
      { numRuns: 3000, seed: Number(process.env.FUZZ_SEED ?? 1789) },
    )
  })
})

describe('HTML', () => {
  test.each([
    [
      'Gmail: a line is a box',
      '<div dir="ltr">Hello<div>world</div><div><br></div><div>bye<br></div></div>',
      'Hello  \nworld\n\nbye',
    ],
    [
      'Outlook: a line is a paragraph',
      '<p class="MsoNormal">one<o:p></o:p></p><p class="MsoNormal">two</p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><p class="MsoNormal">three</p>',
      'one  \ntwo\n\nthree',
    ],
    ['paragraphs', '<p>one\n two</p><p>three</p>', 'one two\n\nthree'],
    ['emphasis', '<b>bold </b>and <i>italic</i>, not<b>(x)</b>x', '**bold** and *italic*, not(x)x'],
    ['emphasis over lines', '<b>one<br>two</b>', '**one**  \n**two**'],
    ['lists', '<ul><li>a<li>b<ol start=3><li>c</ol></ul>', '- a\n- b\n  3. c'],
    [
      'lists of Word',
      '<p class=MsoListParagraph style="mso-list:l0 level1"><span style="mso-list:Ignore">·<span>&nbsp; </span></span>a</p><p class=MsoListParagraph style="mso-list:l0 level2"><span style="mso-list:Ignore">1.</span>b</p>',
      '- a\n  1. b',
    ],
    ['quotes', '<blockquote>a<blockquote>b</blockquote></blockquote>', '> a\n>\n> > b'],
    ['code', '<pre>a\n  `b`</pre><p>see <code>x`y</code></p>', '```\na\n  `b`\n```\n\nsee ``x`y``'],
    ['headings stay small', '<h1>Big <b>news</b></h1><h4>small</h4>', '### Big **news**\n\n#### small'],
    [
      'links',
      '<a href="https://x.example/a b">here</a> <a href="https://x.example/">https://x.example</a> <a href="mailto:a@x.example">a@x.example</a>',
      '[here](https://x.example/a%20b) <https://x.example> a@x.example',
    ],
    [
      'links that lead nowhere',
      '<a href="javascript:alert(1)">a</a> <a href="/desk">b</a> <a href="data:text/html,x">c</a> <a name=d>d</a>',
      'a b c d',
    ],
    [
      'data tables',
      '<table><tr><th>Name<th>Size<tr><td>a|b<td>1</table>',
      '| Name | Size |\n| --- | --- |\n| a\\|b | 1 |',
    ],
    ['tables of layout', '<table><tr><td><table><tr><td><p>one</p><p>two</p></table><td></table>', 'one\n\ntwo'],
    [
      'what is hidden',
      '<div style="display:none">preview</div><span style="font-size:0">x</span><p>seen</p><style>p{}</style><script>x</script>',
      'seen',
    ],
    ['pictures', '<p>a<img src="cid:x" alt="Logo">b</p>', 'ab'],
    [
      'signs of Markdown',
      '<p># no</p><p>1. no</p><p>*no* &lt;b&gt; [x](y)</p>',
      '\\# no\n\n1\\. no\n\n\\*no\\* \\<b> \\[x\\](y)',
    ],
    ['fillers of newsletters', '<div>Hi&zwnj;&nbsp;&zwnj;&nbsp;&#847; there\u200b</div>', 'Hi there'],
  ])('%s', (_, html, markdown) => expect(htmlToMarkdown(html)).toBe(markdown))

  test('as text, for mails that have no other', () => {
    expect(
      htmlToText(
        '<p>Hello <b>you</b>, see <a href="https://x.example/a">this</a></p><ul><li>a<li>b</ul><table><tr><td>x<td>1<tr><td>y<td>2</table>',
      ),
    ).toBe('Hello you, see this <https://x.example/a>\n\n- a\n- b\n\nx\t1\ny\t2')
  })

  test('never brings HTML or a link that runs something, whatever it is', () => {
    const piece = fc.constantFrom(
      '<b>',
      '</b>',
      '<i>',
      '</i>',
      '<p>',
      '<br>',
      '<ul><li>',
      '</ul>',
      '<ol><li>',
      '<blockquote>',
      '</blockquote>',
      '<pre>',
      '</pre>',
      '<code>',
      '</code>',
      '<table><tr><td>',
      '<td>',
      '<tr>',
      '</table>',
      '<h1>',
      '</h1>',
      '<hr>',
      '<a href="https://x.example/(a)[b]<c>">',
      '<a href="javascript:alert(1)">',
      '</a>',
      '&lt;script&gt;alert(1)&lt;/script&gt;',
      '&lt;b&gt;',
      '![x](javascript:alert(1))',
      '[y]: javascript:alert(1)',
      '`',
      '*',
      '_',
      '#',
      '- ',
      '|',
      '\\',
      '~~~',
      'text',
      ' ',
      '\n',
      '&amp;lt;',
      'https://x.example/',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        for (const node of every(parsed(htmlToMarkdown(pieces.join(''))))) {
          expect(['html', 'image', 'imageReference', 'definition', 'linkReference']).not.toContain(node.type)
          if (node.type === 'link') expect(node.url).toMatch(/^(?:https?:|mailto:)/)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

test('hostile input is cut with a sign, in a bounded time', () => {
  const started = performance.now()
  const cut = [
    '<div>'.repeat(100_000),
    '<b><p>'.repeat(100_000),
    '<ul><li>'.repeat(100_000),
    '<blockquote>x'.repeat(50_000),
    '<p>text</p>'.repeat(500_000),
  ]
  for (const html of cut) expect(htmlToMarkdown(html)).toContain('too long to be shown')
  for (const sign of '*_`[<>#-|~&\\ \n') {
    textToMarkdown(sign.repeat(5_000_000))
    htmlToMarkdown(sign.repeat(500_000))
  }
  expect(performance.now() - started).toBeLessThan(30_000)
}, 60_000)
