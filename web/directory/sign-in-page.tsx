// Address and password. The answer sets the session's cookie; where one wanted to go comes back from the address bar.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { api } from '../app/api.ts'
import { ErrorNotice } from '../app/error-notice.tsx'
import { ownPath } from '../app/return-path.ts'
import { homeOf, meQuery } from '../app/session.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'

const route = getRouteApi('/public/sign-in')

export function SignInPage() {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const queries = useQueryClient()
  const router = useRouter()
  const wanted = route.useSearch().return
  const signIn = useMutation({
    mutationFn: () => api('sessions.start', { email, password }),
    onSuccess: async () => {
      const me = await queries.fetchQuery({ ...meQuery, staleTime: 0 })
      router.history.push(ownPath(wanted, location.origin) ?? homeOf(me))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!signIn.isPending) signIn.mutate()
  }
  return (
    <form onSubmit={submit} className="flex max-w-field flex-col gap-4">
      <h1 className="text-xl font-semibold tracking-tight">Sign in</h1>
      <Field label="E-mail address">
        <Input
          type="email"
          autoComplete="username"
          autoFocus
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </Field>
      <Field label="Password">
        <Input
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      {signIn.error && <ErrorNotice error={signIn.error} inline />}
      <Button type="submit" variant="primary" busy={signIn.isPending} className="self-start">
        Sign in
      </Button>
    </form>
  )
}
