// Narrows the audit log down; all of it stands in the address. What is typed is searched when it is entered, not letter by letter:
// every search is recorded.
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { query } from '../../app/queries.ts'
import { usePeople, usePerson } from '../../tickets/choices.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Combobox, MultiCombobox } from '../../ui/combobox.tsx'
import { Input } from '../../ui/input.tsx'
import { eventWords, isNarrowed } from './audit-filter.ts'
import type { AuditSearch } from './audit-search.ts'

const narrow = 'w-44 max-sm:w-[calc(50%-0.25rem)]'

export function AuditFilters({ search }: { search: AuditSearch }) {
  const navigate = useNavigate()
  const put = (change: { [Name in keyof AuditSearch]: string | undefined }) => {
    const next = Object.fromEntries(Object.entries({ ...search, ...change }).filter(([, value]) => value))
    void navigate({ to: '/admin/audit', search: next, replace: true })
  }
  const names = useQuery(query('audit.names')).data?.items ?? []
  return (
    <>
      <Typed label="Words" value={search.q} onEnter={(q) => put({ q })} className="w-56 max-sm:w-full" />
      <Actor value={search.actor ?? null} onChange={(actor) => put({ actor })} />
      <div className={narrow}>
        <MultiCombobox
          label="Events"
          placeholder="Any event"
          options={names.map((value) => ({ value, label: eventWords(value) }))}
          value={search.name?.split(',') ?? []}
          onChange={(chosen) => put({ name: chosen.join(',') })}
        />
      </div>
      <Typed
        label="Ticket or id"
        value={search.subject}
        onEnter={(subject) => put({ subject })}
        className="w-44 max-sm:w-full"
      />
      <Day label="From" value={search.from} onChange={(from) => put({ from })} />
      <Day label="To" value={search.to} onChange={(to) => put({ to })} />
      {isNarrowed(search) && (
        <Link to="/admin/audit" search={{}} className={buttonClass('ghost')}>
          Clear
        </Link>
      )}
    </>
  )
}

function Actor({ value, onChange }: { value: string | null; onChange: (actor: string | undefined) => void }) {
  const [typed, setTyped] = useState('')
  const { people, loading } = usePeople(typed)
  const chosen = usePerson(value)
  return (
    <div className={narrow}>
      <Combobox
        label="Who"
        none="Anybody"
        placeholder="Anybody"
        options={people.map(({ id, name, email }) => ({ value: id, label: name, detail: email }))}
        onQuery={setTyped}
        loading={loading}
        value={value}
        chosen={chosen ? { value: chosen.id, label: chosen.name } : null}
        onChange={(actor) => onChange(actor ?? undefined)}
      />
    </div>
  )
}

interface TypedProps {
  label: string
  value: string | undefined
  onEnter: (value: string | undefined) => void
  className: string
}

function Typed({ label, value = '', onEnter, className }: TypedProps) {
  const [typed, setTyped] = useState(value)
  const [shown, setShown] = useState(value)
  if (shown !== value) {
    setShown(value)
    setTyped(value)
  }
  const enter = () => typed.trim() !== value && onEnter(typed.trim() || undefined)
  return (
    <div className={className}>
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={enter}
        onKeyDown={(event) => event.key === 'Enter' && enter()}
      />
    </div>
  )
}

interface DayProps {
  label: string
  value: string | undefined
  onChange: (day: string | undefined) => void
}

const Day = ({ label, value = '', onChange }: DayProps) => (
  <span className="flex items-center gap-1.5 text-muted max-sm:w-full">
    <span aria-hidden className="max-sm:w-10">
      {label}
    </span>
    <Input
      type="date"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value || undefined)}
      className="sm:w-36"
    />
  </span>
)
