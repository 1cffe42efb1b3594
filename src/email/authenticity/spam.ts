// What filters before us wrote into a mail. A header can only make a mail more suspicious, never less: whoever forges one harms
// himself, and a forged "no" hides no other filter's "yes".
import type { Mail } from '../message/mail.ts'

export interface SpamVerdict {
  spam: boolean
  /** As the filter counts; null when it tells none. */
  score: number | null
  /** The header that decided; null when none speaks of spam. */
  by: string | null
  /** For people; says which header said what. */
  why: string
}

export interface SpamRule {
  /**
   * From which score on a mail is spam, where a filter tells a score (SpamAssassin's scale: 5 is usual). Null: the filter's own word
   * counts.
   */
  threshold?: number | null
  /** From which Spam Confidence Level of Exchange and Microsoft 365 on; they put 5 and more into the junk folder. */
  level?: number
}

interface Said {
  /** The filter's own word; null when it tells a score only. */
  spam: boolean | null
  score: number | null
}

type Reader = (value: string, rule: SpamRule) => Said | null

const yes = new Set(['yes', 'true', 'spam', '1', 'fail', 'reject', 'yes--', 'junk'])
const no = new Set(['no', 'false', 'ham', '0', 'pass', 'none', 'clean', 'not'])

/** `YES`, `Yes, score=7.1 …`, `No, hits=…`. */
const flag: Reader = (value) => {
  const word = value.toLowerCase().split(/[\s,;]/)[0] ?? ''
  const score = numberAfter(value, ['score=', 'hits=', 'scl='])
  if (yes.has(word)) return { spam: true, score }
  if (no.has(word)) return { spam: false, score }
  return score === null ? null : { spam: null, score }
}

const number: Reader = (value) => {
  const score = numberAt(value.trim())
  return score === null ? null : { spam: null, score }
}

const stars: Reader = (value) => {
  const count = [...value.trim().slice(0, 100)].filter((sign) => '*+xs'.includes(sign.toLowerCase())).length
  return value.trim() === '' ? null : { spam: null, score: count }
}

/** `default: True [15.20 / 15.00]; R_SPF…` (rspamd). */
const rspamd: Reader = (value) => {
  const open = value.indexOf('[')
  const word = value.slice(0, open < 0 ? 200 : open).toLowerCase()
  const score = open < 0 ? null : numberAt(value.slice(open + 1).trim())
  return { spam: word.includes('true') ? true : word.includes('false') ? false : null, score }
}

const actions: Reader = (value) => {
  const word = value.trim().toLowerCase()
  return { spam: ['reject', 'add header', 'rewrite subject', 'quarantine'].includes(word), score: null }
}

/** Microsoft's levels: -1 is trusted, 0 to 4 clean, 5 and 6 spam, 7 to 9 surely. */
const level: Reader = (value, { level: from = 5 }) => {
  const found = numberAt(value.trim())
  return found === null ? null : { spam: found >= from, score: null }
}

/** `CIP:…;SCL:5;SFV:SPM;…` */
const forefront: Reader = (value, rule) => {
  const parts = new Map(
    value
      .split(';', 100)
      .map((part) => [part.split(':')[0]?.trim().toUpperCase() ?? '', part.slice(part.indexOf(':') + 1)]),
  )
  const found = level(parts.get('SCL') ?? '', rule)
  const verdict = parts.get('SFV')?.trim().toUpperCase()
  if (verdict === 'SPM' || verdict === 'SKS' || verdict === 'SKB') return { spam: true, score: null }
  return found
}

const words =
  (...spam: string[]): Reader =>
  (value) => ({ spam: spam.some((word) => value.toLowerCase().includes(word)), score: null })

/** Every header that is read, and how. Scores are on SpamAssassin's scale unless told otherwise. */
const readers: [string, Reader][] = [
  ['x-spam-flag', flag],
  ['x-spam-status', flag],
  ['x-spam', flag],
  ['x-spam-score', number],
  ['x-spam-level', stars],
  ['x-spam-bar', stars],
  ['x-spamd-result', rspamd],
  ['x-rspamd-action', actions],
  ['x-rspamd-score', number],
  ['x-ms-exchange-organization-scl', level],
  ['x-microsoft-antispam-scl', level],
  ['x-forefront-antispam-report', forefront],
  ['x-forefront-antispam-report-untrusted', () => null],
  ['x-barracuda-spam-status', flag],
  ['x-barracuda-spam-score', number],
  ['x-gnd-status', words('spam')],
  ['x-gnd-spam-score', () => null],
  ['x-vr-spamstate', words('spam')],
  ['x-mailgun-sflag', flag],
  ['x-mailgun-sscore', number],
  ['x-ses-spam-verdict', flag],
  ['x-proofpoint-spam-details', words('rule=spam', 'rule=phish', 'rule=malware')],
  ['x-bogosity', words('spam,', 'yes')],
  ['x-dspam-result', flag],
  ['x-nai-spam-flag', flag],
  ['x-klms-antispam-status', words('spam_detected', 'status: spam')],
  ['x-tm-as-result', words('yes-')],
  ['x-mdspam', flag],
  ['x-sophos-spam', flag],
  ['x-amavis-alert', words('banned', 'infected')],
]

const speaks = new Map(readers)

/** Whether a filter on the way called the mail spam, by its headers and the desk's threshold. The topmost header of a name counts. */
export function spamVerdict(mail: Pick<Mail, 'headers'>, rule: SpamRule = {}): SpamVerdict {
  const seen = new Set<string>()
  let clean: SpamVerdict | null = null
  for (const { name, value } of mail.headers) {
    const read = speaks.get(name)
    if (!read || seen.has(name)) continue
    seen.add(name)
    const shown = value.slice(0, 2000)
    const said = read(shown, rule)
    if (!said) continue
    const spam = isSpam(said, rule)
    const verdict = { spam, score: said.score, by: name, why: whyOf(name, shown, said, rule, spam) }
    if (spam) return verdict
    if (clean === null || clean.score === null) clean = { ...verdict }
  }
  return clean ?? { spam: false, score: null, by: null, why: 'No filter on its way says anything of spam.' }
}

function isSpam({ spam, score }: Said, { threshold = null }: SpamRule): boolean {
  if (score !== null && threshold !== null) return score >= threshold
  return spam ?? false
}

function whyOf(name: string, value: string, { score }: Said, { threshold = null }: SpamRule, spam: boolean): string {
  const header = `“${name}: ${value.slice(0, 60)}”`
  if (score !== null && threshold !== null)
    return `The filter counts ${score} (${header}); from ${threshold} on a mail is spam here.`
  return spam
    ? `A filter on its way calls it spam: ${header}.`
    : `A filter on its way does not call it spam: ${header}.`
}

function numberAt(value: string): number | null {
  const found = /^[+-]?\d{1,6}(?:\.\d{1,6})?/.exec(value)?.[0]
  return found === undefined ? null : Number(found)
}

function numberAfter(value: string, marks: string[]): number | null {
  const said = value.toLowerCase()
  for (const mark of marks) {
    const at = said.indexOf(mark)
    if (at >= 0) return numberAt(said.slice(at + mark.length).trim())
  }
  return null
}
