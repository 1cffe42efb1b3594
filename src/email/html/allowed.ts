// What of HTML a mail may use: elements that structure and decorate, attributes that do nothing but that. Everything else is left out;
// what is in `strip` goes with its content, of the others the content stays.
import type { Options } from 'rehype-sanitize'

const table = ['table']

export const allowed: Options = {
  tagNames:
    'a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn dir div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr'.split(
      ' ',
    ),
  attributes: {
    '*': ['align', 'bgColor', 'border', 'color', 'dir', 'height', 'lang', 'style', 'vAlign', 'width'],
    a: ['href'],
    col: ['span'],
    colgroup: ['span'],
    details: ['open'],
    font: ['face', 'size'],
    img: ['src', 'alt', 'hSpace', 'vSpace'],
    li: ['value'],
    ol: ['start', 'type', 'reversed'],
    p: ['className'],
    table: ['cellPadding', 'cellSpacing', 'rules', 'frame', 'role'],
    td: ['colSpan', 'rowSpan', 'noWrap'],
    th: ['colSpan', 'rowSpan', 'noWrap', 'scope'],
    ul: ['type'],
  },
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https', 'cid', 'data'] },
  ancestors: {
    caption: table,
    col: table,
    colgroup: table,
    tbody: table,
    td: table,
    tfoot: table,
    th: table,
    thead: table,
    tr: table,
  },
  strip:
    'applet audio base canvas embed frame frameset head iframe input link map math meta noembed noframes object option optgroup plaintext script select style svg template textarea title video xmp'.split(
      ' ',
    ),
  clobber: [],
  clobberPrefix: '',
  required: {},
  allowComments: false,
  allowDoctypes: false,
}
