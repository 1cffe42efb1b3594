// Makes a mail of what is known. Pure: the same facts give the same mail, also at the second try.
import { parted } from '../../../tickets/contract.ts'
import type { Said } from '../prepare/facts.store.ts'
import { html } from '../render/html.ts'
import { layout } from '../render/layout.ts'
import { plain, quoted } from '../render/plain.ts'
import { type Node, parse } from '../render/tree.ts'
import { fill, fillLine, type Values } from '../templates/variables.ts'
import { head, mayStop, oneLine } from './head.ts'
import type { Letter, LetterFile, Making } from './letter.ts'

/** What travels along in all; what is beyond is a link. Mail grows by a third on its way, and many servers stop at 25 MB. */
const mostBytes = 15 * 1024 * 1024
const mostEarlier = 8000

export function compose(making: Making): Letter {
  const { template, words, mailbox, message, baseUrl } = making
  const values = valuesOf(making)
  const { along, left } = filesOf(making)
  const said = parse(message?.body ?? wordsInstead(making))
  const resolution = making.correspondence.ticket.resolution
  const body = fill(template.body, values, {
    message: making.unproven ? parse('') : said,
    resolution: resolution ? parse(resolution) : parse(''),
  })
  const signature = inside(making) ? null : parse(mailbox.signature)
  const rest = left.length > 0 ? tooLarge(making, left) : null
  const whole: Node = { type: 'root', children: [...(body.children ?? []), ...(rest?.children ?? [])] }
  const pictures = new Map(along.map((file) => [file.id, file.cid]))
  const options = { baseUrl, pictures, widths: making.widths, buttons: buttons(values) }
  const earlier = making.unproven ? [] : making.earlier
  const above = mailbox.handling.replyLine && !inside(making) ? words.above : ''
  const foot = footOf(making)
  const subject = oneLine(fillLine(template.subject, values), 240)
  const text = plain(whole)
  return {
    ...head(making),
    subject,
    text: [
      ...(above ? [`-- ${above} --`] : []),
      text,
      ...(signature?.children?.length ? [`-- \n${plain(signature)}`] : []),
      ...(earlier.length > 0 ? [`${words.earlier}\n\n${earlier.map((one) => before(making, one)).join('\n\n')}`] : []),
      ...(foot.text ? [foot.text] : []),
    ].join('\n\n'),
    html: layout({
      language: making.language,
      subject,
      preheader: oneLine(text, 120),
      above,
      body: html(whole, options),
      signature: signature?.children?.length ? html(signature, { baseUrl }) : '',
      earlier:
        earlier.length > 0
          ? {
              title: words.earlier,
              items: earlier.map((one) => ({
                line: words.wrote(one.author ?? making.workspace, when(making, one.at)),
                body: html(parse(shortened(one.body)), { baseUrl }),
              })),
            }
          : null,
      foot: foot.html,
    }),
    files: along.map(({ id: _, ...file }) => file),
  }
}

/** What a text says that asks for a message where there is none: what the ticket began with, or that it was reopened without a word. */
function wordsInstead({ row, correspondence, words }: Making): string {
  if (row.kind === 'acknowledgement') return parted(correspondence.ticket.description).body
  return row.kind === 'notice' ? words.openAgain : ''
}

const inside = ({ row }: Making) => row.kind === 'notice'
const shortened = (body: string) =>
  body.length > mostEarlier ? `${body.slice(0, mostEarlier).toWellFormed()} …` : body
const buttons = (values: Values) =>
  [values['confirm.link'], values['reopen.link'], values['ticket.link']].filter((url) => url !== null)

function before({ words, workspace, ...making }: Making, one: Said): string {
  const line = words.wrote(one.author ?? workspace, when(making, one.at))
  return `${line}\n${quoted(plain(parse(shortened(one.body))))}`
}

