// Due dates of tasks and children are moments; people choose days. A day is due when it ends, where they are. Pure.
import { localDay } from '../checklists/days.ts'

/** `2026-12-03`, for the calendar on the reader's wall. */
export const dayOf = (moment: string) => localDay(new Date(moment))

export function endOfDay(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date, 23, 59).toISOString()
}
