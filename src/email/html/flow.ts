// What is read from HTML, from top to bottom: lines gather into paragraphs, paragraphs and other blocks into a text.
import { escapeLineStart } from './escape.ts'
import { emphasise, mark, withoutMarks } from './inline.ts'

export type Mode = 'markdown' | 'text'

const endOf: Record<string, string> = { [mark.strong]: mark.strongEnd, [mark.em]: mark.emEnd }

export class Flow {
  readonly blocks: string[] = []
  private readonly mode: Mode
  private lines: string[] = []
  private current = ''
  /** Marks that were opened and not closed: they end and begin again at each line. */
  private readonly open: string[] = []

  constructor(mode: Mode) {
    this.mode = mode
  }

  add(text: string): void {
    this.current += text
  }

  openMark(sign: string): void {
    if (this.mode === 'text' || this.open.length > 20) return
    this.current += sign
    this.open.push(sign)
  }

  closeMark(sign: string): void {
    const at = this.open.lastIndexOf(sign)
    if (at < 0) return
    this.open.splice(at, 1)
    this.current += endOf[sign] ?? ''
  }

  /** The next text begins a line, also after an empty one. */
  breakLine(): void {
    const closed =
      this.current +
      this.open
        .map((sign) => endOf[sign] ?? '')
        .reverse()
        .join('')
    this.lines.push(tidy(closed))
    this.current = this.open.join('')
  }

  /** The next text begins a line. */
  newLine(): void {
    if (withoutMarks(this.current).trim() !== '') this.breakLine()
    // Emphasis of nothing must not pile up.
    else this.current = this.open.join('')
  }

  /** The next text begins a paragraph. */
  paragraph(): void {
    this.newLine()
    let gathered: string[] = []
    const close = () => {
      if (gathered.length > 0) this.blocks.push(gathered.join(this.mode === 'markdown' ? '  \n' : '\n'))
      gathered = []
    }
    for (const line of this.lines) {
      const shown = this.mode === 'markdown' ? escapeLineStart(emphasise(line)) : line
      if (shown === '') close()
      else gathered.push(shown)
    }
    close()
    this.lines = []
  }

  block(text: string): void {
    this.paragraph()
    if (text.trim() !== '') this.blocks.push(text)
  }
}

function tidy(line: string): string {
  return line.replace(/ {2,}/g, ' ').trim()
}

/** @param separator between blocks */
export function indented(blocks: string[], first: string, others: string, separator: string): string {
  const [start = '', ...rest] = blocks.join(separator).split('\n')
  return [first + start, ...rest.map((line) => (line === '' ? others.trimEnd() : others + line))].join('\n')
}
