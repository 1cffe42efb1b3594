// Choosing one or several out of many, by typing; built for 10,000 options and long German names.

import { ChevronsUpDown } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useState } from 'react'
import { cx } from './cx.ts'
import { deferred } from './deferred.tsx'
import { useFieldControl } from './field.tsx'
import { boxClass } from './input.tsx'
import type { Trigger } from './overlay-trigger.ts'
import { useOverlayTrigger } from './overlay-trigger.ts'

export interface Option {
  value: string
  label: string
  /** Said beside the label in a quieter voice, and searched as well: an address, a path. */
  detail?: string
  icon?: ReactNode
}

interface Shared {
  /** What is chosen here, for the search field and for screen readers. */
  label: string
  options: readonly Option[]
  /** Shown while nothing is chosen. */
  placeholder?: string
  /** For lists that the server searches: gets what is typed. Without it the options given are searched here. */
  onQuery?: (query: string) => void
  /** What `options` holds was found for other words than those typed last. */
  loading?: boolean
  /** Opens the list in place of the field-like button. */
  trigger?: Trigger
  disabled?: boolean
  className?: string
}

interface ComboboxProps extends Shared {
  /** Undefined: nothing is marked, not even `none`. */
  value: string | null | undefined
  onChange: (value: string | null) => void
  /** Offers to choose nothing, in these words: `Nobody`. */
  none?: string
  /** The chosen option where `options` may not hold it (a list searched by the server). */
  chosen?: Option | null
}

interface MultiComboboxProps extends Shared {
  value: readonly string[]
  onChange: (value: string[]) => void
}

const ComboboxPopup = deferred(() => import('./combobox-popup.tsx'))

export function Combobox({ value, onChange, none, chosen, ...shared }: ComboboxProps) {
  const current = chosen ?? shared.options.find((option) => option.value === value) ?? null
  const options = none === undefined ? shared.options : [{ value: '', label: none }, ...shared.options]
  return (
    <Picker
      {...shared}
      options={options}
      multiple={false}
      selected={value === undefined || (value === null && none === undefined) ? [] : [value ?? '']}
      shown={value == null ? null : (current?.label ?? value)}
      icon={value == null ? undefined : current?.icon}
      onSelect={([next]) => onChange(next === undefined || next === '' ? null : next)}
    />
  )
}

export function MultiCombobox({ value, onChange, ...shared }: MultiComboboxProps) {
  const labels = shared.options.filter((option) => value.includes(option.value)).map((option) => option.label)
  const [first, ...others] = labels.length > 0 ? labels : value
  return (
    <Picker
      {...shared}
      multiple
      selected={value}
      shown={first === undefined ? null : others.length > 0 ? `${first} + ${others.length}` : first}
      onSelect={onChange}
    />
  )
}

interface PickerProps extends Shared {
  multiple: boolean
  selected: readonly string[]
  shown: string | null
  icon?: ReactNode
  onSelect: (values: string[]) => void
}

function Picker({ trigger, shown, icon, placeholder, disabled, className, ...list }: PickerProps) {
  const field = useFieldControl()
  const { open, wanted, show, attach, anchored } = useOverlayTrigger('listbox', ComboboxPopup.preload)
  const [typed, setTyped] = useState('')
  // Letters open it and are searched for, as in a select of the browser; none is lost until the field inside has the focus.
  const onKeyDownCapture = (event: KeyboardEvent) => {
    const next = afterKey(open ? typed : '', event)
    if (next === null) return
    event.preventDefault()
    setTyped(next)
    show(true)
  }
  const button = (
    <button
      type="button"
      {...field}
      disabled={disabled}
      onKeyDownCapture={onKeyDownCapture}
      {...(!('id' in field) && { 'aria-label': `${list.label}: ${shown ?? placeholder ?? 'nothing chosen'}` })}
      className={cx(boxClass, 'flex h-control items-center gap-2 text-left', className)}
    >
      {icon}
      <span className={cx('min-w-0 flex-1 truncate', shown === null && 'text-muted')}>
        {shown ?? placeholder ?? 'Choose'}
      </span>
      <ChevronsUpDown aria-hidden className="size-3.5 text-muted" />
    </button>
  )
  return (
    <>
      {attach((trigger ?? button) as Trigger)}
      {wanted && (
        <ComboboxPopup
          {...anchored}
          {...list}
          typed={open ? typed : ''}
          onTaken={() => setTyped('')}
          onDone={() => show(false)}
        />
      )}
    </>
  )
}

/** What to search for after a key on the button; null: the key means something else. */
function afterKey(typed: string, { key, ctrlKey, metaKey, altKey }: KeyboardEvent): string | null {
  if (ctrlKey || metaKey || altKey) return null
  if (typed === '') return /^[\p{L}\p{N}]$/u.test(key) ? key : null
  if (key === 'Backspace') return typed.slice(0, -1)
  // Not a press of the button, which would close it before it shows.
  if (key === 'Enter') return typed
  return key.length === 1 ? typed + key : null
}
