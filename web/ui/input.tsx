// One line of text.
import type { ComponentProps } from 'react'
import { cx } from './cx.ts'
import { useFieldControl } from './field.tsx'

/** What every box that takes text looks like. As wide as its place, unless a width class says otherwise (`control-box` in styles.css). */
export const boxClass =
  'control-box rounded-md border border-edge bg-surface px-2.5 text-control text-text transition-colors hover:border-muted focus:border-ring focus:outline-2 focus:outline-offset-0 focus:outline-ring aria-invalid:border-red aria-invalid:outline-red disabled:border-line-strong disabled:bg-sunken disabled:text-muted'

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  const field = useFieldControl()
  return (
    <input
      autoComplete="off"
      {...field}
      {...rest}
      className={cx(boxClass, 'h-control read-only:bg-sunken', className)}
    />
  )
}
