// How much time was spent: in a period, summed up by somebody or something; each sum leads to the tickets behind it.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Download, X } from 'lucide-react'
import { useMemo } from 'react'
import { durationWords } from '../../../src/tickets/time/contract/duration.ts'
import type { Output } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { query } from '../../app/queries.ts'
import { apiBase } from '../../app/request.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Input } from '../../ui/input.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Cell, Head, Row, Table } from '../../ui/table.tsx'
import { useAgents, useCategories, useTeams } from '../choices.ts'
import type { Grouping, Narrowing, ReportSearch } from './report-search.ts'
import { asked, behind, groupings, groupingWords, narrowings, periods, readReportSearch } from './report-search.ts'

type Report = Output<'time-report.get'>

export function TimeReportPage() {
  const raw = useSearch({ strict: false }) as Record<string, unknown>
  const search = useMemo(() => readReportSearch(raw), [raw])
  const navigate = useNavigate()
  const wish = asked(search, new Date())
  const report = useQuery({ ...query('time-report.get', wish), placeholderData: keepPreviousData })
  const go = (next: ReportSearch) => void navigate({ to: '/desk/time', search: next as never, replace: true })
  const address = `${apiBase}/time-report/export?${new URLSearchParams(wish as Record<string, string>)}`
  return (
    <>
      <PageHeader
        title="Time"
        actions={
          <a href={address} download className={buttonClass()}>
            <Download />
            CSV
          </a>
        }
      />
      <p className="max-w-reading px-4 pt-3 text-muted">
        Time that was entered on the tickets that you work on. What their requesters see of it: nothing.
      </p>
      <div className="flex flex-wrap items-center gap-2 px-4 py-3">
        <PeriodChoice wish={wish} onChange={(period) => go({ ...search, ...period })} />
        <div className="w-40 max-sm:w-full">
          <Select
            label="Sum up by"
            value={wish.by}
            onChange={(by) => go({ ...search, by })}
            choices={groupings.map((value) => ({ value, label: `By ${groupingWords[value].toLowerCase()}` }))}
          />
        </div>
        <Narrowed search={search} onChange={go} />
      </div>
      <div className="border-t border-line">
        {report.isPending && <SkeletonRows label="Loading the report" />}
        {report.isError && <ErrorNotice error={report.error} retry={report.refetch} />}
        {report.data?.rows.length === 0 && (
          <EmptyState>
            Nothing was entered in this period. On a ticket, Start the timer and Enter time are in its menu.
          </EmptyState>
        )}
        {report.data && report.data.rows.length > 0 && <Sums report={report.data} search={search} />}
      </div>
    </>
  )
}

interface PeriodChoiceProps {
  wish: { from: string; to: string }
  onChange: (period: { from: string; to: string }) => void
}

function PeriodChoice({ wish, onChange }: PeriodChoiceProps) {
  const offered = periods(new Date())
  const current = offered.find(({ period }) => period.from === wish.from && period.to === wish.to)
  return (
    <>
      <div className="w-36 max-sm:w-full">
        <Select
          label="Period"
          value={current?.label ?? 'own'}
          onChange={(label) => {
            const chosen = offered.find((one) => one.label === label)
            if (chosen) onChange(chosen.period)
          }}
          choices={[
            ...offered.map(({ label }) => ({ value: label, label })),
            ...(current ? [] : [{ value: 'own', label: 'Chosen days' }]),
          ]}
        />
      </div>
      <span className="flex items-center gap-1.5">
        <Day label="From" value={wish.from} max={wish.to} onChange={(from) => onChange({ ...wish, from })} />
        <span aria-hidden className="text-muted">
          –
        </span>
        <Day label="To" value={wish.to} min={wish.from} onChange={(to) => onChange({ ...wish, to })} />
      </span>
    </>
  )
}

interface DayProps {
  label: string
  value: string
  min?: string
  max?: string
  onChange: (day: string) => void
}

const Day = ({ label, value, min = '1970-01-01', max = '2199-12-31', onChange }: DayProps) => (
  <Input
    type="date"
    aria-label={label}
    value={value}
    min={min}
    max={max}
    required
    onChange={(event) => event.target.validity.valid && event.target.value && onChange(event.target.value)}
    className="w-36"
  />
)

