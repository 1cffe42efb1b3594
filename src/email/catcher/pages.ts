// The pages of the catcher: what it caught, one mail, and a form to write one. Everything that a mail says is escaped; its HTML is shown
// in a frame that may do nothing.
import { addressesOf, type Caught } from './kept.ts'
import type { Draft } from './write.ts'

export interface Setting {
  /** What it is called on its pages. */
  title: string
  /** One sentence: what this is for. */
  about: string
  /** Where the desk is. */
  desk: string | undefined
  /** Addresses of the desk. */
  addresses: string[]
  /** Who may be written as, to choose from. */
  people: { name: string; address: string }[]
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? sign)

const page = ({ title, desk }: Setting, heading: string, main: string, live = false) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escaped(heading)} · ${escaped(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/style.css"><script src="/page.js" defer></script></head>
<body${live ? ' data-live="1"' : ''}><header><div><a href="/">${escaped(title)}</a><span>Nothing leaves this machine</span>
${desk ? `<a class="button" href="${escaped(desk)}">Open the desk</a>` : ''}<a class="button main" href="/write">Write a mail</a></div></header>
<main>${main}</main></body></html>`

const shown = (found: { name: string; address: string }[]) =>
  found.map(({ name, address }) => (name ? `${name} <${address}>` : address)).join(', ')

const subjectOf = ({ mail }: Caught) => mail.subject || '(no subject)'
const wayOf = ({ way }: Caught) =>
  way === 'in' ? '<span class="way in">To the desk</span>' : '<span class="way">From the desk</span>'
const time = (at: Date) =>
  `<time datetime="${at.toISOString()}">${at.toISOString().slice(0, 19).replace('T', ' ')} UTC</time>`

export function listPage(setting: Setting, mails: Caught[]): string {
  const rows = mails.map(
    (each) => `<li><a href="/mail/${each.id}">${wayOf(each)}<strong>${escaped(subjectOf(each))}</strong>${time(each.at)}
<small>${escaped(shown(addressesOf(each.mail.from)))} → ${escaped(each.to.join(', '))}</small></a></li>`,
  )
  const empty = `<div class="empty"><h1>No mail yet</h1><p>${escaped(setting.about)}</p><a class="button main" href="/write">Write a mail</a></div>`
  const list = `<form method="post" action="/clear"><nav><h1>${mails.length === 1 ? '1 mail' : `${mails.length} mails`}</h1>
<button class="end">Delete all</button></nav></form><p>${escaped(setting.about)}</p><ul>${rows.join('')}</ul>`
  return page(setting, 'Mails', mails.length === 0 ? empty : list, true)
}

export type View = 'html' | 'text' | 'source'

export function mailPage(setting: Setting, caught: Caught, wanted: View | undefined): string {
  const { mail, id, raw, to } = caught
  const view = wanted ?? (mail.html ? 'html' : 'text')
  const tab = (name: View, label: string) =>
    `<a href="/mail/${id}?view=${name}"${name === view ? ' aria-current="page"' : ''}>${label}</a>`
  const facts = [
    ['From', shown(addressesOf(mail.from))],
    ['To', shown(addressesOf(mail.to))],
    ['Cc', shown(addressesOf(mail.cc))],
    ['Went to', to.join(', ')],
    ['Reply to', shown(addressesOf(mail.replyTo))],
    ['Files', mail.attachments.map(({ filename, size }) => `${filename ?? 'unnamed'} (${size} bytes)`).join(', ')],
  ].filter(([, value]) => value)
  const content =
    view === 'html'
      ? `<iframe sandbox="" title="The mail" src="/mail/${id}/html"></iframe>`
      : `<pre>${escaped(view === 'text' ? (mail.text ?? '') : raw.toString('utf8', 0, 1_000_000))}</pre>`
  const answer = caught.way === 'out' ? `<a class="button main" href="/write?answer=${id}">Reply</a>` : ''
  return page(
    setting,
    subjectOf(caught),
    `<h1>${escaped(subjectOf(caught))}</h1>${time(caught.at)}
<dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${escaped(value ?? '')}</dd>`).join('')}</dl>
<nav>${mail.html ? tab('html', 'HTML') : ''}${tab('text', 'Text')}${tab('source', 'Source')}${answer}</nav>${content}`,
  )
}

export function writePage(setting: Setting, draft: Partial<Draft>, wrong: string[] = []): string {
  const field = (name: 'name' | 'from' | 'to' | 'subject', label: string, more = '') =>
    `<label>${label}<input name="${name}" value="${escaped(draft[name] ?? '')}" ${more}></label>`
  const options = (id: string, values: string[]) =>
    `<datalist id="${id}">${values.map((value) => `<option value="${escaped(value)}"></option>`).join('')}</datalist>`
  return page(
    setting,
    'Write a mail',
    `<h1>${draft.answers ? 'Reply as a customer' : 'Write to the desk as a customer'}</h1>
<p>It arrives as mail from outside does, and the ticket appears on the desk.</p>
${wrong.map((line) => `<p class="wrong" role="alert">${escaped(line)}</p>`).join('')}
<form class="write" method="post" action="/write">
${draft.answers ? `<input type="hidden" name="answers" value="${escaped(draft.answers)}">` : ''}
<div class="pair">${field('name', 'Your name')}${field('from', 'Your address', 'type="email" required list="people"')}</div>
${field('to', 'To', 'required list="desk"')}${field('subject', 'Subject')}
<label>Text<textarea name="text">\n${escaped(draft.text ?? '')}</textarea></label>
${options(
  'people',
  setting.people.map(({ address }) => address),
)}${options('desk', setting.addresses)}
<div><button class="main">Send</button></div></form>`,
  )
}
