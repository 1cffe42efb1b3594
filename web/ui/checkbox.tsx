// A native checkbox, drawn by us: the platform's own one brings form behaviour and every assistive technology along.

import { Check, Minus } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type'> {
  label?: ReactNode
  hint?: ReactNode
  /** Some of what it stands for is chosen. */
  mixed?: boolean
}

export function Checkbox({ label, hint, mixed, className, ...rest }: CheckboxProps) {
  const Mark = mixed ? Minus : Check
  const box = (
    <span className="relative inline-flex size-4 shrink-0 items-center justify-center">
      <input
        {...rest}
        type="checkbox"
        ref={(element) => {
          if (element) element.indeterminate = Boolean(mixed)
        }}
        className="peer absolute inset-0 appearance-none rounded-sm border border-edge bg-surface transition-colors before:absolute before:-inset-2 hover:border-muted checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent disabled:opacity-55"
      />
      <Mark
        aria-hidden
        strokeWidth={3}
        className="pointer-events-none invisible relative size-3 stroke-3 text-on-accent peer-checked:visible peer-indeterminate:visible"
      />
    </span>
  )
  if (!label) return <span className={cx('inline-flex', className)}>{box}</span>
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the input is in `box`
    <label className={cx('flex items-start gap-2 text-control coarse:py-2', className)}>
      <span className="flex h-(--control-leading) items-center">{box}</span>
      <span>
        {label}
        {hint && <span className="block text-hint text-muted">{hint}</span>}
      </span>
    </label>
  )
}
