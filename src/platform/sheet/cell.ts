// What stands in a cell of an exported table, however the file is written.

/** A day of the calendar, without a time. */
export interface Day {
  day: string
}

export type Cell = string | number | Date | Day | null

/** A text that a spreadsheet would take for a formula (CWE-1236): one that begins like it, and is no number and no telephone number. */
export const looksLikeFormula = (text: string) => /^\s*[=+\-@\t\r]/.test(text) && !/^[+-]?\d[\d ,.]*$/.test(text)
