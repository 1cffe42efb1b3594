// Times in words. Pure: the clock, the locale and the zone come in as arguments.

const steps = [
  { unit: 'second', ms: 1000, until: 60_000 },
  { unit: 'minute', ms: 60_000, until: 3_600_000 },
  { unit: 'hour', ms: 3_600_000, until: 86_400_000 },
  { unit: 'day', ms: 86_400_000, until: 7 * 86_400_000 },
] as const

// Making a formatter costs a hundred times what using it does, and a list shows forty times.
function kept<O, F>(make: (locale: string | undefined, options: O) => F) {
  const known = new Map<string, F>()
  return (locale: string | undefined, options: O): F => {
    const key = `${locale} ${JSON.stringify(options)}`
    const formatter = known.get(key) ?? make(locale, options)
    known.set(key, formatter)
    return formatter
  }
}
const relativeIn = kept(
  (locale, options: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(locale, options),
)
const numberIn = kept((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options))
const dateIn = kept((locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options))

/** `4 min. ago`, `in 2 hr.`, `yesterday`, and from a week on the date; with the year where it is not this one. */
export function relativeTime(at: Date, now: Date, locale?: string): string {
  const apart = at.getTime() - now.getTime()
  const away = Math.abs(apart)
  if (away < 45_000) return relativeIn(locale, { numeric: 'auto' }).format(0, 'second')
  const step = steps.find(({ until }) => away < until)
  if (!step) return shortDate(at, now, locale)
  const amount = Math.max(1, Math.floor(away / step.ms)) * Math.sign(apart)
  return relativeIn(locale, { numeric: step.unit === 'day' ? 'auto' : 'always', style: 'short' }).format(
    amount,
    step.unit,
  )
}

/** For narrow columns: `42m`, `5h`, `3d`, then `14 Nov`, then `Nov 2025`. What is said aloud is `relativeTime`. */
export function briefTime(at: Date, now: Date, locale?: string): string {
  const away = Math.abs(at.getTime() - now.getTime())
  const step = steps.find(({ until }) => away < until)
  if (!step) {
    const sameYear = at.getFullYear() === now.getFullYear()
    const parts = sameYear
      ? ({ day: 'numeric', month: 'short' } as const)
      : ({ month: 'short', year: 'numeric' } as const)
    return dateIn(locale, parts).format(at)
  }
  const unit = step.unit === 'second' ? 'minute' : step.unit
  const amount = Math.max(1, Math.floor(away / step.ms))
  return numberIn(locale, { style: 'unit', unit, unitDisplay: 'narrow' }).format(step.unit === 'second' ? 1 : amount)
}

function shortDate(at: Date, now: Date, locale: string | undefined): string {
  const sameYear = at.getFullYear() === now.getFullYear()
  return dateIn(locale, {
    day: 'numeric',
    month: 'short',
    ...(!sameYear && { year: 'numeric' }),
  }).format(at)
}

/** For details in little room: `21 Nov 2026, 08:47`. */
export const mediumTime = (at: Date, locale?: string): string =>
  dateIn(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at)

/** In full, with the zone in which it is written: `Sat, 21 Nov 2026, 08:47 GMT`. */
export function absoluteTime(at: Date, locale?: string, timeZone?: string): string {
  return dateIn(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    ...(timeZone && { timeZone }),
  }).format(at)
}
