// Bounces in the words of mail servers that write no report, or whose report did not survive: qmail, Exim, sendmail, Postfix, old
// Exchange, Yahoo, Gmail. Line by line, each line once; nothing here looks back.
import { type BouncedRecipient, recipientOf } from './recipient.ts'
import { meaningOf } from './status.ts'

/** Of servers in other languages. Their senders are servers, so few words are enough. */
const foreign =
  'non remis|undelivered|returned mail|failure notice|nicht zugestellt|no se puede entregar|no entregado|non recapitabile|impossibile recapitare|non è stato possibile recapitare|não foi possível entregar|não entregue|niet bezorgd|kon niet worden bezorgd|kunde inte levereras|kunne ikke leveres|ei voitu toimittaa|nie można dostarczyć|nie dostarczono|nelze doručit|nem kézbesíthető|не удалось доставить|не доставлено|не може бути доставлено|配信不能|配信できません|送信できませんでした|退信|无法送达|无法投递|未送达|無法傳遞|無法投遞|배달되지|전송 실패|teslim edilemedi'.split(
    '|',
  )

/** How such texts begin, and who writes so. In lower case. */
const openings: [string, string][] = [
  ['this is the qmail-send program', 'in the words of qmail'],
  ["i wasn't able to deliver your message", 'in the words of qmail'],
  ['this message was created automatically by mail delivery software', 'in the words of Exim'],
  ['a message that you sent could not be delivered', 'in the words of Exim'],
  ['a message that you sent has not yet been delivered', 'in the words of Exim'],
  ['this is the mail system at host', 'in the words of Postfix'],
  ['this is the postfix program at host', 'in the words of Postfix'],
  ['the following addresses had permanent fatal errors', 'in the words of sendmail'],
  ['the following addresses had transient non-fatal errors', 'in the words of sendmail'],
  ['transcript of session follows', 'in the words of sendmail'],
  ['your message did not reach some or all of the intended recipients', 'in the words of Exchange'],
  ['delivery has failed to these recipients', 'in the words of Exchange'],
  ["couldn't be delivered", 'in the words of Microsoft 365'],
  ["your message wasn't delivered", 'in the words of Gmail'],
  ['delivery to the following recipient failed permanently', 'in the words of Gmail'],
  ['delivery to the following recipient has been delayed', 'in the words of Gmail'],
  ['unable to deliver your message to the following address', 'in the words of Yahoo'],
  ['unable to deliver message to the following address', 'in the words of Yahoo'],
  ['could not be delivered to one or more', 'in the words of a mail server'],
  ['could not be delivered', 'in the words of a mail server'],
  ['delivery to the following recipients failed', 'in the words of a mail server'],
  ['undeliverable', 'in the words of a mail server'],
  ['delivery failed', 'in the words of a mail server'],
  ['delivery failure', 'in the words of a mail server'],
  ['unzustellbar', 'in the words of a mail server'],
  ['konnte nicht zugestellt werden', 'in the words of a mail server'],
  ["n'a pas pu être", 'in the words of a mail server'],
  ['no se pudo entregar', 'in the words of a mail server'],
  ...foreign.map((phrase): [string, string] => [phrase, 'in the words of a mail server']),
]

const delays = [
  'has not yet been delivered',
  'has been delayed',
  'will be retried',
  'still being tried',
  'delivery is delayed',
  'will keep trying',
  'delivery status notification (delay)',
  'warning: message',
  'warning: could not send',
]

/** Where the mail that is returned begins: nothing below is said of its delivery. */
const ends = [
  '--- below this line is a copy',
  '------ this is a copy of',
  '--- this is a copy of',
  '----- original message',
  'original message follows',
  '--- the header of the original',
  '----- message header',
  'original message headers',
  'message headers follow',
  '--- enclosed are the original headers',
  '----- unsent message follows',
  '--- returned message',
]

export interface InWords {
  form: string
  recipients: BouncedRecipient[]
}

const mostLines = 2000

