// All tickets of a view or a filter as a file. It goes by their numbers, which never change: whatever people do meanwhile, no ticket
// is skipped or told twice.

import type { Context } from '../../platform/context.ts'
import { invalid } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { exportBegins } from '../../platform/exports.ts'
import { csvLine, GrowingFile, type Part } from '../../platform/growing-file.ts'
import type { Cell } from '../../platform/sheet/cell.ts'
import { nextPiece } from '../../platform/sheet/xlsx.ts'
import { askable } from '../fields/ask.ts'
import { fieldsFor, textsFor } from '../fields/told.ts'
import * as lists from '../list.store.ts'
import { orderOf } from '../order.store.ts'
import { worksOn } from '../policy.ts'
import { filterOf } from '../read.ts'
import { presentRow } from '../ticket.ts'
import { all as allTypes } from '../types/store.ts'
import { viewNamed } from '../views/apply.ts'
import { type ColumnKey, columnKeys } from '../views/columns.ts'
import { type ExportColumn, fieldColumn, knownColumn } from './cells.ts'
import { exportTickets } from './contract.ts'
import * as store from './store.ts'

const perPart = 500
const order = orderOf('number')

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

export const download = implement(exportTickets, async (ctx, { format = 'csv', columns: wanted, ...wish }) => {
  const view = wish.view === undefined ? undefined : await viewNamed(ctx, wish.view)
  const [filter, columns] = await Promise.all([
    filterOf(ctx, wish, view),
    columnsOf(ctx, wanted, view?.columns ?? undefined),
  ])
  const headings = columns.map(({ heading }) => heading)
  const name = `tickets-${ctx.now.toISOString().slice(0, 10)}.${format}`
  const asked = { ...wish, ...(view && { view: view.name ?? wish.view, viewFilter: view.filter }) }
  const ended = await exportBegins(ctx, { what: 'tickets', format, filter: asked })
  const part = async (reading: Context, from: string[] | undefined): Promise<Part> => {
    const [after, state] = from ?? []
    const { rows, next } = await read(reading, filter, columns, after)
    if (format === 'csv') {
      const lines = rows.map((cells) => csvLine(cells.map(inCsv)))
      return {
        content: `${from ? '' : csvLine(headings)}${lines.join('')}`,
        next: next === undefined ? undefined : [next],
        rows: rows.length,
      }
    }
    const piece = nextPiece('Tickets', headings, rows, state, next === undefined)
    return {
      content: piece.content,
      next: next === undefined ? undefined : [next, piece.state],
      rows: rows.length,
    }
  }
  return new GrowingFile(name, types[format], part, ended)
})

/** A view gives what is left of its columns; what somebody asks for themselves has to be there. */
async function columnsOf(ctx: Context, asked?: readonly string[], ofView?: readonly string[]): Promise<ExportColumn[]> {
  const fields = await askable(ctx)
  const typeNames = new Map((await allTypes(ctx)).map(({ key, name }) => [key, name]))
  const ours = (key: ColumnKey) => knownColumn(key, typeNames)
  const wanted =
    asked ?? ofView?.filter((name) => !name.startsWith('field.') || fields.some(({ key }) => `field.${key}` === name))
  if (!wanted || wanted.length === 0)
    return [...columnKeys.map(ours), ...fields.filter(({ active }) => active).map(fieldColumn)]
  return wanted.map((name) => {
    if (columnKeys.some((key) => key === name)) return ours(name as ColumnKey)
    const field = fields.find(({ key }) => `field.${key}` === name)
    if (!field) throw invalid('columns', `names a field that is not there: ${name.slice(0, 70)}`)
    return fieldColumn(field)
  })
}

async function read(ctx: Context, filter: lists.Filter, columns: ExportColumn[], after: string | undefined) {
  const found = await lists.page(ctx, filter, order, after === undefined ? undefined : [after], perPart + 1)
  const page = found.slice(0, perPart)
  const held = await store.fieldsOf(
    ctx,
    page.map(({ id }) => id),
  )
  const rows = page.map((row): Cell[] => {
    const works = worksOn(ctx.actor, row)
    const holding = held.get(row.id)
    const told = holding
      ? { fields: fieldsFor(holding, works), texts: textsFor(holding, works) }
      : { fields: {}, texts: {} }
    const shown = presentRow(ctx, row)
    return columns.map((column) => column.cell(shown, told))
  })
  const last = page.at(-1)
  return { rows, next: found.length > perPart && last ? order.keyOf(last)[0] : undefined }
}

function inCsv(cell: Cell): string | number | null {
  if (cell instanceof Date) return cell.toISOString()
  return typeof cell === 'object' && cell !== null ? cell.day : cell
}
