// One field among the properties of a ticket: its value, and the control that changes it, which saves this field alone.
import { ExternalLink } from 'lucide-react'
import type { FormEvent, KeyboardEvent } from 'react'
import { useState } from 'react'
import { ApiError } from '../../app/api.ts'
import { fieldError } from '../../directory/field-error.ts'
import { Button } from '../../ui/button.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { cx } from '../../ui/cx.ts'
import { Field } from '../../ui/field.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { Trigger } from '../../ui/overlay-trigger.ts'
import { Popover } from '../../ui/popover.tsx'
import { safeAddress } from '../../ui/safe-address.ts'
import { usePeople } from '../choices.ts'
import { Property, PropertyButton, Unset } from '../properties/property.tsx'
import type { Ticket } from '../ticket/sides.ts'
import { same } from '../ticket/sides.ts'
import { useTicketChange } from '../ticket/use-ticket-change.ts'
import { FieldControl, fewChoices, offered } from './field-control.tsx'
import { type FieldDefinition, type FieldValue, inWords, isEmpty, toSend, wrongIn } from './field-values.ts'

interface FieldPropertyProps {
  ticket: Ticket
  field: FieldDefinition
}

type Set = (value: FieldValue, base?: Ticket, words?: string) => void

export function FieldProperty({ ticket, field }: FieldPropertyProps) {
  const { key, label } = field
  const change = useTicketChange(ticket.number, { done: `${label} saved` })
  const value = ticket.fields[key] ?? null
  const words = (isEmpty(value) ? '' : ticket.fieldTexts[key]) || inWords(field, value)
  const set: Set = (next, base = ticket, said = inWords(field, next)) => {
    const to = toSend(field, next)
    if (same(to, base.fields[key] ?? null)) return
    change.apply(
      { kind: 'change', wish: { fields: { [key]: to } }, mine: { fields: { [key]: to }, fieldTexts: { [key]: said } } },
      base,
    )
  }
  // The sentence stands at the field that it is about; what has no field is told as it came.
  const told = change.problem instanceof ApiError && fieldError(change.problem, `fields.${key}`, label)
  return (
    <Property label={label} problem={told ? null : change.problem} again={change.again}>
      <span className="flex min-w-0 items-center gap-1">
        <Changer ticket={ticket} field={field} value={value} set={set} words={words} />
        {field.kind === 'link' && <Follow address={String(value ?? '')} label={label} />}
      </span>
      {told && (
        <p role="alert" className="px-2 pb-1 text-xs text-red">
          {told}
        </p>
      )}
    </Property>
  )
}

function Follow({ address, label }: { address: string; label: string }) {
  const to = safeAddress(address)
  if (!to) return null
  return (
    <a
      href={to.href}
      target="_blank"
      rel="noreferrer noopener"
      aria-label={`Open ${label}`}
      className="inline-flex size-7 shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-text"
    >
      <ExternalLink aria-hidden />
    </a>
  )
}

interface ChangerProps extends FieldPropertyProps {
  value: FieldValue
  words: string
  set: Set
}

function Changer({ ticket, field, value, words, set }: ChangerProps) {
  const { label, kind, required } = field
  const button = (
    <PropertyButton label={label} disabledReason={ticket.can.change.reason}>
      {words === '' ? (
        <Unset>{required === 'resolving' ? 'Needed to resolve' : 'None'}</Unset>
      ) : (
        <bdi className={cx('min-w-0', kind === 'link' ? 'truncate' : 'break-words')}>{words}</bdi>
      )}
    </PropertyButton>
  )
  const choices = offered(field, value)
  if (kind === 'person') return <PersonChanger {...{ field, value, words, set }} trigger={button} />
  if (kind === 'checkbox' || (kind === 'choice' && choices.length < fewChoices)) {
    const options: { value: FieldValue; label: string }[] =
      kind === 'checkbox'
        ? [
            { value: true, label: 'Yes' },
            { value: false, label: 'No' },
          ]
        : choices.map((one) => ({ value: one.key, label: one.label }))
    const entries = [...options, { value: null, label: 'None' }].map((one) => ({
      kind: 'choice' as const,
      label: one.label,
      checked: same(one.value, value),
      onSelect: () => set(one.value),
    }))
    return <Menu label={label} entries={entries} trigger={button} />
  }
  if (kind === 'choice')
    return (
      <Combobox
        label={label}
        options={choices.map((one) => ({ value: one.key, label: one.label }))}
        value={typeof value === 'string' ? value : null}
        none="None"
        onChange={(next) => set(next)}
        trigger={button}
      />
    )
  return (
    <Popover label={label} align="end" trigger={button}>
      {(close) => <Editor {...{ ticket, field, value, set, close }} />}
    </Popover>
  )
}

interface PersonChangerProps extends Omit<ChangerProps, 'ticket'> {
  trigger: Trigger
}

function PersonChanger({ field, value, words, set, trigger }: PersonChangerProps) {
  const [typed, setTyped] = useState('')
  const { people, loading } = usePeople(typed)
  const id = typeof value === 'string' ? value : null
  return (
    <Combobox
      label={field.label}
      options={people.map((one) => ({ value: one.id, label: one.name, ...(one.email && { detail: one.email }) }))}
      value={id}
      chosen={id === null ? null : { value: id, label: words || id }}
      none="Nobody"
      onChange={(next) => set(next, undefined, people.find((one) => one.id === next)?.name ?? '')}
      onQuery={setTyped}
      loading={loading}
      trigger={trigger}
    />
  )
}

interface EditorProps extends Omit<ChangerProps, 'words'> {
  close: () => void
}

function Editor({ ticket, field, value, set, close }: EditorProps) {
  const [base] = useState(ticket)
  const [typed, setTyped] = useState<FieldValue>(value)
  const [tried, setTried] = useState(false)
  const wrong = wrongIn(field, typed)
  const save = () => {
    setTried(true)
    if (wrong) return
    set(typed, base)
    close()
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    save()
  }
  // In a text of several lines as well: most have one.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    if (!(event.target instanceof HTMLTextAreaElement)) return
    event.preventDefault()
    save()
  }
  return (
    <form className="flex w-64 flex-col gap-3" onSubmit={onSubmit} onKeyDown={onKeyDown}>
      <Field
        label={<bdi>{field.label}</bdi>}
        {...(field.hint && { hint: field.hint })}
        error={tried ? wrong : undefined}
      >
        <FieldControl autoFocus field={field} value={typed} onChange={setTyped} />
      </Field>
      <div className="flex justify-end gap-2">
        <Button onClick={close}>Cancel</Button>
        <Button type="submit" variant="primary">
          Save
        </Button>
      </div>
    </form>
  )
}