/** @param ours addresses that no bounce is about */
export function recipientsInWords(
  text: string,
  subject: string,
  failed: readonly string[],
  ours: readonly string[] = [],
): InWords | null {
  const body = text.slice(0, 100_000)
  const said = `${subject.slice(0, 300)}\n${body}`.toLowerCase().replaceAll('’', "'")
  const opening = openings.find(([phrase]) => said.includes(phrase))
  if (!opening && failed.length === 0) return null
  const delayed = delays.some((phrase) => said.slice(0, 5000).includes(phrase))
  const found = toldOf(body)
  for (const address of failed) if (!found.has(address)) found.set(address, '')
  if (found.size === 0) for (const address of onlyAddress(body, ours)) found.set(address, '')
  if (found.size === 0) return null
  // Headers that name the recipients are better than what a text seems to say.
  const counted = failed.length > 0 ? [...found].filter(([address]) => failed.includes(address)) : [...found]
  const everything = counted.length === 1 ? wholeDiagnostic(body) : null
  return {
    form: opening?.[1] ?? 'X-Failed-Recipients',
    recipients: counted.slice(0, 100).map(([address, diagnostic]) =>
      recipientOf({
        address,
        action: delayed ? 'delayed' : 'failed',
        status: null,
        diagnostic: withCode(diagnostic, everything),
      }),
    ),
  }
}

function withCode(diagnostic: string, everything: string | null): string | null {
  if (everything === null || coded.test(diagnostic)) return diagnostic || null
  return `${diagnostic} ${everything}`.trim()
}

/** Some name it within a sentence. It is believed when no other address stands there. */
function onlyAddress(body: string, ours: readonly string[]): string[] {
  const known = new Set(ours.map((address) => address.toLowerCase()))
  const found = new Set<string>()
  for (const line of linesOf(body))
    for (const [address] of line.matchAll(/(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g))
      if (!known.has(address.toLowerCase())) found.add(address.toLowerCase())
  return found.size === 1 ? [...found] : []
}

/** Addresses at the beginning of a line, each with what follows it up to an empty line. */
function toldOf(body: string): Map<string, string> {
  const found = new Map<string, string>()
  let current: string | null = null
  let empty = 0
  for (const line of linesOf(body)) {
    if (line.trim() === '') {
      empty += 1
      if (current !== null && (empty > 1 || found.get(current))) current = null
      continue
    }
    empty = 0
    const address = addressAhead(line)
    if (address) {
      current = address.address
      if (!found.has(current)) found.set(current, address.rest)
    } else if (current !== null) found.set(current, `${found.get(current) ?? ''} ${line.trim()}`.slice(0, 1000).trim())
  }
  return found
}

function linesOf(body: string): string[] {
  const lines = body.split(/\r?\n|\r/, mostLines).map((line) => line.slice(0, 1000))
  const end = lines.findIndex((line) => {
    const said = line.trim().toLowerCase()
    return ends.some((mark) => said.startsWith(mark))
  })
  return end < 0 ? lines : lines.slice(0, end)
}

const ahead =
  /^[\s>*-]{0,12}(?:RCPT TO:)?[<('"]{0,2}([^\s<>"'():;,（），。：；、]{1,128}@[^\s<>"'():;,（），。：；、]{1,190})[>)'"]{0,2}(?=$|[\s:;(,])/i

function addressAhead(line: string): { address: string; rest: string } | null {
  const found = ahead.exec(line)
  if (!found?.[1]) return null
  const rest = line
    .slice(found[0].length)
    .replace(/^[\s:.;,)>-]+/, '')
    .trim()
  // A sentence that begins with an address is no list of recipients: `a@b wrote:`.
  return /^(?:wrote|schrieb|a écrit|on behalf)/i.test(rest)
    ? null
    : { address: found[1].toLowerCase().replace(/[.]+$/, ''), rest }
}

const coded = /(?:^|[\s#(:'"])[45]\d\d[\s:-]|[45]\.\d{1,3}\.\d{1,3}/

/** With one recipient alone, the line with a code belongs to it wherever it stands; where none has one, that which gives a reason. */
function wholeDiagnostic(body: string): string | null {
  const lines = linesOf(body)
  const line = lines.find((each) => coded.test(each)) ?? lines.find((each) => meaningOf(null, each).about === 'address')
  return line?.trim() ?? null
}
