// Dates as mail programs write them, in some sixty languages: the names of months and days are asked of the runtime (CLDR).

const languages =
  'en de fr es it pt nl da nb nn sv fi is et lv lt pl cs sk sl hr sr sr-Latn bs mk bg ru uk be ro hu el tr az ca gl eu cy ga sq af sw id ms fil vi th ko ja zh he ar fa ur hi bn ta te ka hy kk uz'.split(
    ' ',
  )

interface Names {
  months: Map<string, number>
  days: Set<string>
}

let known: Names | undefined

/** Taking them together costs a tenth of a second, once. */
function names(): Names {
  known ??= gather()
  return known
}

function gather(): Names {
  const months = new Map<string, number>()
  const days = new Set<string>()
  for (const language of languages) {
    for (const style of ['long', 'short'] as const) {
      const options = { timeZone: 'UTC', calendar: 'gregory', numberingSystem: 'latn' } as const
      const alone = new Intl.DateTimeFormat(language, { ...options, month: style })
      const dated = new Intl.DateTimeFormat(language, { ...options, month: style, day: 'numeric' })
      for (let month = 1; month <= 12; month += 1) {
        const date = new Date(Date.UTC(2024, month - 1, 3))
        const inDate = dated.formatToParts(date).find((part) => part.type === 'month')?.value ?? ''
        for (const name of [inDate, alone.format(date)].map(bare)) {
          if (/\p{L}/u.test(name) && !/\d/.test(name) && !months.has(name)) months.set(name, month)
        }
      }
      const weekday = new Intl.DateTimeFormat(language, { ...options, weekday: style })
      for (let day = 1; day <= 7; day += 1) days.add(bare(weekday.format(new Date(Date.UTC(2024, 0, day)))))
    }
  }
  months.set('sept', 9)
  return { months, days }
}

const bare = (word: string) =>
  word
    .toLowerCase()
    .replaceAll(/[.,;:()׳'’]/g, '')
    .trim()

const wordsIn = (text: string) => text.split(/[\s,/()-]+/, 60).map(bare)

const monthIn = (text: string) => {
  for (const word of wordsIn(text)) {
    const month = names().months.get(word) ?? names().months.get(word.replace(/^[בה]-?/u, ''))
    if (month !== undefined) return month
  }
  return null
}

const numeric = /\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}|\d{1,4}\s?[年년]|\d{1,2}\s?[月월]\s?\d{1,2}/
const time = /\d{1,2}[:.h]\d{2}|\d{1,2}\s?[時时시点點]|\d{1,2}\s?[ap]\.?m\b/i

/** Whether a line says a day, with or without a time. */
export function hasDate(text: string): boolean {
  if (!/\d/.test(text)) return false
  if (numeric.test(text)) return true
  if (/(?:19|20)\d\d(?!\d)/.test(text) && (time.test(text) || monthIn(text) !== null)) return true
  return monthIn(text) !== null && /\b\d{1,2}(?:st|nd|rd|th|[.,ºª])?(?=\s|$|,)/.test(text)
}

export function hasWeekday(text: string): boolean {
  return wordsIn(text).some((word) => word.length > 2 && names().days.has(word))
}

/** Whether it begins with a day: a day of the week or a month, or digits at once. */
export function beginsWithDate(text: string): boolean {
  const start = text.replace(/^[\s"'(<[*_>-]+/, '')
  if (/^\d{1,4}(?!\d)[\s./:年년.-]/.test(start)) return true
  const [head = ''] = start.split(/[\s,]+/, 1)
  return (names().days.has(bare(head)) || names().months.has(bare(head))) && /\d/.test(start.slice(0, 40))
}

/** The moment that a header names; as UTC where it says no zone, null where it cannot be read. */
export function parseDate(text: string): Date | null {
  const value = text.slice(0, 200)
  const day = dayIn(value)
  if (day === null) return null
  const [, hours = '0', minutes = '0', seconds = '0'] =
    /(\d{1,2})[:.h時时시]\s?(\d{2})(?:분|分)?(?:[:.](\d{2}))?(?!\s?[./]\d)/.exec(day.rest) ?? []
  const afternoon =
    /[ap]\.?\s?m\.?(?![\p{L}])/iu.exec(day.rest)?.[0]?.[0]?.toLowerCase() ??
    (/下午|午後|오후/.test(value) ? 'p' : /上午|午前|오전/.test(value) ? 'a' : null)
  const hour = (Number(hours) % (afternoon === null ? 24 : 12)) + (afternoon === 'p' ? 12 : 0)
  const zone = /(?:GMT|UTC)?\s?([+-])(\d{1,2}):?(\d{2})?(?!\d|\s?[./-]\d)/.exec(day.rest)
  const offset = zone === null ? 0 : (zone[1] === '-' ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3] ?? 0))
  const moment = new Date(Date.UTC(day.year, day.month - 1, day.day, hour, Number(minutes) - offset, Number(seconds)))
  return Number.isNaN(moment.getTime()) ? null : moment
}

function dayIn(value: string): { year: number; month: number; day: number; rest: string } | null {
  const yearFirst = /(\d{4})\s?[./年년-]\s?(\d{1,2})\s?[./月월-]\s?(\d{1,2})/.exec(value)
  if (yearFirst !== null)
    return checked(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]), value, yearFirst[0])
  const numbers = /(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4}|\d{2})(?!\d)/.exec(value)
  if (numbers !== null) {
    const [first, second] = [Number(numbers[1]), Number(numbers[2])]
    const american = second > 12 || (first <= 12 && /\d\/\d/.test(numbers[0]) && /[ap]\.?m\b/i.test(value))
    const year = Number(numbers[3]) + ((numbers[3] ?? '').length === 2 ? 2000 : 0)
    return checked(year, american ? first : second, american ? second : first, value, numbers[0])
  }
  const month = monthIn(value)
  const year = /(?:19|20)\d\d(?!\d)/.exec(value)?.[0]
  const day = /(?<![\d:.])(\d{1,2})(?:st|nd|rd|th|º|ª)?(?![\d:h])/.exec(value.replace(year ?? '', ' '))?.[1]
  if (month === null || year === undefined || day === undefined) return null
  return checked(Number(year), month, Number(day), value, year)
}

function checked(year: number, month: number, day: number, value: string, found: string) {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1970 || year > 2200) return null
  return { year, month, day, rest: value.slice(value.indexOf(found) + found.length) || value }
}
