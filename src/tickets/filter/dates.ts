// Dates as people write them, and the moments that they mean in the reader's time zone.

export interface Reader {
  now: Date
  /** IANA, such as Europe/Lisbon. */
  timeZone: string
}

/** From `start` on, up to but not including `end`. */
export interface Stretch {
  start: Date
  end: Date
}

const day = 86_400_000

const named = /^(today|yesterday|tomorrow|now|(?:this|last|next)-(?:day|week|month|year))$/
const relative = /^([+-]?)(\d{1,4})([hdwmy])$/
const absolute = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:t(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,3})?)?(z|[+-]\d\d:\d\d)?)?)?)?$/

/** The one spelling of a date, or undefined when it is none. */
export function spellDate(typed: string): string | undefined {
  const text = typed.toLowerCase().replaceAll('_', '-')
  if (named.test(text)) return text
  const [, sign, amount, unit] = relative.exec(text) ?? []
  if (amount) return `${sign || '-'}${Number(amount)}${unit}`
  return isDay(absolute.exec(text)) ? text.toUpperCase() : undefined
}

function isDay(match: RegExpExecArray | null): boolean {
  if (!match) return false
  const [year = 0, month = 1, date = 1, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1, 7)
    .map((x) => (x === undefined ? undefined : Number(x)))
  const there = new Date(Date.UTC(year, month - 1, date))
  const [zoneHours = 0, zoneMinutes = 0] = match[7]?.slice(1).split(':').map(Number) ?? []
  return (
    year >= 1900 &&
    year < 3000 &&
    there.getUTCMonth() === month - 1 &&
    there.getUTCDate() === date &&
    hours < 24 &&
    minutes < 60 &&
    seconds < 60 &&
    zoneHours <= 14 &&
    zoneMinutes < 60
  )
}

/**
 * What stands for a date in a comparison: a day is as long as it is, `-7d` is a moment.
 * @param spelt as spellDate answers
 */
export function stretchOf(spelt: string, reader: Reader): Stretch {
  const moment = relativeMoment(spelt, reader)
  if (moment) return { start: moment, end: moment }
  const text = spelt.toLowerCase()
  return named.test(text) ? ofWord(text, reader) : ofDate(absolute.exec(text) as RegExpExecArray, reader)
}

/** What a date alone means: `2026-01` that month, `-7d` from then until now, `+3d` from now until then. */
export function spanOf(spelt: string, reader: Reader): Stretch {
  const moment = relativeMoment(spelt, reader)
  if (!moment) return stretchOf(spelt, reader)
  return moment < reader.now ? { start: moment, end: after(reader.now, 1) } : { start: reader.now, end: moment }
}

const after = (moment: Date, milliseconds: number) => new Date(moment.getTime() + milliseconds)

function relativeMoment(spelt: string, { now, timeZone }: Reader): Date | undefined {
  if (spelt === 'now') return now
  const [, sign, amount, unit] = relative.exec(spelt) ?? []
  if (!amount) return undefined
  const by = Number(amount) * (sign === '-' ? -1 : 1)
  if (unit === 'h') return after(now, by * 3_600_000)
  const wall = wallOf(now, timeZone)
  const moved =
    unit === 'm' || unit === 'y' ? months(wall, unit === 'y' ? by * 12 : by) : wall + by * day * (unit === 'w' ? 7 : 1)
  return bounded(instantOf(moved, timeZone))
}

/** The same day of another month, or its last day. */
function months(wall: number, by: number): number {
  const then = new Date(wall)
  const date = then.getUTCDate()
  then.setUTCDate(1)
  then.setUTCMonth(then.getUTCMonth() + by)
  const last = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate()
  then.setUTCDate(Math.min(date, last))
  return then.getTime()
}

const first = Date.UTC(1900, 0, 1)
const last = Date.UTC(3000, 0, 1)
const bounded = (moment: Date) => new Date(Math.min(Math.max(moment.getTime(), first), last))

function ofWord(word: string, { now, timeZone }: Reader): Stretch {
  const today = Math.floor(wallOf(now, timeZone) / day) * day
  const [which = '', unit = 'day'] =
    { today: 'this-day', yesterday: 'last-day', tomorrow: 'next-day' }[word]?.split('-') ?? word.split('-')
  const by = { last: -1, this: 0, next: 1 }[which] ?? 0
  const begin = (steps: number) => {
    const date = new Date(today)
    if (unit === 'day') return today + steps * day
    if (unit === 'week') return today - ((date.getUTCDay() + 6) % 7) * day + steps * 7 * day
    if (unit === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + steps, 1)
    return Date.UTC(date.getUTCFullYear() + steps, 0, 1)
  }
  return { start: instantOf(begin(by), timeZone), end: instantOf(begin(by + 1), timeZone) }
}

function ofDate(match: RegExpExecArray, { timeZone }: Reader): Stretch {
  const [year = 0, month, date, hours, minutes, seconds] = match
    .slice(1, 7)
    .map((x) => (x === undefined ? undefined : Number(x)))
  if (hours !== undefined) {
    const wall = Date.UTC(year, (month ?? 1) - 1, date, hours, minutes, seconds ?? 0)
    const start = match[7] ? new Date(wall - offsetOf(match[7])) : instantOf(wall, timeZone)
    return { start, end: after(start, seconds === undefined ? 60_000 : 1000) }
  }
  const at = (y: number, m: number, d: number) => instantOf(Date.UTC(y, m, d), timeZone)
  const m = (month ?? 1) - 1
  const end = date !== undefined ? at(year, m, date + 1) : month !== undefined ? at(year, m + 1, 1) : at(year + 1, 0, 1)
  return { start: at(year, m, date ?? 1), end }
}

function offsetOf(zone: string): number {
  if (zone === 'z') return 0
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number)
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(timeZone, format)
  return format
}

/** What the clock on the wall shows, as if it hung in Greenwich. */
function wallOf(moment: Date, timeZone: string): number {
  const parts = Object.fromEntries(
    formatFor(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day: date = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, date, hour, minute, second) + moment.getUTCMilliseconds()
}

/** The moment at which that clock shows this; where clocks are put forward over it, the moment at which they are. */
function instantOf(wall: number, timeZone: string): Date {
  const offset = (at: number) => wallOf(new Date(at), timeZone) - at
  const guess = wall - offset(wall)
  const better = wall - offset(guess)
  return new Date(offset(better) === wall - better ? better : Math.max(guess, better))
}

export function isTimeZone(name: string): boolean {
  try {
    formatFor(name)
    return true
  } catch {
    return false
  }
}
