// What an IMAP server answers to searches and fetches (RFC 3501, 7.2.5 and 7.4.2; RFC 4731).

export interface StoredMessage {
  uid: number
  raw: Buffer
  at: Date
  flags: Set<string>
  /** RFC822.SIZE, when it is a lie. */
  says?: number
  /** BODY[] is NIL. */
  unreadable?: boolean
}

interface Mailbox {
  messages: StoredMessage[]
  ignoresWindows: boolean
}

export function named({ messages }: Mailbox, set: string): StoredMessage[] {
  const last = messages.at(-1)?.uid ?? 0
  const ranges = set.split(',').map((part) => {
    const [a = 0, b = a] = part.split(':').map((one) => (one === '*' ? last : Number(one)))
    return [Math.min(a, b), Math.max(a, b)] as const
  })
  return messages.filter(({ uid }) => ranges.some(([a, b]) => uid >= a && uid <= b))
}

export function searched(box: Mailbox, line: string, tag: string): string {
  const criteria = line.slice(line.indexOf('SEARCH') + 7).replace(/^RETURN \([^)]*\) /i, '')
  const uid = /UID (\S+)/i.exec(criteria)
  const since = /SINCE (\S+)/i.exec(criteria)
  const from = since ? new Date(`${since[1]?.replaceAll('"', '')} 00:00:00 UTC`) : undefined
  const header = /HEADER (\S+) (\S+)/i
    .exec(criteria)
    ?.slice(1)
    .map((one) => one.replaceAll('"', ''))
  const found = (uid ? named(box, uid[1] ?? '') : box.messages)
    .filter(({ at }) => !from || at >= from)
    .filter(({ raw }) => !header || raw.toString('latin1').toLowerCase().includes(header.join(': ').toLowerCase()))
    .filter(({ flags }) => !/UNSEEN/i.test(criteria) || !flags.has('\\Seen'))
    .map((message) => message.uid)
  if (!/RETURN/i.test(line)) return `* SEARCH${found.map((one) => ` ${one}`).join('')}\r\n`
  return `* ESEARCH (TAG "${tag}") UID${found.length > 0 ? ` ALL ${compact(found)}` : ''}\r\n`
}

export function fetched(box: Mailbox, line: string): (string | Buffer)[] {
  const [, , , set = ''] = line.split(' ')
  const window = /BODY\.PEEK\[\]<(\d+)\.(\d+)>/i.exec(line)
  const whole = /BODY\.PEEK\[\](?!<)/i.test(line)
  return named(box, set).flatMap((message) => {
    const seq = box.messages.indexOf(message) + 1
    const items = [`UID ${message.uid}`]
    if (/RFC822\.SIZE/i.test(line)) items.push(`RFC822.SIZE ${message.says ?? message.raw.length}`)
    if (/INTERNALDATE/i.test(line)) items.push(`INTERNALDATE "${imapDate(message.at)}"`)
    if (/HEADER\.FIELDS/i.test(line)) {
      const id = /^message-id:.*$/im.exec(message.raw.toString('latin1', 0, 4096))?.[0].trim() ?? ''
      const head = `${id}\r\n\r\n`
      items.push(`BODY[HEADER.FIELDS (MESSAGE-ID)] {${head.length}}\r\n${head}`)
    }
    if (!window && !whole) return [`* ${seq} FETCH (${items.join(' ')})\r\n`]
    const [at, length] = window ? [Number(window[1]), Number(window[2])] : [0, message.raw.length]
    const name = window && !box.ignoresWindows ? `BODY[]<${at}>` : 'BODY[]'
    if (message.unreadable) return [`* ${seq} FETCH (${items.join(' ')} ${name} NIL)\r\n`]
    const part = box.ignoresWindows ? message.raw : message.raw.subarray(at, at + length)
    return [`* ${seq} FETCH (${items.join(' ')} ${name} {${part.length}}\r\n`, part, ')\r\n']
  })
}

function compact(uids: number[]): string {
  const ranges: [number, number][] = []
  for (const uid of uids) {
    const last = ranges.at(-1)
    if (last && uid === last[1] + 1) last[1] = uid
    else ranges.push([uid, uid])
  }
  return ranges.map(([a, b]) => (a === b ? `${a}` : `${a}:${b}`)).join(',')
}

export const strings = (text: string) =>
  [...text.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(
    ([, quoted, atom]) => quoted?.replace(/\\(.)/g, '$1') ?? atom ?? '',
  )

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

function imapDate(at: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  const day = `${two(at.getUTCDate())}-${months[at.getUTCMonth()]}-${at.getUTCFullYear()}`
  return `${day} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} +0000`
}
