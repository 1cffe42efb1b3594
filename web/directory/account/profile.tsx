// What people say about themselves. Their address and their roles are for admins.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import type { FormEvent } from 'react'
import { useRef, useState } from 'react'
import { api } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { meQuery, useMe } from '../../app/session.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { TimeZoneField } from '../../ui/time-zone-field.tsx'
import { useFocusInvalid } from '../../ui/use-focus-invalid.ts'
import { fieldError, onlyFields } from '../field-error.ts'

const fields = ['name', 'phone', 'location', 'timeZone'] as const

export function Profile() {
  const { person } = useMe()
  const queries = useQueryClient()
  const [values, setValues] = useState(person)
  const set = (part: Partial<typeof person>) => setValues((all) => ({ ...all, ...part }))
  const changed = fields.filter((field) => (values[field] || null) !== (person[field] || null))
  const save = useMutation({
    mutationFn: () =>
      api('me.change', Object.fromEntries(changed.map((field) => [field, values[field]?.trim() || null]))),
    onSuccess: (me) => {
      setValues(me.person)
      queries.setQueryData(meQuery.queryKey, me)
    },
  })
  const form = useRef<HTMLFormElement>(null)
  useFocusInvalid(form, save.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!save.isPending && changed.length > 0) save.mutate()
  }
  const text = (field: 'name' | 'phone' | 'location', label: string, autoComplete: string) => (
    <Field
      label={label}
      optional={field !== 'name'}
      error={fieldError(save.error, field, `The ${label.toLowerCase()}`)}
    >
      <Input
        dir="auto"
        autoComplete={autoComplete}
        value={values[field] ?? ''}
        onChange={(event) => set({ [field]: event.target.value })}
      />
    </Field>
  )
  return (
    <form ref={form} onSubmit={submit} noValidate className="flex max-w-field flex-col gap-4">
      {text('name', 'Name', 'name')}
      {text('phone', 'Phone', 'tel')}
      {text('location', 'Location', 'off')}
      <TimeZoneField
        none="As the browser says"
        value={values.timeZone}
        onChange={(timeZone) => set({ timeZone })}
        error={fieldError(save.error, 'timeZone', 'The time zone')}
      />
      {save.error && !onlyFields(save.error, fields) && <ErrorNotice error={save.error} inline />}
      <p role="status" className="flex items-center gap-2 empty:hidden">
        {save.isSuccess && changed.length === 0 && (
          <>
            <CircleCheck aria-hidden className="text-green" />
            Saved.
          </>
        )}
      </p>
      <Button
        type="submit"
        variant="primary"
        busy={save.isPending}
        disabledReason={changed.length === 0 ? 'Nothing has changed.' : null}
        className="self-start"
      >
        Save
      </Button>
    </form>
  )
}
