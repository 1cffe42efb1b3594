// The form around a record's fields and its save bar: Enter saves, and a refusal leads to the field that it is about.
import type { ReactNode } from 'react'
import { useRef } from 'react'
import { useFocusInvalid } from '../../ui/use-focus-invalid.ts'
import type { Form } from './form.ts'

export function RecordForm<V>({ form, children }: { form: Form<V>; children: ReactNode }) {
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
      {children}
    </form>
  )
}
