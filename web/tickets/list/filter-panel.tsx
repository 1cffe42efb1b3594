// All filters of the list at a glance. Each choice takes effect at once: the list behind it shows what it does.
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { cx } from '../../ui/cx.ts'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import { StatusIcon, statusWord } from '../../ui/status-icon.tsx'
import { useAgents, useCategories, useTeams, useTypes } from '../choices.ts'
import { valuesOf, withValues } from '../filter/parts.ts'
import { typeName } from './filter-words.ts'

interface FilterPanelProps {
  filter: string
  onChange: (filter: string) => void
}

const statuses = ['new', 'open', 'pending', 'on_hold', 'resolved', 'closed'] as const
const priorities = ['P1', 'P2', 'P3', 'P4'] as const

export default function FilterPanel({ filter, onChange }: FilterPanelProps) {
  const several = (key: string) => ({
    value: valuesOf(filter, key),
    onChange: (values: readonly string[]) => onChange(withValues(filter, key, values)),
  })
  const one = (key: string) => ({
    value: valuesOf(filter, key)[0] ?? null,
    onChange: (value: string | null) => onChange(withValues(filter, key, value ? [value] : [])),
  })
  return (
    <div className="flex w-72 flex-col gap-3">
      <Several legend="Status" all={statuses} {...several('status')}>
        {(status) => (
          <span className="inline-flex items-center gap-1.5">
            <StatusIcon status={status} />
            {statusWord(status)}
          </span>
        )}
      </Several>
      <Several legend="Priority" all={priorities} {...several('priority')}>
        {(priority) => (
          <span className="inline-flex items-center gap-1.5">
            <span aria-hidden className="inline-flex">
              <PriorityGlyph priority={priority} />
            </span>
            {priority}
          </span>
        )}
      </Several>
      <TypeField {...several('type')} />
      <CategoryField {...one('category')} />
      <TeamField {...one('team')} />
      <AssigneeField {...one('assignee')} />
      <TagField key={valuesOf(filter, 'tag')[0]} {...one('tag')} />
      <Button disabledReason={filter === '' ? 'No filter is chosen' : null} onClick={() => onChange('')}>
        Clear filters
      </Button>
    </div>
  )
}

interface ManyProps {
  value: readonly string[]
  onChange: (value: readonly string[]) => void
}

function TypeField({ value, onChange }: ManyProps) {
  const types = useTypes()
  // A retired type still has its tickets.
  const keys = [...new Set([...types.map(({ key }) => key), ...value])]
  return (
    <Several legend="Type" all={keys} value={value} onChange={onChange}>
      {(key) => <bdi className="truncate">{typeName(key, types)}</bdi>}
    </Several>
  )
}

const columns: Record<number, string> = {
  3: 'grid-cols-3 coarse:grid-cols-2',
  4: 'grid-cols-4 coarse:grid-cols-2',
  6: 'grid-cols-2',
}

interface SeveralProps<V extends string> extends ManyProps {
  legend: string
  all: readonly V[]
  children: (value: V) => React.ReactNode
}

function Several<V extends string>({ legend, all, value, onChange, children }: SeveralProps<V>) {
  const toggle = (one: V, on: boolean) => onChange(all.filter((other) => (other === one ? on : value.includes(other))))
  return (
    <fieldset>
      <legend className="mb-1 text-control font-medium">{legend}</legend>
      <div className={cx('grid gap-y-1.5 coarse:gap-y-0', columns[all.length] ?? 'grid-cols-2')}>
        {all.map((one) => (
          <Checkbox
            key={one}
            label={children(one)}
            checked={value.includes(one)}
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
  const options = useCategories().map(({ path, active }) => ({
    value: path,
    label: path,
    ...(!active && { detail: 'Retired' }),
  }))
  return (
    <Field label="Category">
      <Combobox label="Category" options={options} none="Any" placeholder="Any" {...props} />
    </Field>
  )
}

function TeamField(props: OneProps) {
  const teams = useTeams().map(({ name }) => ({ value: name, label: name }))
  const options = [{ value: 'mine', label: 'My teams' }, { value: 'none', label: 'No team' }, ...teams]
  return (
    <Field label="Team">
      <Combobox label="Team" options={options} none="Any" placeholder="Any" {...props} />
    </Field>
  )
}

function AssigneeField(props: OneProps) {
  const agents = useAgents().map(({ name, email }) => ({ value: email, label: name, detail: email }))
  const options = [{ value: 'me', label: 'Me' }, { value: 'none', label: 'Nobody' }, ...agents]
  return (
    <Field label="Assignee">
      <Combobox label="Assignee" options={options} none="Anybody" placeholder="Anybody" {...props} />
    </Field>
  )
}

function TagField({ value, onChange }: OneProps) {
  const set = (typed: string) => typed.trim() !== (value ?? '') && onChange(typed.trim() || null)
  return (
    <Field label="Tag">
      <Input
        defaultValue={value ?? ''}
        maxLength={40}
        onBlur={(event) => set(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && set(event.currentTarget.value)}
      />
    </Field>
  )
}
