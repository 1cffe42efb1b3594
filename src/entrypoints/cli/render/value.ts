// One value of an answer as a word or two: a person as their name, a moment in local time, a list with commas.

export type Json = string | number | boolean | null | undefined | Json[] | { [key: string]: Json }

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/
const two = (value: number) => String(value).padStart(2, '0')

/** `2026-03-01 14:05` in the time zone of this computer. */
function localTime(iso: string): string {
  const at = new Date(iso)
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`
}

// What names a record for people, best first.
const names = ['number', 'path', 'name', 'title', 'email', 'id']

/** A record that something in it names; any other is shown by all that it says. */
export const isNamed = (value: { [key: string]: Json }) => names.some((key) => typeof value[key] === 'string')

export function words(value: Json): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return moment.test(value) ? localTime(value) : value
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(words).join(', ')
  const name = names.find((key) => typeof value[key] === 'string')
  if (name) return words(value[name])
  return Object.entries(value)
    .filter(([, part]) => words(part) !== '')
    .map(([key, part]) => `${key} ${isPlain(part) && !isNamed(part) ? `(${words(part)})` : words(part)}`)
    .join(', ')
}

const isPlain = (value: Json): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Nothing but zeros, noes and blanks: a summary that has nothing to sum up. */
export const saysNothing = (value: Json): boolean =>
  isPlain(value) ? Object.values(value).every(saysNothing) : words(value) === '' || value === 0 || value === false

/** `firstRespondedAt` → `first responded at`. */
export const spoken = (key: string) =>
  key.replace(/([a-z])([A-Z])/g, (_, before, after) => `${before} ${after.toLowerCase()}`)
