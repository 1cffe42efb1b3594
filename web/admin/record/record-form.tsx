// The form around a record's fields and its save bar: Enter saves, and a refusal leads to the field that it is about.
import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useRef } from 'react'
import { useFocusInvalid } from '../../ui/use-focus-invalid.ts'
import type { Form } from './form.ts'

interface RecordFormProps<V> {
  form: Form<V>
  /** Why nothing can be changed here; said once, above everything. */
  locked: string | null
  children: ReactNode
}

export function RecordForm<V>({ form, locked, children }: RecordFormProps<V>) {
  const element = useRef<HTMLFormElement>(null)
  useFocusInvalid(element, form.error)
  return (
    <form
      ref={element}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        form.submit()
      }}
      className="flex flex-1 flex-col"
    >
      {locked && (
        <p className="mx-4 mt-4 flex max-w-form items-start gap-2 rounded-md bg-sunken px-3 py-2">
          <Lock aria-hidden className="mt-0.5 text-muted" />
          <span>You can look at this but not change it. {locked}</span>
        </p>
      )}
      {children}
    </form>
  )
}
