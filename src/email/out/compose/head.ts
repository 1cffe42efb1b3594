// The header of a mail. Pure. Everything that people wrote is one line here, so that no name or subject adds a header.
import { ownHeader } from '../../ours.ts'
import { addressWith, messageIdWith } from '../../token.ts'
import type { MailKind } from '../contract.ts'
import type { Letter, Making, Person } from './letter.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g

export const oneLine = (text: string, most = 200) => {
  const line = text.toWellFormed().replace(unprintable, ' ').replace(/ {2,}/g, ' ').trim()
  return line.length > most ? `${line.slice(0, most - 1).toWellFormed()}…` : line
}

/** The words of a person; all else is the desk's own doing (RFC 3834). */
const personal = new Set<MailKind>(['reply'])
/** To everybody on the public side at once, so that an answer to all reaches them. */
const shared = new Set<MailKind>(['reply', 'copy', 'resolution', 'reopened'])
/** Those that nobody asked for one by one. */
const bulk = new Set<MailKind>(['acknowledgement', 'copy', 'notice', 'closed', 'reminder'])

type Head = Pick<Letter, 'from' | 'to' | 'cc' | 'replyTo' | 'messageId' | 'inReplyTo' | 'references' | 'headers'>

export function head(making: Making): Head {
  const { mailbox, row, token } = making
  const domain = mailbox.address.slice(mailbox.address.lastIndexOf('@') + 1)
  const root = `ticket.${making.correspondence.ticket.id}@${domain}`
  const thread = making.thread.filter(isMessageId)
  return {
    from: { name: fromName(making), address: mailbox.address },
    ...recipients(making),
    replyTo: mailbox.handling.plusAddress === false ? mailbox.address : addressWith(mailbox.address, token),
    messageId: messageIdWith(token, row.id, domain),
    inReplyTo: thread.at(-1) ?? root,
    references: [root, ...thread],
    headers: {
      [ownHeader]: making.mark,
      'X-Mendbook-Ticket': making.correspondence.ticket.number,
      ...(!personal.has(row.kind) && {
        'Auto-Submitted': row.kind === 'acknowledgement' ? 'auto-replied' : 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
      }),
      ...(bulk.has(row.kind) && { Precedence: 'bulk' }),
      ...(mayStop(row) && unsubscribe(making.link)),
    },
  }
}

/** Whoever did not ask themselves; who asked is answered, and can do without being reminded. */
export const mayStop = ({ role, kind }: Pick<Making['row'], 'role' | 'kind'>) =>
  role !== 'requester' || kind === 'reminder'

/** Opened, the address asks first; only what a mail program posts to it acts at once (RFC 8058), and only https is meant there. */
const unsubscribe = (link: string) => ({
  'List-Unsubscribe': `<${link}>`,
  ...(link.startsWith('https:') && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
})

function fromName({ mailbox, workspace, author, row }: Making): string {
  const desk = oneLine(mailbox.sender_name ?? workspace, 80)
  const speaks = row.kind === 'reply' || row.kind === 'copy' || row.kind === 'notice'
  return author && speaks ? `${oneLine(author, 80)} via ${desk}` : desk
}

function recipients({ row, correspondence, recipient, leftOut }: Making): Pick<Letter, 'to' | 'cc'> {
  if (!shared.has(row.kind)) return { to: [recipient], cc: [] }
  const seen = correspondence.people.filter(
    ({ person, sees }) => person.active && sees !== 'nothing' && !leftOut.has(person.id),
  )
  const as = (role: string): Person[] =>
    seen
      .filter((one) => one.role === role)
      .map(({ person }) => ({ name: oneLine(person.name, 120), address: person.email }))
  const [to, cc] = [as('requester'), as('cc').slice(0, 50)]
  const named = [...to, ...cc].some(({ address }) => address === recipient.address)
  if (!named) return { to: [recipient], cc }
  // Without the requester it is a mail to the others.
  return to.length > 0 ? { to, cc } : { to: cc, cc: [] }
}

/** What came in with a mail goes out again: printable, and no second header. */
const isMessageId = (id: string) => /^[\x21-\x3b\x3d\x3f-\x7e]{3,250}$/.test(id) && id.includes('@')
