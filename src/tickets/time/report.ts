// The time report: how much was spent, by whom, for whom, on what. Only of tickets that the caller works on.
import type { z } from 'zod'
import { organisationId, personId, teamId } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { invalid } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { exportDone } from '../../platform/exports.ts'
import { csvLine } from '../../platform/growing-file.ts'
import { categoryId } from '../category-reference.ts'
import { durationWords } from './contract/duration.ts'
import { exportTimeReport, timeReport } from './contract.ts'
import * as store from './report.store.ts'

const mostRows = 1000
const mostDays = 370
const day = 86_400_000

type Wish = z.output<typeof timeReport.input>

/** What stands in place of the name of what a ticket does not have. */
const nobody = { agent: '', team: 'No team', category: 'No category', ticket: '', organisation: 'No organisation' }

export const get = implement(timeReport, (ctx, wish) => reportOf(ctx, wish, mostRows))

async function reportOf(ctx: Context, { from, to, by = 'agent', ...of }: Wish, most: number) {
  if (to < from) throw invalid('to', 'comes before from: turn them round')
  if (Date.parse(to) - Date.parse(from) > mostDays * day)
    throw invalid('to', `is more than ${mostDays} days after from: take a shorter period`)
  const filter = { from, to, ...(await filterOf(ctx, of)) }
  const [rows, total] = await Promise.all([store.rows(ctx, filter, by, most + 1), store.total(ctx, filter)])
  const shown = rows.slice(0, most).map((row) => ({ ...row, name: row.name || nobody[by] }))
  return { from, to, by, rows: shown, more: rows.length > most, total }
}

async function filterOf(ctx: Context, { agent, team, category, organisation }: Omit<Wish, 'from' | 'to' | 'by'>) {
  const of = (wish: string | undefined, find: (reference: string) => Promise<string>) =>
    wish === undefined ? undefined : wish === 'none' ? null : find(wish)
  return {
    agent: agent === undefined ? undefined : await personId(ctx, agent, 'agent'),
    team: await of(team, (reference) => teamId(ctx, reference)),
    category: await of(category, (reference) => categoryId(ctx, reference)),
    organisation: await of(organisation, (reference) => organisationId(ctx, reference)),
  }
}

export const download = implement(exportTimeReport, async (ctx, wish) => {
  const { by, rows, total } = await reportOf(ctx, wish, 100_000)
  await exportDone(ctx, { what: 'the time report', format: 'csv', filter: wish, rows: rows.length })
  const head = [by === 'ticket' ? ['Ticket', 'Title'] : [by.charAt(0).toUpperCase() + by.slice(1)], numbers].flat()
  const sums = ({ minutes, entries, tickets }: store.Sum) => [minutes, durationWords(minutes), entries, tickets]
  const lines = rows.map(({ name, number, ...sum }) => [...(number === null ? [name] : [number, name]), ...sums(sum)])
  const last = [...(by === 'ticket' ? ['Total', ''] : ['Total']), ...sums(total)]
  return {
    name: `time-by-${by}-${wish.from}-to-${wish.to}.csv`,
    type: 'text/csv; charset=utf-8',
    // Begins with the mark by which spreadsheets know UTF-8.
    text: `\ufeff${[head, ...lines, last].map(csvLine).join('')}`,
  }
})

const numbers = ['Minutes', 'Time', 'Entries', 'Tickets']
