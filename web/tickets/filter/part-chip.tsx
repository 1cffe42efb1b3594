// One part of the filter, in words. Pressed it can be changed; the cross takes it out.
import { X } from 'lucide-react'
import { termOf } from '../../../src/tickets/filter/index.ts'
import { cx } from '../../ui/cx.ts'
import { tip } from '../../ui/tip.ts'
import { useAgents, useCategories, useFields, usePerson, useTeams, useTypes } from '../choices.ts'
import type { Part } from './parts.ts'

interface PartChipProps {
  part: Part
  /** Why the desk does not understand it. */
  wrong: string | undefined
  onEdit: () => void
  onRemove: () => void
}

export default function PartChip({ part, wrong, onEdit, onRemove }: PartChipProps) {
  const { key, said } = useWords(part)
  const name = key ? `${key} ${said}` : said
  return (
    <span
      className={cx(
        'inline-flex h-6 max-w-64 min-w-0 shrink-0 items-center rounded-sm border bg-sunken text-xs coarse:h-9',
        wrong ? 'border-red text-red' : 'border-line-strong',
      )}
    >
      <button
        type="button"
        onClick={onEdit}
        onKeyDown={(event) => (event.key === 'Delete' || event.key === 'Backspace') && onRemove()}
        {...tip(wrong ?? part.text)}
        className="flex h-full min-w-0 items-center gap-1 rounded-l-sm pl-1.5 hover:bg-hover"
      >
        <span className="sr-only">Change the filter </span>
        {key && <span className={wrong ? undefined : 'text-muted'}>{key} </span>}
        <bdi className={cx('min-w-0 truncate', wrong && 'underline decoration-wavy')}>{said}</bdi>
      </button>
      <button
        type="button"
        aria-label={`Remove the filter ${name}`}
        onClick={onRemove}
        className="inline-flex h-full w-6 shrink-0 items-center justify-center rounded-r-sm text-muted hover:bg-hover hover:text-text coarse:w-10"
      >
        <X className="size-3" />
      </button>
    </span>
  )
}

const isId = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

function useWords({ filter, text }: Part): { key: string | null; said: string } {
  const inner = filter.kind === 'not' ? filter.part : filter
  const term = inner.kind === 'term' ? inner : undefined
  const kind = term && termOf(term.key)?.kind
  const values = term?.values.flatMap((value) => (value.kind === 'is' ? [value.value] : [])) ?? []
  const names = useNames(kind, values)
  if (!term) return { key: filter.kind === 'not' ? 'Not' : null, said: filter.kind === 'not' ? text.slice(1) : text }
  const label = names.key(term.key)
  const said = term.values
    .map((value) => {
      if (value.kind === 'compared') return `${value.by} ${value.value}`
      if (value.kind === 'range') return `${value.from ?? '…'}–${value.to ?? '…'}`
      return names.value(value.value)
    })
    .join(', ')
  return { key: filter.kind === 'not' ? `Not ${label.toLowerCase()}` : label, said }
}

function useNames(kind: string | undefined, values: readonly string[]) {
  const fields = useFields(kind === 'field')
  const teams = useTeams(kind === 'team')
  const categories = useCategories(kind === 'category')
  const agents = useAgents(kind === 'person')
  const types = useTypes(kind === 'type' || kind === 'state')
  const person = usePerson(
    kind === 'person' ? (values.find((one) => isId.test(one) || one.includes('@')) ?? null) : null,
  )
  const everybody = person ? [...agents, person] : agents
  const named: Record<string, { key?: string; id?: string; email?: string; name: string }[]> = {
    team: [...teams],
    category: categories.map(({ id, path }) => ({ id, name: path })),
    person: [...everybody],
    type: [...types],
    state: types.flatMap((type) => type.states),
  }
  return {
    key: (key: string) =>
      fields.find((one) => `field.${one.key}` === key)?.label ?? key.charAt(0).toUpperCase() + key.slice(1),
    value(value: string): string {
      const lower = value.toLowerCase()
      const found = (named[kind ?? ''] ?? []).find(
        ({ id, email, key }) => id === value || email?.toLowerCase() === lower || key === value,
      )
      return found?.name ?? value.replaceAll('_', ' ')
    },
  }
}
