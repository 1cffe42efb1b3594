// Message ids, dates and names of files: the small fields.
import { cutAt, oneLine } from './clean.ts'

const most = 100
const idLimit = 500

/** Message ids without angle brackets, in their order; what is not in brackets counts when it looks like one. */
export function messageIds(value: string): string[] {
  const found: string[] = []
  const text = value.slice(0, 200_000)
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    const end = text.indexOf('>', at)
    if (end < 0) break
    // `<<id>` is an id with a bracket too many.
    const open = text.lastIndexOf('<', end)
    found.push(text.slice(open + 1, end))
    at = end
  }
  const bare = found.length > 0 ? found : text.split(/[\s,]+/).filter((word) => word.includes('@'))
  const ids = [...new Set(bare.map((id) => oneLine(id.replace(/\s+/g, ''), idLimit + 1)))]
  const sound = ids.filter((id) => id !== '' && id.length <= idLimit)
  // The root of the conversation and its newest mails matter, whatever lies between.
  return sound.length > most ? [...sound.slice(0, 1), ...sound.slice(1 - most)] : sound
}

/** RFC 5322 dates and their usual mistakes. Years that no mail can have are mistakes of a clock: null. */
export function parseDate(value: string): Date | null {
  const text = value
    .slice(0, 200)
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ?: ?/g, ':')
    .trim()
  const match =
    /^(?:[a-z]{2,9}\.?,? ?)?(\d{1,2})[ -]([a-z]{3})[a-z]*[ -](\d{2,4}),? (\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)? ?([+-]\d{4}|[a-z]{1,5})?/i.exec(
      text,
    )
  const time = match ? fromParts(match) : Date.parse(text)
  const date = new Date(time)
  if (Number.isNaN(time) || date.getUTCFullYear() < 1971 || date.getUTCFullYear() > 2200) return null
  return date
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const zones: Record<string, number> = {
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  cet: 1,
  cest: 2,
}

function fromParts([, day, name = '', year = '', hour, minute, second = '0', zone = '']: RegExpExecArray): number {
  const month = months.indexOf(name.toLowerCase())
  const full = year.length < 4 ? Number(year) + (Number(year) < 50 ? 2000 : 1900) : Number(year)
  const parts = [Number(day), Number(hour), Number(minute), Number(second)] as const
  if (month < 0 || parts[0] < 1 || parts[0] > 31 || parts[1] > 24 || parts[2] > 59 || parts[3] > 61) return Number.NaN
  const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)$/.exec(zone) ?? []
  const offset = sign
    ? (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
    : (zones[zone.toLowerCase()] ?? 0) * 60
  if (Math.abs(offset) > 24 * 60) return Number.NaN
  return Date.UTC(full, month, parts[0], parts[1], parts[2], parts[3]) - offset * 60_000
}

/** The last part of the path that a mail may name, without what cannot be shown; its end stays. Decides nothing on a disk. */
export function fileName(written: string, fallback: string): string {
  const last = written.split(/[\\/]/).at(-1) ?? ''
  const name = oneLine(last, 400).replace(/^\.+$/, '')
  if (name === '') return fallback
  return name.length > 200 ? (cutAt(name, 100) + name.slice(-100)).toWellFormed() : name
}
