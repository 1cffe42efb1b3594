// What some of the tickets lack for a step, asked for before it begins, and those that cannot take it.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Output } from '../../app/api.ts'
import { query } from '../../app/queries.ts'
import { Combobox } from '../../ui/combobox.tsx'
import { Field } from '../../ui/field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useAgents, useFields, useOffered, useTeams } from '../choices.ts'
import { FieldControl } from '../fields/field-control.tsx'
import { type FieldValue, isEmpty, toSend, wrongIn } from '../fields/field-values.ts'
import type { Target, Wish } from './target.ts'

type Fill = NonNullable<Wish['fill']>
type Need = Output<'bulk-changes.needs'>['needs'][number]

interface NeededProps {
  target: Target
  /** The step as it is known now. */
  wish: Wish
  onFill: (fill: Fill | null) => void
}

export function Needed({ target, wish, onFill }: NeededProps) {
  const asked = useQuery({ ...query('bulk-changes.needs', { ...target.asked, change: wish }), staleTime: 0 }).data
  const [values, setValues] = useState<Record<string, FieldValue>>({})
  const fields = useFields()
  const set = (key: string, value: FieldValue) => {
    const next = { ...values, [key]: value }
    setValues(next)
    onFill(fillOf(next, fields))
  }
  if (!asked) return <Skeleton className="mt-3 h-8" />
  return (
    <>
      {asked.needs.map((need) => (
        <NeededField key={need.key} need={need} value={values[need.key] ?? null} onChange={set} />
      ))}
      {asked.refused > 0 && <Refused asked={asked} />}
    </>
  )
}

function fillOf(values: Record<string, FieldValue>, fields: ReturnType<typeof useFields>): Fill | null {
  const given = Object.entries(values).filter(([, value]) => !isEmpty(value))
  const own = given.flatMap(([key, value]) => {
    const field = fields.find((one) => `field.${one.key}` === key)
    return field && !wrongIn(field, value) ? [[field.key, toSend(field, value)] as const] : []
  })
  const plain = given.filter(([key]) => !key.startsWith('field.'))
  const fill = { ...Object.fromEntries(plain), ...(own.length > 0 && { fields: Object.fromEntries(own) }) }
  return Object.keys(fill).length > 0 ? (fill as Fill) : null
}

interface NeededFieldProps {
  need: Need
  value: FieldValue
  onChange: (key: string, value: FieldValue) => void
}

function NeededField({ need: { key, tickets }, value, onChange }: NeededFieldProps) {
  const field = useFields().find((one) => `field.${one.key}` === key)
  const hint = `${tickets === 1 ? '1 ticket needs' : `${tickets.toLocaleString()} tickets need`} it. Left empty, ${tickets === 1 ? 'it stays as it is' : 'they stay as they are'}.`
  const set = (next: FieldValue) => onChange(key, next)
  const chosen = typeof value === 'string' ? value : null
  const plain = { value: chosen, onChange: (next: string | null) => set(next) }
  return (
    <div className="mt-3">
      {field ? (
        <Field label={<bdi>{field.label}</bdi>} hint={hint} error={wrongIn(field, value)}>
          <FieldControl field={field} value={value} onChange={set} />
        </Field>
      ) : key === 'category' ? (
        <Field label="Category" hint={hint}>
          <CategoryChoice {...plain} />
        </Field>
      ) : key === 'team' ? (
        <Field label="Team" hint={hint}>
          <TeamChoice {...plain} />
        </Field>
      ) : key === 'assignee' ? (
        <Field label="Assignee" hint={hint}>
          <AgentChoice {...plain} />
        </Field>
      ) : null}
    </div>
  )
}

interface ChoiceProps {
  value: string | null
  onChange: (value: string | null) => void
}

function CategoryChoice(props: ChoiceProps) {
  const options = useOffered().map(({ id, path }) => ({ value: id, label: path }))
  return <Combobox label="Category" placeholder="Choose a category" options={options} {...props} />
}

function TeamChoice(props: ChoiceProps) {
  const options = useTeams().map(({ id, name }) => ({ value: id, label: name }))
  return <Combobox label="Team" placeholder="Choose a team" options={options} {...props} />
}

function AgentChoice(props: ChoiceProps) {
  const options = useAgents().map(({ id, name, email }) => ({ value: id, label: name, detail: email }))
  return <Combobox label="Assignee" placeholder="Choose an agent" options={options} {...props} />
}

const most = 5

function Refused({ asked: { refused, refusals } }: { asked: Output<'bulk-changes.needs'> }) {
  const rest = refused - Math.min(most, refusals.length)
  return (
    <section aria-label="Tickets that stay as they are" className="mt-3">
      <h3 className="font-medium">
        {refused === 1 ? '1 ticket stays as it is' : `${refused.toLocaleString()} tickets stay as they are`}
      </h3>
      <ul className="mt-1 flex flex-col gap-1 text-muted">
        {refusals.slice(0, most).map(({ ticket: { id, number, title }, reason }) => (
          <li key={id}>
            <span className="font-mono text-xs">{number}</span> <bdi className="text-text">{title}</bdi>: {reason}
          </li>
        ))}
        {rest > 0 && <li>And {rest.toLocaleString()} more, told afterwards.</li>}
      </ul>
    </section>
  )
}
