// Rows under aligned headings. On a screen the table fits: the widest columns give way first, and what has no room at all is
// left out from the right.
import { styleText } from 'node:util'
import { cut, oneLine, pad, width } from './text.ts'

const GAP = 2

export interface Column {
  heading: string
  /** Columns of the screen below which the column says nothing; a wide one says more. */
  least: number
}

/** The widths that fit `screen`, for as many columns as do; `null` means no limit. */
export function fitWidths(natural: number[], least: number[], screen: number | null): number[] {
  if (screen === null) return natural
  const total = (widths: number[]) => widths.reduce((sum, next) => sum + next, 0) + GAP * (widths.length - 1)
  const floor = natural.map((columns, index) => Math.min(columns, least[index] ?? 1))
  while (floor.length > 1 && total(floor) > screen) floor.pop()
  const widths = natural.slice(0, floor.length)
  while (total(widths) > screen) {
    const room = widths.map((columns, index) => (columns > (floor[index] ?? 1) ? columns : 0))
    const widest = Math.max(...room)
    if (widest === 0) break
    widths[room.indexOf(widest)] = widest - 1
  }
  return widths
}

export interface Look {
  width: number | null
  colour: boolean
}

/** The table, ending in a line break. Cells may be any text: they are shown on one line. */
export function table(columns: Column[], rows: string[][], look: Look): string {
  const cells = rows.map((row) => row.map(oneLine))
  const natural = columns.map(({ heading }, index) =>
    cells.reduce((widest, row) => Math.max(widest, width(row[index] ?? '')), width(heading)),
  )
  const least = columns.map((column) => column.least)
  const widths = fitWidths(natural, least, look.width)
  const render = (row: string[]) =>
    widths
      .map((room, index) => pad(cut(row[index] ?? '', room), room))
      .join(' '.repeat(GAP))
      .trimEnd()
  const heading = render(columns.map((column) => column.heading))
  const head = look.colour ? styleText('dim', heading, { validateStream: false }) : heading
  return `${[head, ...cells.map(render)].join('\n')}\n`
}
