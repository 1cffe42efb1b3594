// A button. One that cannot be used now says why, and stays reachable from the keyboard so that the reason can be read.
import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { cx } from './cx.ts'
import { tip } from './tip.ts'

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger' | 'note'

const looks: Record<ButtonVariant, string> = {
  note: 'bg-note-line text-text border-transparent not-aria-disabled:hover:brightness-97',
  primary: 'bg-accent text-on-accent border-transparent not-aria-disabled:hover:bg-accent-hover',
  secondary: 'bg-surface text-text border-line-strong not-aria-disabled:hover:bg-hover',
  ghost: 'bg-transparent text-text border-transparent not-aria-disabled:hover:bg-hover',
  danger: 'bg-red-solid text-on-red border-transparent not-aria-disabled:hover:bg-red-solid-hover',
}

/** For links that look like buttons: `<Link className={buttonClass('primary')}>`. */
export const buttonClass = (variant: ButtonVariant = 'secondary', extra?: string) =>
  cx(
    'inline-flex h-control shrink-0 items-center justify-center gap-1.5 rounded-md border px-2.5 text-control font-medium whitespace-nowrap select-none transition-colors',
    'aria-disabled:opacity-55',
    looks[variant],
    extra,
  )

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: ButtonVariant
  icon?: ReactNode
  /** The button's work is under way: it keeps its size and takes no second press. */
  busy?: boolean
  /** Why it cannot be pressed now; shown as its tooltip. */
  disabledReason?: string | null
  /** Shown in the tooltip, e.g. `mod+enter`. */
  shortcut?: string
}

export function Button({
  variant,
  icon,
  busy,
  disabledReason,
  shortcut,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const off = Boolean(busy || disabledReason || rest.disabled)
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (off) return event.preventDefault()
    onClick?.(event)
  }
  return (
    <button
      type="button"
      {...tip(disabledReason ?? undefined)}
      {...(shortcut && !disabledReason && tip(rest['aria-label'] ?? 'Shortcut', shortcut))}
      {...rest}
      disabled={undefined}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      onClick={press}
      className={buttonClass(variant, className)}
    >
      {icon}
      {children}
    </button>
  )
}
