// Address and password. The answer sets the session's cookie; where one wanted to go comes back from the address bar.
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { useRef, useState } from 'react'
import { ApiError, api } from '../app/api.ts'
import { ErrorNotice } from '../app/error-notice.tsx'
import { query } from '../app/queries.ts'
import { ownPath } from '../app/return-path.ts'
import { Button } from '../ui/button.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { useFocusInvalid } from '../ui/use-focus-invalid.ts'
import { useTitle } from '../ui/use-title.ts'
import { fieldError, onlyFields } from './field-error.ts'
import { PasswordInput } from './password-field.tsx'
import { SetupHint } from './setup/setup-hint.tsx'
import { useEnter } from './use-enter.ts'

const route = getRouteApi('/public/sign-in')

export function SignInPage() {
  useTitle('Sign in')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [workspace, setWorkspace] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const enter = useEnter()
  const { return: wanted, ended } = route.useSearch()
  const signIn = useMutation({
    mutationFn: () => api('sessions.start', { email, password, ...(workspace && { workspace }) }),
    onSuccess: (me) => enter(me, ownPath(wanted, location.origin)),
    // What has to be typed again is where one continues to type.
    onError: (error) => isRefusal(error) && form.current?.querySelector<HTMLInputElement>(passwordField)?.select(),
  })
  useFocusInvalid(form, signIn.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!signIn.isPending) signIn.mutate()
  }
  const severalWorkspaces = workspace !== '' || fieldError(signIn.error, 'workspace', '') !== undefined
  const fresh = useQuery({ ...query('setup.status'), retry: false }).data?.ready === false
  if (fresh) return <SetupHint />
  return (
    <form ref={form} onSubmit={submit} className="flex max-w-field flex-col gap-5">
      <div className="flex flex-col gap-2">
        <h1 className="text-2xl font-semibold tracking-tight">Sign in</h1>
        {ended && (
          <p className="text-muted">
            Your session has ended. Sign in and you go on where you were; your drafts are kept.
          </p>
        )}
      </div>
      <Field label="E-mail address" error={fieldError(signIn.error, 'email', 'The address')}>
        <Input
          type="email"
          autoComplete="username"
          autoFocus
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </Field>
      <Field label="Password" error={fieldError(signIn.error, 'password', 'The password')}>
        <PasswordInput value={password} onChange={setPassword} autoComplete="current-password" />
      </Field>
      {severalWorkspaces && (
        <Field
          label="Workspace"
          hint="The short name, as it stands in front of the brackets."
          error={fieldError(signIn.error, 'workspace', 'A workspace')}
        >
          <Input autoFocus autoCapitalize="none" value={workspace} onChange={(e) => setWorkspace(e.target.value)} />
        </Field>
      )}
      <SignInError error={signIn.error} />
      <Button type="submit" variant="primary" busy={signIn.isPending} className="self-start">
        Sign in
      </Button>
    </form>
  )
}

const passwordField = 'input[autocomplete="current-password"]'
const isRefusal = (error: Error | null): error is ApiError => error instanceof ApiError && error.status === 401

function SignInError({ error }: { error: Error | null }) {
  if (!error || onlyFields(error, ['email', 'password', 'workspace'])) return null
  if (isRefusal(error)) {
    return (
      <ErrorState title="Not signed in" inline>
        {error.detail}
      </ErrorState>
    )
  }
  return <ErrorNotice error={error} inline />
}
