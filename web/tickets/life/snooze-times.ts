// Until when somebody snoozes a ticket, in the hours of their own time zone. Pure.

export interface Choice {
  label: string
  at: Date
}

interface Wall {
  year: number
  month: number
  day: number
  hour: number
  minute: number
}

const parts = (zone: string) =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })

/** What a clock on the wall shows there. */
export function wallOf(moment: Date, zone: string): Wall {
  const found = Object.fromEntries(
    parts(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = found
  return { year, month, day, hour, minute }
}

/** When a clock there shows this; days and hours beyond their month or day run on. An hour that is skipped becomes the next one. */
export function momentOf({ year, month, day, hour, minute }: Wall, zone: string): Date {
  const wanted = Date.UTC(year, month - 1, day, hour, minute)
  const shown = (moment: number) => {
    const wall = wallOf(new Date(moment), zone)
    return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute)
  }
  const first = wanted - (shown(wanted) - wanted)
  return new Date(first - (shown(first) - wanted))
}

const morning = 9

/** Later today (while there is a today left), tomorrow, Monday, in a week; none twice. */
export function choices(now: Date, zone: string): Choice[] {
  const wall = wallOf(now, zone)
  const at = (days: number, hour: number) => momentOf({ ...wall, day: wall.day + days, hour, minute: 0 }, zone)
  const weekday = new Date(Date.UTC(wall.year, wall.month - 1, wall.day)).getUTCDay()
  const toMonday = (8 - weekday) % 7 || 7
  const later = wall.hour + (wall.minute > 0 ? 4 : 3)
  return [
    ...(later <= 21 ? [{ label: 'Later today', at: at(0, later) }] : []),
    { label: 'Tomorrow', at: at(1, morning) },
    ...(toMonday > 1 && toMonday < 7 ? [{ label: 'Monday', at: at(toMonday, morning) }] : []),
    { label: 'In a week', at: at(7, morning) },
  ]
}

/** `Mon, 23 Nov, 09:00` as a clock there shows it. */
export const momentWords = (moment: Date, zone: string): string =>
  new Intl.DateTimeFormat(undefined, {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(moment)

const two = (value: number) => String(value).padStart(2, '0')

/** What a date-and-time field holds: `2026-11-23T09:00`. */
export function fieldOf(moment: Date, zone: string): string {
  const { year, month, day, hour, minute } = wallOf(moment, zone)
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`
}

export function momentOfField(text: string, zone: string): Date | null {
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(text)
  if (!found) return null
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = found.slice(1).map(Number)
  return momentOf({ year, month, day, hour, minute }, zone)
}
