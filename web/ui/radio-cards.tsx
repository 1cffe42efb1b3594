// One of a few, all of them visible, each with what it means. Native radio buttons, so that arrow keys and forms just work.
import type { ReactNode } from 'react'
import { useId } from 'react'
import { cx } from './cx.ts'

export interface RadioChoice<V extends string> {
  value: V
  label: ReactNode
  hint?: ReactNode
}

interface RadioCardsProps<V extends string> {
  legend: ReactNode
  /** The legend is said but not shown, because a heading says it already. */
  legendHidden?: boolean
  hint?: ReactNode
  value: V | null
  onChange: (value: V) => void
  choices: readonly RadioChoice<V>[]
  disabled?: boolean
  /** Lays the cards out: `sm:grid-cols-3`. */
  className?: string
}

export function RadioCards<V extends string>(props: RadioCardsProps<V>) {
  const { legend, legendHidden, hint, value, onChange, choices, disabled, className } = props
  const name = useId()
  return (
    <fieldset className="min-w-0" disabled={disabled} aria-describedby={hint ? `${name}-hint` : undefined}>
      <legend className={legendHidden ? 'sr-only' : 'mb-1 text-control font-medium'}>{legend}</legend>
      {hint && (
        <p id={`${name}-hint`} className="mb-1.5 text-hint text-muted">
          {hint}
        </p>
      )}
      <div className={cx('grid gap-2', className)}>
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={cx(
              'flex items-start gap-2.5 rounded-md border px-3 py-2 text-control transition-colors',
              'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring',
              choice.value === value
                ? 'border-accent bg-accent-soft'
                : 'border-line-strong bg-surface hover:border-edge',
            )}
          >
            <span className="flex h-(--control-leading) items-center">
              <input
                type="radio"
                name={name}
                value={choice.value}
                checked={choice.value === value}
                onChange={() => onChange(choice.value)}
                className="size-4 shrink-0 appearance-none rounded-full border border-edge bg-surface outline-none checked:border-5 checked:border-accent disabled:opacity-55"
              />
            </span>
            <span className="min-w-0">
              <span className="block">{choice.label}</span>
              {choice.hint && <span className="mt-0.5 block text-hint text-muted">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
