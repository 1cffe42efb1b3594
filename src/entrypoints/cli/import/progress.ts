// A line at the bottom of the screen that says how far the import is. It is drawn on standard error, so that what is printed
// on standard output stays clean.
import type { ImportRun } from '../../../tickets/contract.ts'
import { count, plural } from '../render/text.ts'
import type { Terminal } from '../terminal.ts'

const BAR = 24

export interface Progress {
  show(run: Pick<ImportRun, 'rows' | 'done' | 'outcome'>): void
  note(text: string): void
  clear(): void
}

export function progressLine(
  { rows, done, outcome }: Pick<ImportRun, 'rows' | 'done' | 'outcome'>,
  perSecond: number,
): string {
  const part = rows === 0 ? 1 : Math.min(1, done / rows)
  const filled = Math.round(part * BAR)
  const bar = '█'.repeat(filled) + '░'.repeat(BAR - filled)
  const failed = outcome && outcome.failed > 0 ? ` · ${count(outcome.failed)} failed` : ''
  return `${bar} ${Math.floor(part * 100)} %  ${plural(done, 'row')}${failed} · ${count(Math.round(perSecond))}/s`
}

export function progress(terminal: Terminal, now: () => number = performance.now.bind(performance)): Progress {
  if (!terminal.drawing) return { show() {}, note() {}, clear() {} }
  const started = now()
  const draw = (text: string) => terminal.err(`\r\u001b[2K${text}`)
  return {
    show: (run) => draw(progressLine(run, run.done / Math.max(0.001, (now() - started) / 1000))),
    note: draw,
    clear: () => terminal.err('\r\u001b[2K'),
  }
}
