// All filters of the list at a glance. Each choice takes effect at once: the list behind it shows what it does.
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { cx } from '../../ui/cx.ts'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import { StatusIcon, statusWord } from '../../ui/status-badge.tsx'
import { useAgents, useCategories, useTeams, useTypes } from '../choices.ts'
import { typeName } from './filter-words.ts'
import type { FilterField, ListSearch } from './list-search.ts'
import { filterCount, several, withField, withoutFilters } from './list-search.ts'
import { fixed } from './views.ts'
import { WordsField } from './words-field.tsx'

interface FilterPanelProps {
  search: ListSearch
  /** The header has no room for the words. */
  words: boolean
  onChange: (search: ListSearch) => void
}

const statuses = ['new', 'open', 'pending', 'on_hold', 'resolved', 'closed'] as const
const priorities = ['P1', 'P2', 'P3', 'P4'] as const

export default function FilterPanel({ search, words, onChange }: FilterPanelProps) {
  const set = (field: FilterField) => (value: string | null) => onChange(withField(search, field, value ?? ''))
  const free = (field: FilterField) => !fixed[search.view].includes(field)
  return (
    <div className="flex w-72 flex-col gap-3">
      {words && <WordsField value={search.q ?? ''} onChange={set('q')} />}
      <Several legend="Status" all={statuses} value={search.status} onChange={set('status')}>
        {(status) => (
          <span className="inline-flex items-center gap-1.5">
            <StatusIcon status={status} />
            {statusWord(status)}
          </span>
        )}
      </Several>
      <Several legend="Priority" all={priorities} value={search.priority} onChange={set('priority')}>
        {(priority) => (
          <span className="inline-flex items-center gap-1.5">
            <span aria-hidden className="inline-flex">
              <PriorityGlyph priority={priority} />
            </span>
            {priority}
          </span>
        )}
      </Several>
      <TypeField value={search.type} onChange={set('type')} />
      <CategoryField value={search.category ?? null} onChange={set('category')} />
      {free('team') && <TeamField value={search.team ?? null} onChange={set('team')} />}
      {free('assignee') && <AssigneeField value={search.assignee ?? null} onChange={set('assignee')} />}
      <TagField key={search.tag} value={search.tag ?? ''} onChange={set('tag')} />
      <Button
        disabledReason={filterCount(search) === 0 ? 'No filter is chosen' : null}
        onClick={() => onChange(withoutFilters(search))}
      >
        Clear filters
      </Button>
    </div>
  )
}

function TypeField({ value, onChange }: { value: string | undefined; onChange: (value: string) => void }) {
  const types = useTypes()
  // A retired type still has its tickets.
  const keys = [...new Set([...types.map(({ key }) => key), ...several(value)])]
  return (
    <Several legend="Type" all={keys} value={value} onChange={onChange}>
      {(key) => <bdi className="truncate">{typeName(key, types)}</bdi>}
    </Several>
  )
}

const columns: Record<number, string> = { 3: 'grid-cols-3', 4: 'grid-cols-4', 6: 'grid-cols-2' }

interface SeveralProps<V extends string> {
  legend: string
  all: readonly V[]
  value: string | undefined
  onChange: (value: string) => void
  children: (value: V) => React.ReactNode
}

function Several<V extends string>({ legend, all, value, onChange, children }: SeveralProps<V>) {
  const chosen = several(value)
  const toggle = (one: V, on: boolean) =>
    onChange(all.filter((other) => (other === one ? on : chosen.includes(other))).join(','))
  return (
    <fieldset>
      <legend className="mb-1 text-control font-medium">{legend}</legend>
      <div className={cx('grid gap-y-1.5', columns[all.length] ?? 'grid-cols-2')}>
        {all.map((one) => (
          <Checkbox
            key={one}
            label={children(one)}
            checked={chosen.includes(one)}
            onChange={(event) => toggle(one, event.target.checked)}
          />
        ))}
      </div>
    </fieldset>
  )
}

interface OneProps {
  value: string | null
  onChange: (value: string | null) => void
}

function CategoryField(props: OneProps) {
  const options = useCategories().map(({ id, path }) => ({ value: id, label: path }))
  return (
    <Field label="Category">
      <Combobox label="Category" options={options} none="Any" placeholder="Any" {...props} />
    </Field>
  )
}

function TeamField(props: OneProps) {
  const teams = useTeams().map(({ id, name }) => ({ value: id, label: name }))
  const options = [{ value: 'mine', label: 'My teams' }, { value: 'none', label: 'No team' }, ...teams]
  return (
    <Field label="Team">
      <Combobox label="Team" options={options} none="Any" placeholder="Any" {...props} />
    </Field>
  )
}

function AssigneeField(props: OneProps) {
  const agents = useAgents().map(({ id, name, email }) => ({ value: id, label: name, detail: email }))
  const options = [{ value: 'me', label: 'Me' }, { value: 'none', label: 'Nobody' }, ...agents]
  return (
    <Field label="Assignee">
      <Combobox label="Assignee" options={options} none="Anybody" placeholder="Anybody" {...props} />
    </Field>
  )
}

function TagField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <Field label="Tag">
      <Input
        defaultValue={value}
        maxLength={40}
        onBlur={(event) => event.target.value.trim() !== value && onChange(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && onChange(event.currentTarget.value)}
      />
    </Field>
  )
}
