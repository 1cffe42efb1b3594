// The document in which a mail is shown. Put it into `<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc=…>`: without
// scripts and without the origin of the desk. Its own Content-Security-Policy stands beside that, for what neither has thought of.

export interface FrameOptions {
  remoteImages: boolean
}

/**
 * On white paper, for which mails are written, whatever the desk looks like.
 * @param html from `safeHtml`; pictures of the mail itself stand in it as data
 */
export function frameDocument(html: string, { remoteImages }: FrameOptions): string {
  const pictures = remoteImages ? 'data: https: http:' : 'data:'
  const policy = `default-src 'none'; img-src ${pictures}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`
  return [
    '<!doctype html><html><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="referrer" content="no-referrer"><meta name="viewport" content="width=device-width">',
    `<meta name="color-scheme" content="light"><title>Mail</title><style>${colours}${base}</style></head>`,
    `<body><div class="mail" dir="auto">${html}</div></body></html>`,
  ].join('')
}

const colours = ':root{--ink:#1b1f24;--paper:#fff;--line:#d5d9de;--link:#0b57c2}'
const base =
  'html{background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%}' +
  'body{margin:0;padding:12px 16px;font:14px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif;overflow-wrap:anywhere}' +
  // Words of a table stay whole: what is too wide for a phone scrolls, with the page, so that its bar is at hand.
  'td,th{overflow-wrap:break-word}img[src]{max-width:100%;height:auto}' +
  'img:not([src]){display:inline-block;max-width:100%;overflow:hidden;border:1px dashed var(--line);min-width:1em;min-height:1em}' +
  'a{color:var(--link)}pre{white-space:pre-wrap}table{border-color:var(--line)}hr{border:0;border-top:1px solid var(--line)}' +
  'blockquote{margin:8px 0;padding-left:12px;border-left:2px solid var(--line)}'
