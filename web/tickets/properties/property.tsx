// One line of the properties: its name, its value, and below it what went wrong when it was changed.
import type { ComponentProps, ReactNode } from 'react'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { cx } from '../../ui/cx.ts'
import { tip } from '../../ui/tip.ts'

interface PropertyProps {
  label: string
  problem?: Error | null
  again?: () => void
  children: ReactNode
}

export function Property({ label, problem, again, children }: PropertyProps) {
  return (
    <div className="grid grid-cols-[5.25rem_minmax(0,1fr)] items-start gap-x-1">
      <dt className="flex min-h-7 min-w-0 items-center text-xs text-muted coarse:min-h-11">
        <span className="min-w-0 hyphens-auto break-words">{label}</span>
      </dt>
      <dd className="min-w-0">{children}</dd>
      {problem && (
        <div className="col-span-2 my-1">
          <ErrorNotice error={problem} {...(again && { retry: again })} inline />
        </div>
      )}
    </div>
  )
}

interface PropertyButtonProps extends ComponentProps<'button'> {
  /** Said before the value, since the visible label stands outside the button. */
  label: string
  disabledReason?: string | null
}

/** What opens the control of a property. Looks like text until it is pointed at: a panel of boxes would shout. */
export function PropertyButton({ label, disabledReason, className, children, ...rest }: PropertyButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={disabledReason ? true : undefined}
      {...tip(disabledReason ?? undefined)}
      {...(disabledReason && { onClick: undefined, onKeyDown: undefined, 'aria-haspopup': undefined })}
      className={cx(
        'relative flex min-h-7 w-full min-w-0 items-center gap-2 rounded-md px-2 py-0.5 text-left focus-visible:z-10 coarse:min-h-11',
        disabledReason ? 'cursor-default' : 'hover:bg-hover aria-expanded:bg-hover',
        className,
      )}
    >
      <span className="sr-only">{label}: </span>
      {children}
    </button>
  )
}

/** A value that nobody changes by hand. */
export function Fact({ children }: { children: ReactNode }) {
  return <div className="flex min-h-7 min-w-0 items-center gap-2 px-2 py-0.5 coarse:min-h-11">{children}</div>
}

/** Nothing chosen. */
export const Unset = ({ children }: { children: ReactNode }) => <span className="truncate text-muted">{children}</span>
