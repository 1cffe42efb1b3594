// Minutes in words, and days where a person lives. Pure.

/** `25 min`, `2 h`, `2 h 5 min` */
export function durationWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}

/** To the nearest minute, and never none: nobody enters zero. */
export const minutesBetween = (start: Date, end: Date): number =>
  Math.max(1, Math.round((end.getTime() - start.getTime()) / 60_000))

/** The day that it is somewhere: `2026-11-21`. An unknown zone is UTC. */
export function dayIn(zone: string | null, moment: Date): string {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone: zone ?? 'UTC', dateStyle: 'short' }).format(moment)
  } catch {
    return moment.toISOString().slice(0, 10)
  }
}
