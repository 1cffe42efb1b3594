// What is worked out from the text and the HTML of a mail, and may cost much. Pure, and the same wherever it runs.
import {
  type Bounds,
  cutSign,
  htmlToMarkdown,
  htmlToText,
  quotesToMarkdown,
  remoteImagesIn,
  safeHtml,
  textToMarkdown,
} from '../html/index.ts'
import type { Forwarded } from '../message/mail.ts'
import { readRtf } from '../message/tnef/rtf.ts'
import { type Reply, readForwarded, splitReply } from '../reply/index.ts'

export interface Said {
  text: string
  html: string | null
  subject: string
}

export interface Read {
  reply: Reply
  /** What is new, as Markdown. */
  body: string
  forwarded: Forwarded | null
}

export interface ToShow {
  html: string
  /** Of the mail itself, as data, by their id in it. */
  pictures: ReadonlyMap<string, string>
  remoteImages: boolean
}

/** More than a ticket holds. */
const mostText = 200_000

export const tasks = {
  texts: (pages: string[], bounds: Bounds) => pages.map((html) => htmlToText(html, bounds)),
  content({ text, html, subject }: Said, bounds: Bounds): Read {
    // What is longer is not shown either; one sign more tells that there is more.
    const reply = splitReply({ text, html: html === null ? null : html.slice(0, bounds.longest + 1), subject })
    const body =
      (reply.html === null ? '' : htmlToMarkdown(reply.html, bounds)) || quotesToMarkdown(reply.text, mostText)
    return { reply, body, forwarded: readForwarded(text, subject) }
  },
  safe: ({ html, pictures, remoteImages }: ToShow, bounds: Bounds) =>
    safeHtml(html, { cid: (id) => pictures.get(id) ?? null, remoteImages }, bounds),
  remoteImages: (html: string, bounds: Bounds) => remoteImagesIn(html, bounds),
  rtf: (source: string) => readRtf(source),
}

export type Tasks = {
  [Name in keyof typeof tasks]: (input: Parameters<(typeof tasks)[Name]>[0]) => ReturnType<(typeof tasks)[Name]>
}

/** What stands in for it when even beside everything else it took too long, or too much memory. Nothing of the mail itself is lost by that. */
export const instead: Tasks = {
  texts: (pages) => pages.map(stripped),
  content: ({ text }) => ({
    reply: { text, html: null, quoted: null, signature: null },
    body: textToMarkdown(text, mostText),
    forwarded: null,
  }),
  safe: () => ({
    html: '<p>This mail is too large to be shown here. Its text stands beside it; the mail as it came has all of it.</p>',
    remoteImages: 0,
  }),
  remoteImages: () => 0,
  rtf: (source) => ({
    html: null,
    text: stripped(source.slice(0, 8 * mostText).replace(/\\(?:'[0-9a-f]{2}|[a-z]{1,32}-?\d{0,10} ?)|[{}]/gi, ' ')),
  }),
}

const stripped = (html: string) =>
  `${html
    .slice(0, mostText)
    .replace(/<[^<>]{0,2000}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()}\n\n${cutSign}`
