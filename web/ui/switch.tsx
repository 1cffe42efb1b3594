// On or off, at once. For a choice that waits for "Save", use a Checkbox.
import type { ReactNode } from 'react'
import { cx } from './cx.ts'

interface SwitchProps {
  label: ReactNode
  hint?: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean
  className?: string
}

export function Switch({ label, hint, checked, onChange, disabled, className }: SwitchProps) {
  return (
    <label className={cx('flex items-start justify-between gap-4 text-control', className)}>
      <span>
        {label}
        {hint && <span className="block text-xs text-muted">{hint}</span>}
      </span>
      <span className="relative mt-px inline-flex h-4.5 w-8 shrink-0">
        <input
          type="checkbox"
          role="switch"
          aria-checked={checked}
          checked={checked}
          disabled={disabled}
          onChange={(event) => onChange(event.target.checked)}
          className="peer absolute inset-0 appearance-none rounded-full bg-edge transition-colors checked:bg-accent disabled:opacity-55"
        />
        <span
          aria-hidden
          className="pointer-events-none absolute top-0.5 left-0.5 size-3.5 rounded-full bg-surface transition-transform peer-checked:translate-x-3.5"
        />
      </span>
    </label>
  )
}
