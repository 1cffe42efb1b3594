// A new password, with the old one: an open screen in the wrong hands must not be enough.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import type { FormEvent } from 'react'
import { useRef, useState } from 'react'
import { api } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { useMe } from '../../app/session.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useFocusInvalid } from '../../ui/use-focus-invalid.ts'
import { fieldError, onlyFields } from '../field-error.ts'
import { NewPassword, PasswordInput } from '../password-field.tsx'

export function ChangePassword() {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const { person, tenant } = useMe()
  const queries = useQueryClient()
  const change = useMutation({
    mutationFn: () => api('password.change', { current, next }),
    onSuccess: () => {
      setCurrent('')
      setNext('')
      void queries.invalidateQueries({ queryKey: ['sessions.list'] })
    },
  })
  const form = useRef<HTMLFormElement>(null)
  useFocusInvalid(form, change.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!change.isPending) change.mutate()
  }
  return (
    <form ref={form} onSubmit={submit} noValidate className="flex max-w-field flex-col gap-4">
      <input type="email" autoComplete="username" value={person.email} readOnly hidden />
      <Field label="Current password" error={fieldError(change.error, 'current', 'This')}>
        <PasswordInput value={current} onChange={setCurrent} autoComplete="current-password" />
      </Field>
      <NewPassword
        label="New password"
        value={next}
        onChange={setNext}
        error={fieldError(change.error, 'next', 'The password')}
        known={[person.name, person.email, tenant.name]}
      />
      {change.error && !onlyFields(change.error, ['current', 'next']) && <ErrorNotice error={change.error} inline />}
      <p role="status" className="flex items-center gap-2 empty:hidden">
        {change.isSuccess && current === '' && (
          <>
            <CircleCheck aria-hidden className="text-green" />
            Changed. You are signed out everywhere else.
          </>
        )}
      </p>
      <Button
        type="submit"
        variant="primary"
        busy={change.isPending}
        disabledReason={current === '' || next === '' ? 'Fill in both first.' : null}
        className="self-start"
      >
        Change password
      </Button>
    </form>
  )
}
