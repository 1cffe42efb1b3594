// The matrix as a form: nine cells, each a field of its own, so that two admins who change different ones both win. Pure.
import type { Output } from '../../app/api.ts'
import type { FieldWords } from '../record/conflict-view.tsx'

export type Matrix = Output<'priority-matrix.get'>
type Cells = Matrix['cells']
type Scale = keyof Cells
export type Priority = Cells[Scale][Scale]
/** `high.low`: impact, then urgency. */
export type CellName = `${Scale}.${Scale}`
export type MatrixValues = Record<CellName, Priority>

export const scales = ['high', 'medium', 'low'] as const
export const cellName = (impact: Scale, urgency: Scale): CellName => `${impact}.${urgency}`
const names = scales.flatMap((impact) => scales.map((urgency) => cellName(impact, urgency)))

const wordsOf = (name: CellName) => {
  const [impact, urgency] = name.split('.')
  return `Impact ${impact}, urgency ${urgency}`
}
const each = <T>(make: (name: CellName) => T) =>
  Object.fromEntries(names.map((name) => [name, make(name)])) as Record<CellName, T>

export const readMatrix = ({ cells }: Matrix): MatrixValues =>
  each((name) => {
    const [impact, urgency] = name.split('.') as [Scale, Scale]
    return cells[impact][urgency]
  })

const rowOf = (values: MatrixValues, impact: Scale) => ({
  high: values[cellName(impact, 'high')],
  medium: values[cellName(impact, 'medium')],
  low: values[cellName(impact, 'low')],
})
export const toCells = (values: MatrixValues): Cells => ({
  high: rowOf(values, 'high'),
  medium: rowOf(values, 'medium'),
  low: rowOf(values, 'low'),
})

export const matrixWords: FieldWords<MatrixValues> = { labels: each(wordsOf), show: (_, value) => value }

/** Where more impact or more urgency makes a ticket less urgent: allowed, and mostly a slip. */
export function slips(values: MatrixValues): string[] {
  const less = (one: CellName, other: CellName) => values[one] > values[other]
  return scales.flatMap((scale) =>
    (
      [
        ['high', 'medium'],
        ['medium', 'low'],
      ] as const
    ).flatMap(([more, fewer]) => [
      ...(less(cellName(more, scale), cellName(fewer, scale))
        ? [`${wordsOf(cellName(more, scale))} is less urgent than impact ${fewer}.`]
        : []),
      ...(less(cellName(scale, more), cellName(scale, fewer))
        ? [`${wordsOf(cellName(scale, more))} is less urgent than urgency ${fewer}.`]
        : []),
    ]),
  )
}

type Effect = Output<'priority-matrix.effect'>

/** What a save does. @param effect undefined while it is counted */
export function effectsOf(effect: Effect | undefined, applyToOpen: boolean): string[] {
  if (!effect) return ['From now on, tickets get their priority by the new cells. Counting the open ones.']
  const { changing, changes } = effect
  const open = changing === 1 ? '1 open ticket' : `${changing.toLocaleString()} open tickets`
  const detail = changes.map(({ from, to, tickets }) => `${tickets.toLocaleString()} from ${from} to ${to}`).join(', ')
  if (changing === 0) return ['From now on, tickets get their priority by the new cells. No open ticket changes.']
  return applyToOpen
    ? [`${open} ${changing === 1 ? 'changes' : 'change'} in the background: ${detail}. Priorities set by hand stay.`]
    : [
        `${open} would have another priority (${detail}), and ${changing === 1 ? 'keeps' : 'keep'} the one that ${changing === 1 ? 'it has' : 'they have'} until impact or urgency change.`,
      ]
}
