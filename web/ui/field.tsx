// A control with its label, always visible, a hint, and what is wrong with it. The control inside finds its ids by context.

import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { createContext, use, useId } from 'react'
import { cx } from './cx.ts'

interface FieldIds {
  id: string
  describedBy: string | undefined
  invalid: boolean
}

const FieldContext = createContext<FieldIds | null>(null)

/** What a control puts on its element, so that its Field's label and messages belong to it. */
export function useFieldControl() {
  const field = use(FieldContext)
  if (!field) return {}
  return { id: field.id, 'aria-describedby': field.describedBy, 'aria-invalid': field.invalid || undefined }
}

interface FieldProps {
  label: ReactNode
  hint?: ReactNode
  error?: string | null | undefined
  /** Says "optional" beside the label; what is required needs no mark. */
  optional?: boolean
  className?: string
  children: ReactNode
}

export function Field({ label, hint, error, optional, className, children }: FieldProps) {
  const id = useId()
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined
  return (
    <FieldContext value={{ id, describedBy, invalid: Boolean(error) }}>
      <div className={cx('flex flex-col gap-1', className)}>
        <label htmlFor={id} className="text-control font-medium">
          {label}
          {optional && <span className="font-normal text-muted"> (optional)</span>}
        </label>
        {children}
        {error && (
          <p id={`${id}-error`} className="flex items-start gap-1.5 text-hint text-red">
            <span className="flex h-(--hint-leading) shrink-0 items-center">
              <CircleAlert className="size-3.5" aria-hidden />
            </span>
            <span>{error}</span>
          </p>
        )}
        {hint && (
          <p id={`${id}-hint`} className="text-hint text-muted">
            {hint}
          </p>
        )}
      </div>
    </FieldContext>
  )
}
