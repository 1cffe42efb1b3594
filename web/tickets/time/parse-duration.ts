// How people write how long something took. Pure.

/** `25`, `1:30`, `1 h 30`, `90 min`, `1.5 h`, `1,5h`: in minutes, or null where it is none of these. */
export function parseDuration(text: string): number | null {
  const written = text.trim().toLowerCase().replace(',', '.')
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(written)
  if (clock) return sensible(Number(clock[1]) * 60 + Number(clock[2]))
  const words = /^(?:(\d+(?:\.\d+)?)\s*h(?:ours?|rs?)?)?\s*(?:(\d+)\s*(?:m|min|minutes?)?)?$/.exec(written)
  if (!words || (words[1] === undefined && words[2] === undefined)) return null
  return sensible(Math.round(Number(words[1] ?? 0) * 60) + Number(words[2] ?? 0))
}

const sensible = (minutes: number) => (minutes >= 1 && minutes <= 1440 ? minutes : null)

export const durationHint = 'Such as 25, 1:30 or 1.5 h.'