function valuesOf(making: Making): Values {
  const { correspondence, mailbox, words, recipient, unproven, workspace, row } = making
  const { ticket } = correspondence
  const title = unproven ? words.request : ticket.title
  const asks = row.kind === 'resolution' && row.role === 'requester'
  const known = recipient.name.includes('@') || unproven ? '' : recipient.name
  return {
    greeting: words.greeting(oneLine(known, 80)),
    'ticket.number': ticket.number,
    'ticket.title': oneLine(title),
    'ticket.subject': oneLine(unproven ? words.request : subjectOf(making)),
    'ticket.link': `${making.baseUrl}/${inside(making) ? 'desk/tickets' : 'portal/tickets'}/${ticket.number}`,
    'recipient.name': oneLine(known, 80),
    'requester.name': unproven ? '' : oneLine(ticket.requester.name, 80),
    'author.name': oneLine(making.author ?? workspace, 80),
    'workspace.name': oneLine(workspace),
    'mailbox.name': oneLine(mailbox.sender_name ?? workspace),
    'mailbox.address': mailbox.address,
    message: '',
    resolution: '',
    'confirm.link': asks ? `${making.link}?do=confirm` : null,
    'reopen.link': asks ? `${making.link}?do=reopen` : null,
  }
}

const answered = /^(?:re|aw|antw|fwd?|wg|sv|vs|tr|rv|odp|r)(?:\[\d{1,3}\])?\s*:\s*/i

/** The same for as long as the ticket lives, so that mail programs keep the conversation together. */
function subjectOf({ subject, correspondence: { ticket } }: Making): string {
  let text = oneLine(subject ?? '')
  for (let cut = answered.exec(text); cut; cut = answered.exec(text)) text = text.slice(cut[0].length)
  text = text.replaceAll(`[${ticket.number}]`, '').trim()
  return text || oneLine(ticket.title)
}

type File = LetterFile & { id: string }

/** In their order, as long as there is room. */
function filesOf({ message, row, mailbox, unproven }: Making): { along: File[]; left: Said['files'] } {
  const [along, left]: [File[], Said['files']] = [[], []]
  const wanted = row.kind === 'reminder' || unproven ? [] : (message?.files ?? [])
  let room = row.linked ? 0 : mostBytes
  for (const file of wanted) {
    const size = Number(file.size)
    if (size > room) left.push(file)
    else {
      room -= size
      along.push({ ...file, size, cid: `${file.id}@${mailbox.address.slice(mailbox.address.lastIndexOf('@') + 1)}` })
    }
  }
  return { along, left }
}

/** Links that work without signing in, for a while; what is in them is for this recipient. */
function tooLarge(making: Making, files: Said['files']): Node {
  const { words, fileLink } = making
  const item = ({ id, name, size }: Said['files'][number]): Node => ({
    type: 'listItem',
    children: [
      {
        type: 'paragraph',
        children: [
          {
            type: 'link',
            url: fileLink(id),
            children: [{ type: 'text', value: name }],
          },
          { type: 'text', value: ` (${Math.max(1, Math.round(Number(size) / 1024 / 1024))} MB)` },
        ],
      },
    ],
  })
  const line = (value: string): Node => ({ type: 'paragraph', children: [{ type: 'text', value }] })
  const list: Node = { type: 'list', ordered: false, children: files.map(item) }
  return { type: 'root', children: [line(words.files), list, line(words.filesUntil(day(making, making.filesUntil)))] }
}

/** Why they get it and how to stop that, for whoever did not ask themselves. */
function footOf(making: Making): { text: string; html: string } {
  const { row, words, workspace, correspondence, link } = making
  const name: Node = { type: 'text', value: oneLine(workspace) }
  if (!mayStop(row)) return { text: '', html: html({ type: 'root', children: [name] }, making) }
  const reminded = row.role === 'requester'
  const why = reminded ? '' : (row.role === 'cc' ? words.whyCopy : words.whyWork)(correspondence.ticket.number)
  const how = reminded ? words.stopReminders : words.stop
  const stop: Node = { type: 'link', url: `${link}?do=stop`, children: [{ type: 'text', value: how }] }
  const children = [...(why ? [{ type: 'text', value: `${why} ` }] : []), stop, { type: 'break' }, name]
  return { text: `${why}\n${how}: ${link}?do=stop`.trim(), html: html({ type: 'root', children }, making) }
}

type Where = Pick<Making, 'timeZone' | 'language'>
const date = { day: 'numeric', month: 'long', year: 'numeric' } as const
const time = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const

const when = (where: Where, at: Date) => written(where, at, { ...date, ...time })
const day = (where: Where, at: Date) => written(where, at, date)

function written({ timeZone, language }: Where, at: Date, how: Intl.DateTimeFormatOptions): string {
  const format = (zone: string) => new Intl.DateTimeFormat(language, { ...how, timeZone: zone }).format(at)
  try {
    return format(timeZone ?? 'UTC')
  } catch {
    return format('UTC')
  }
}
