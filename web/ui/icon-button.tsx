// A button that shows only an icon. Its name is required: it is what a screen reader says and what the tooltip shows.
import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'
import { tip } from './tip.ts'

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'children'> {
  label: string
  icon: ReactNode
  shortcut?: string
  disabledReason?: string | null
}

export function IconButton({ label, icon, shortcut, disabledReason, className, onClick, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={disabledReason ? true : undefined}
      {...tip(disabledReason ?? label, disabledReason ? undefined : shortcut)}
      onClick={disabledReason ? undefined : onClick}
      {...rest}
      className={cx(
        'inline-flex size-control shrink-0 items-center justify-center rounded-md text-muted transition-colors not-aria-disabled:hover:bg-hover not-aria-disabled:hover:text-text aria-disabled:opacity-55 aria-expanded:bg-hover aria-expanded:text-text',
        className,
      )}
    >
      {icon}
    </button>
  )
}
