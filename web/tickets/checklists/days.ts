// Days of the calendar, as a person where they are would say them. Pure.

/** Midnight where the reader is: a due day is a day on their wall, not a moment. */
const midnight = (day: string) => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date)
}

export function localDay(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

export const isPast = (day: string, now: Date) => day < localDay(now)

/** `Today`, `Tomorrow`, `1 Dec`, and with its year when that is another one. */
export function dayWords(day: string, now: Date): string {
  const apart = Math.round((midnight(day).getTime() - midnight(localDay(now)).getTime()) / 86_400_000)
  if (apart === 0) return 'Today'
  if (apart === 1) return 'Tomorrow'
  if (apart === -1) return 'Yesterday'
  const date = midnight(day)
  const year = date.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
  return date.toLocaleDateString(undefined, { day: 'numeric', month: 'short', ...year })
}