/** What the report was narrowed down to by pressing a sum, each with the way back. */
function Narrowed({ search, onChange }: { search: ReportSearch; onChange: (next: ReportSearch) => void }) {
  const nameOf = useNames(search)
  return narrowings.map((name) => {
    const value = search[name]
    if (value === undefined) return null
    return (
      <Button
        key={name}
        onClick={() => onChange(without(search, name))}
        aria-label={`Not only ${groupingWords[name].toLowerCase()} ${nameOf(name, value)}`}
        className="max-w-64"
      >
        <span className="text-muted">{groupingWords[name]}</span>
        <bdi className="truncate">{nameOf(name, value)}</bdi>
        <X aria-hidden className="size-3.5" />
      </Button>
    )
  })
}

function without(search: ReportSearch, name: Narrowing): ReportSearch {
  const { [name]: _, ...rest } = search
  return rest
}

function useNames(search: ReportSearch) {
  const agents = useAgents(search.agent !== undefined)
  const teams = useTeams(search.team !== undefined)
  const categories = useCategories(search.category !== undefined)
  const { data: organisation } = useQuery({
    ...query('organisations.get', { id: search.organisation ?? '' }),
    enabled: search.organisation !== undefined && search.organisation !== 'none',
  })
  return (name: Narrowing, id: string): string => {
    if (id === 'none') return 'none'
    if (name === 'agent') return agents.find((one) => one.id === id)?.name ?? 'one'
    if (name === 'team') return teams.find((one) => one.id === id)?.name ?? 'one'
    if (name === 'category') return categories.find((one) => one.id === id)?.path ?? 'one'
    return organisation?.name ?? 'one'
  }
}

function Sums({ report, search }: { report: Report; search: ReportSearch }) {
  const { rows, total, by, more } = report
  const most = Math.max(...rows.map(({ minutes }) => minutes))
  return (
    <>
      <Table label={`Time by ${groupingWords[by].toLowerCase()}`}>
        <thead>
          <tr>
            <Head>{groupingWords[by]}</Head>
            <Head number>Time</Head>
            <Head className="max-sm:hidden">
              <span className="sr-only">Share</span>
            </Head>
            <Head number className="max-sm:hidden">
              Entries
            </Head>
            {by !== 'ticket' && <Head number>Tickets</Head>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.id ?? 'none'} row={row} by={by} most={most} search={search} />
          ))}
        </tbody>
        <tfoot>
          <tr className="h-row font-medium">
            <Cell>Total</Cell>
            <Cell number>{durationWords(total.minutes)}</Cell>
            <Cell className="max-sm:hidden" />
            <Cell number className="max-sm:hidden">
              {total.entries.toLocaleString()}
            </Cell>
            {by !== 'ticket' && <Cell number>{total.tickets.toLocaleString()}</Cell>}
          </tr>
        </tfoot>
      </Table>
      {more && (
        <p className="px-4 py-3 text-muted">
          The first 1,000 are shown; the total counts all. The CSV file has every one of them.
        </p>
      )}
    </>
  )
}

interface LineProps {
  row: Report['rows'][number]
  by: Grouping
  most: number
  search: ReportSearch
}

function Line({ row, by, most, search }: LineProps) {
  const { id, name, number, minutes, entries, tickets } = row
  const link = 'block truncate -outline-offset-2 after:absolute after:inset-0'
  return (
    <Row className="relative">
      <Cell share={46}>
        {by === 'ticket' && number ? (
          <Link to="/desk/tickets/$number" params={{ number }} search={{ view: 'all' }} className={link}>
            <span className="mr-2 font-mono text-xs text-muted">{number}</span> <bdi>{name}</bdi>
          </Link>
        ) : (
          <Link to="/desk/time" search={behind(search, by, id) as never} className={link}>
            <bdi className={id === null ? 'text-muted' : undefined}>{name}</bdi>
            <span className="sr-only">, show the tickets behind it</span>
          </Link>
        )}
      </Cell>
      <Cell number>{durationWords(minutes)}</Cell>
      <Cell share={24} className="max-sm:hidden">
        <span
          aria-hidden
          className="block h-2 rounded-sm bg-accent"
          style={{ width: `${Math.max(1, Math.round((minutes / most) * 100))}%` }}
        />
      </Cell>
      <Cell number className="max-sm:hidden">
        {entries.toLocaleString()}
      </Cell>
      {by !== 'ticket' && <Cell number>{tickets.toLocaleString()}</Cell>}
    </Row>
  )
}
