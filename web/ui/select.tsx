// Choosing one of a few. From about ten on, use Combobox.

import { ChevronsUpDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { deferred } from './deferred.tsx'
import { boxClass } from './input.tsx'

export interface Choice<V extends string> {
  value: V
  label: string
  hint?: string
  icon?: ReactNode
}

export interface SelectProps<V extends string> {
  /** Names it where no Field does. */
  label?: string
  value: V
  onChange: (value: V) => void
  choices: readonly Choice<V>[]
  disabled?: boolean
  className?: string
}

export const selectClass = (extra?: string) => cx(boxClass, 'flex h-control items-center gap-2 text-left', extra)

const SelectControl = deferred(
  async () => ({
    default: (await import('./select-control.tsx')).default as (props: SelectProps<string>) => ReactNode,
  }),
  ({ choices, value, className }) => {
    const current = choices.find((choice) => choice.value === value)
    return (
      <span aria-hidden className={selectClass(className)}>
        {current?.icon}
        <span className="min-w-0 flex-1 truncate">{current?.label}</span>
        <ChevronsUpDown className="size-3.5 text-muted" />
      </span>
    )
  },
)

export function Select<V extends string>(props: SelectProps<V>) {
  return <SelectControl {...(props as unknown as SelectProps<string>)} />
}
