// When things happen at a ferry company: people write mostly in office hours, Mondays are busy, ships sail at weekends, and
// the second line goes home in the evening. All times are UTC.
import type { Random } from './random.ts'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

export function milliseconds(duration: string): number {
  const unit = { m: minute, h: hour, d: day }[duration.slice(-1)]
  if (!unit) throw new Error(`${duration} is not a duration`)
  return Number(duration.slice(0, -1)) * unit
}

/** Midnight of the day, `daysAgo` days before. */
export function midnight(of: Date, daysAgo = 0): number {
  return Date.UTC(of.getUTCFullYear(), of.getUTCMonth(), of.getUTCDate()) - daysAgo * day
}

export function clockOn(date: number, clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number) as [number, number]
  return midnight(new Date(date)) + hours * hour + minutes * minute
}

// Sunday first, as in Date.
const weekdays = [0.2, 1.55, 1.15, 1.05, 1, 0.9, 0.32]
//             0  1  2  3  4   5    6  7    8  9  10 11 12   13 14 15 16 17   18   19   20   21   22   23
const hours = [0, 0, 0, 0, 0.1, 0.4, 1, 3.5, 7, 8, 7, 6, 3.5, 5, 6, 5, 4, 2.5, 1.2, 0.9, 0.7, 0.5, 0.2, 0.1]

export const isWeekend = (at: number) => [0, 6].includes(new Date(at).getUTCDay())

/** A moment at which somebody writes to the desk, between so many days ago. */
export function momentOfAsking(random: Random, now: Date, [oldest, newest]: [number, number]): number {
  const days = Array.from({ length: oldest - newest + 1 }, (_, index) => midnight(now, newest + index))
  const chosen = days[random.weighted(days.map((date) => weekdays[new Date(date).getUTCDay()] ?? 0))] as number
  const at = chosen + random.weighted(hours) * hour + random.between(0, 59) * minute + random.between(0, 59) * 1000
  return at < now.getTime() ? at : at - day
}

/** Offices are empty at the weekend: the mail is written on Monday morning, or was on Friday if Monday is still to come. */
export function onOfficeDay(random: Random, at: number, now: Date): number {
  if (!isWeekend(at)) return at
  const sunday = new Date(at).getUTCDay() === 0
  const monday = midnight(new Date(at)) + (sunday ? 1 : 2) * day + 7 * hour + random.between(20, 170) * minute
  if (monday < now.getTime()) return monday
  return midnight(new Date(at)) - (sunday ? 2 : 1) * day + 15 * hour + random.between(0, 90) * minute
}

interface Shift {
  weekday: [number, number]
  weekend: [number, number] | null
}
const shifts: Record<string, Shift> = {
  'service-desk': { weekday: [6.5, 20], weekend: [8, 16] },
  'port-support': { weekday: [6.5, 18], weekend: [7, 12] },
}
const office: Shift = { weekday: [7.5, 17.5], weekend: null }
const wakingHours: Shift = { weekday: [5.5, 22.5], weekend: [6, 22] }

/** The moment itself if the team is there, or some minutes into its next shift. */
export function whenStaffed(random: Random, team: string, at: number): number {
  return within(random, shifts[team] ?? office, at)
}

export function whenAwake(random: Random, at: number): number {
  return within(random, wakingHours, at)
}

function within(random: Random, shift: Shift, at: number): number {
  for (let start = midnight(new Date(at)); ; start += day) {
    const opening = isWeekend(start) ? shift.weekend : shift.weekday
    if (!opening || at > start + opening[1] * hour) continue
    const from = start + opening[0] * hour
    return at >= from ? at : from + random.between(4, 55) * minute
  }
}
