// When a meeting is, for whoever reads of it: in their own time, and in that of the meeting where it is another. Pure.

// One whole day, or several: such dates belong to no zone.
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)
const dayLong = 86_400_000

interface Moment {
  at: number
  /** It says what its clocks show, and not where. */
  clock: boolean
  zone: string | null
}

/** `2026-12-01T09:00:00+01:00[Europe/Vienna]` (RFC 9557), `…Z`, or what clocks show, with or without the name of a zone. */
function read(text: string): Moment | null {
  const [time = '', zone = null] = text.replace(/\]$/, '').split('[')
  const clock = !/(Z|[+-]\d\d:\d\d)$/.test(time)
  const at = Date.parse(clock ? `${time}Z` : time)
  return Number.isNaN(at) ? null : { at, clock, zone }
}

const range = (start: number, end: number | null, locale: string | undefined, how: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat(locale, how)
  return end !== null && end > start ? format.formatRange(start, end) : format.format(start)
}

const hour = { hour: '2-digit', minute: '2-digit' } as const
const moment = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', ...hour } as const

export interface When {
  text: string
  /** The same where the meeting is, when clocks there show something else. */
  there: string | null
}

export function whenOf(start: string, end: string | null, locale?: string, timeZone?: string): When {
  if (isDay(start)) {
    const from = Date.parse(start)
    // The end of whole days is the day after the last (RFC 5545, section 3.6.1).
    const last = end && isDay(end) ? Date.parse(end) - dayLong : null
    return { text: range(from, last, locale, { dateStyle: 'full', timeZone: 'UTC' }), there: null }
  }
  const from = read(start)
  if (!from) return { text: end && end !== start ? `${start} – ${end}` : start, there: null }
  const until = (end && !isDay(end) && read(end)?.at) || null
  if (from.clock) {
    const text = range(from.at, until, locale, { ...moment, timeZone: 'UTC' })
    return { text: from.zone ? `${text} (${from.zone})` : text, there: null }
  }
  const text = range(from.at, until, locale, { ...moment, timeZoneName: 'short', ...(timeZone && { timeZone }) })
  return { text, there: inZone(from, until, locale, timeZone) }
}

function inZone({ at, zone }: Moment, until: number | null, locale?: string, timeZone?: string): string | null {
  if (zone === null) return null
  try {
    const shown = (where: string | undefined) => range(at, null, 'en', { ...moment, ...(where && { timeZone: where }) })
    if (shown(zone) === shown(timeZone)) return null
    return `${range(at, until, locale, { weekday: 'short', ...hour, timeZone: zone })} in ${zone}`
  } catch {
    // A zone that this browser does not know.
    return null
  }
}
