// The document in which a mail is shown. Put it into `<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc=…>`: without
// scripts and without the origin of the desk. Its own Content-Security-Policy stands beside that, for what neither has thought of.

export interface FrameOptions {
  theme: 'light' | 'dark'
  /** Where pictures that came with the mail are loaded from: the origin of the desk. */
  origin: string
  remoteImages: boolean
}

/** @param html from `safeHtml` */
export function frameDocument(html: string, { theme, origin, remoteImages }: FrameOptions): string {
  const pictures = [
    'data:',
    /^https?:\/\/[a-z0-9.:[\]-]+$/i.test(origin) ? origin : '',
    remoteImages ? 'https: http:' : '',
  ]
  const policy = `default-src 'none'; img-src ${pictures.filter(Boolean).join(' ')}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`
  const dark = theme === 'dark' && !coloured(html)
  return [
    '<!doctype html><html><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="referrer" content="no-referrer"><meta name="viewport" content="width=device-width">',
    `<meta name="color-scheme" content="${dark ? 'dark' : 'light'}"><style>${dark ? darkColours : lightColours}${base}</style></head>`,
    `<body><div class="mail" dir="auto">${html}</div></body></html>`,
  ].join('')
}

/** A mail that chose its own colours chose them for white paper. */
function coloured(html: string): boolean {
  return /\b(?:bgcolor|color)="|(?:background|color)[a-z-]*:/i.test(html)
}

const lightColours = ':root{--ink:#1b1f24;--paper:#fff;--line:#d5d9de;--link:#0b57c2}'
const darkColours = ':root{--ink:#e4e7eb;--paper:#16181c;--line:#3a3f47;--link:#8ab4f8}'
const base =
  'html{background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%}' +
  'body{margin:0;padding:12px 16px;font:14px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif;overflow-wrap:anywhere}' +
  // Words of a table stay whole: what is too wide for a phone scrolls.
  '.mail{overflow-x:auto}td,th{overflow-wrap:break-word}img[src]{max-width:100%;height:auto}' +
  'img:not([src]){display:inline-block;max-width:100%;overflow:hidden;border:1px dashed var(--line);min-width:1em;min-height:1em}' +
  'a{color:var(--link)}pre{white-space:pre-wrap}table{border-color:var(--line)}hr{border:0;border-top:1px solid var(--line)}' +
  'blockquote{margin:8px 0;padding-left:12px;border-left:2px solid var(--line)}'
