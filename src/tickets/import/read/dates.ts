// Dates as exports write them. Whether 03-04-2026 is in March or in April is decided for a whole column, from rows in which only
// one reading is possible.

const iso =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?)?$/i
const numeric =
  /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:[, T]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap])?\.?m?\.?)?$/i
const epoch = /^(\d{10}|\d{13})$/
const inWords = /[a-z]{3}/i
const shortMonth =
  /^(\d{1,2})[-/ ](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-/ ](\d{4}|\d{2})(?:,? +(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap])?\.?m?\.?)?$/i
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const saysZone = /(?:z|utc|gmt|[+-]\d{2}:?\d{2})\s*(?:\([^)]*\))?$/i

export type DateOrder = 'day first' | 'month first'

/** How often numbers can be read one way only, and how often they stand between slashes. */
export interface DateEvidence {
  day: number
  month: number
  slashes: number
}

export function dateEvidence(text: string, seen: DateEvidence): void {
  const match = text.length < 40 ? numeric.exec(text.trim()) : null
  if (!match) return
  if (Number(match[1]) > 12) seen.day += 1
  else if (Number(match[2]) > 12) seen.month += 1
  if (text.includes('/')) seen.slashes += 1
}

/** What most of the unmistakable ones say; without any, by habit: slashes are American, dashes and dots are not. */
export function orderFrom({ day, month, slashes }: DateEvidence): DateOrder {
  if (day !== month) return day > month ? 'day first' : 'month first'
  return slashes > 0 ? 'month first' : 'day first'
}

export function dateOrder(samples: string[]): DateOrder {
  const seen = { day: 0, month: 0, slashes: 0 }
  for (const sample of samples) dateEvidence(sample, seen)
  return orderFrom(seen)
}

const offsets = new Map<string, number>()
const mostOffsets = 100_000

/** Minutes that a zone is ahead of UTC at a moment. Kept per hour: asking the calendar is slow. */
function offset(zone: string, at: number): number {
  const key = `${zone} ${Math.floor(at / 3_600_000)}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(name ?? '') ?? []
  const found = sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0
  if (offsets.size >= mostOffsets) offsets.clear()
  offsets.set(key, found)
  return found
}

/** The moment at which clocks in `zone` show what `wall` says, read as if it were UTC. */
function fromWall(wall: number, zone: string): number {
  if (zone === 'UTC') return wall
  const guess = wall - offset(zone, wall) * 60_000
  return wall - offset(zone, guess) * 60_000
}

function wallTime(
  year: number,
  month: number,
  day: number,
  clock: (string | undefined)[],
  afternoon?: string,
): number | null {
  const [hours = 0, minutes = 0, seconds = 0] = clock.map((part) => Number(part ?? 0))
  const half = afternoon?.toLowerCase()
  if (half && hours > 12) return null
  const hour = half ? (hours % 12) + (half === 'p' ? 12 : 0) : hours
  const wall = Date.UTC(year, month - 1, day, hour, minutes, seconds)
  const at = new Date(wall)
  // 31 February would become 3 March.
  const real = at.getUTCMonth() === month - 1 && at.getUTCDate() === day && at.getUTCHours() === hour && minutes < 60
  return real && year >= 1970 && year <= 2100 ? wall : null
}

function zoneMinutes(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? []
  return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0
}

function read(text: string, order: DateOrder, zone: string): number | null {
  const standard = iso.exec(text)
  if (standard) {
    const [, year, month, day, hours, minutes, seconds, said] = standard
    const wall = wallTime(Number(year), Number(month), Number(day), [hours, minutes, seconds])
    if (wall === null) return null
    return said ? wall - zoneMinutes(said) * 60_000 : fromWall(wall, zone)
  }
  const numbers = numeric.exec(text)
  if (numbers) {
    const [, one, other, year = '', hours, minutes, seconds, half] = numbers
    const [day, month] = order === 'day first' ? [one, other] : [other, one]
    const fullYear = year.length === 2 ? 2000 + Number(year) : Number(year)
    const wall = wallTime(fullYear, Number(month), Number(day), [hours, minutes, seconds], half)
    return wall === null ? null : fromWall(wall, zone)
  }
  const named = shortMonth.exec(text)
  if (named) {
    const [, day, month = '', year = '', hours, minutes, seconds, half] = named
    const fullYear = year.length === 2 ? 2000 + Number(year) : Number(year)
    const wall = wallTime(
      fullYear,
      months.indexOf(month.toLowerCase()) + 1,
      Number(day),
      [hours, minutes, seconds],
      half,
    )
    return wall === null ? null : fromWall(wall, zone)
  }
  if (epoch.test(text)) return text.length === 10 ? Number(text) * 1000 : Number(text)
  if (!inWords.test(text) || !/\d{4}/.test(text)) return null
  const at = Date.parse(saysZone.test(text) ? text : `${text} UTC`)
  if (Number.isNaN(at)) return null
  return saysZone.test(text) ? at : fromWall(at, zone)
}

/**
 * @param zone what clock a time without a zone was read from
 * @returns text to an ISO moment in UTC, or null for what is no date
 */
export function dateReader(order: DateOrder, zone: string): (text: string) => string | null {
  return (text) => {
    const at = read(text, order, zone)
    return at === null ? null : new Date(at).toISOString()
  }
}
