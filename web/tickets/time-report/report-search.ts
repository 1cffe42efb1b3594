// The time report's address: its period, what it sums up by, and whose. Pure.
import { localDay } from '../checklists/days.ts'

export const groupings = ['agent', 'team', 'category', 'ticket', 'organisation'] as const
export type Grouping = (typeof groupings)[number]

export const groupingWords: Record<Grouping, string> = {
  agent: 'Agent',
  team: 'Team',
  category: 'Category',
  ticket: 'Ticket',
  organisation: 'Organisation',
}

/** What narrows it down: an id, or `none`. */
export const narrowings = ['agent', 'team', 'category', 'organisation'] as const
export type Narrowing = (typeof narrowings)[number]

export interface ReportSearch extends Partial<Record<Narrowing, string>> {
  from?: string
  to?: string
  by?: Grouping
}

const day = /^\d{4}-\d{2}-\d{2}$/

export function readReportSearch(search: Record<string, unknown>): ReportSearch {
  const text = (name: string) => (typeof search[name] === 'string' ? (search[name] as string) : '')
  const narrowed = narrowings.flatMap((name) => (text(name) ? [[name, text(name).slice(0, 320)]] : []))
  return {
    ...(day.test(text('from')) && { from: text('from') }),
    ...(day.test(text('to')) && { to: text('to') }),
    ...(groupings.includes(search.by as Grouping) && { by: search.by as Grouping }),
    ...Object.fromEntries(narrowed),
  }
}

export interface Period {
  from: string
  to: string
}

const plus = (date: Date, days: number) => new Date(date.getFullYear(), date.getMonth(), date.getDate() + days)

/** Whole weeks begin on Monday; whatever has not come yet is left out. */
export function periods(now: Date): { label: string; period: Period }[] {
  const today = localDay(now)
  const monday = plus(now, -((now.getDay() + 6) % 7))
  const first = new Date(now.getFullYear(), now.getMonth(), 1)
  const span = (from: Date, to: string): Period => ({ from: localDay(from), to })
  return [
    { label: 'This week', period: span(monday, today) },
    { label: 'Last week', period: span(plus(monday, -7), localDay(plus(monday, -1))) },
    { label: 'This month', period: span(first, today) },
    {
      label: 'Last month',
      period: span(new Date(now.getFullYear(), now.getMonth() - 1, 1), localDay(plus(first, -1))),
    },
    { label: 'This year', period: span(new Date(now.getFullYear(), 0, 1), today) },
  ]
}

/** What the report shows when its address says nothing: this month, by agent. */
export function asked(search: ReportSearch, now: Date) {
  const { from, to, by = 'agent', ...of } = search
  const standard = periods(now)[2]?.period as Period
  return { from: from ?? (to ? to : standard.from), to: to ?? standard.to, by, ...of }
}

/** Where a row leads: its tickets, as the same report by ticket; a ticket leads to itself. */
export function behind(search: ReportSearch, by: Grouping, id: string | null): ReportSearch {
  if (by === 'ticket') return search
  return { ...search, by: 'ticket', [by]: id ?? 'none' }
}
