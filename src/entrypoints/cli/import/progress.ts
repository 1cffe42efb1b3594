// A line at the bottom of the screen that says how far the import is. It is drawn on standard error, so that what is printed
// on standard output stays clean.
import { count, plural } from '../render/text.ts'
import type { Terminal } from '../terminal.ts'
import { rowsOfTally, type Tally } from './tally.ts'

const BAR = 24
const REDRAW_MS = 100

export interface Progress {
  /** @param part of the file that was read, 0 to 1 */
  show(tally: Tally, part: number, note?: string): void
  clear(): void
}

export function progressLine(tally: Tally, part: number, perSecond: number, note: string): string {
  const filled = Math.round(Math.min(1, part) * BAR)
  const bar = '█'.repeat(filled) + '░'.repeat(BAR - filled)
  const failed = tally.failed > 0 ? ` · ${count(tally.failed)} failed` : ''
  const pace = note || `${count(Math.round(perSecond))}/s`
  return `${bar} ${Math.floor(Math.min(1, part) * 100)} %  ${plural(rowsOfTally(tally), 'row')}${failed} · ${pace}`
}

export function progress(terminal: Terminal, now: () => number = performance.now.bind(performance)): Progress {
  if (!terminal.drawing) return { show() {}, clear() {} }
  const started = now()
  let drawn = Number.NEGATIVE_INFINITY
  return {
    show(tally, part, note = '') {
      const at = now()
      if (at - drawn < REDRAW_MS && !note) return
      drawn = at
      const seconds = Math.max(0.001, (at - started) / 1000)
      terminal.err(`\r\u001b[2K${progressLine(tally, part, rowsOfTally(tally) / seconds, note)}`)
    },
    clear: () => terminal.err('\r\u001b[2K'),
  }
}
