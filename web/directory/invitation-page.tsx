// What an invitation leads to: for whom it is, a password, and in.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { useRef, useState } from 'react'
import type { Output } from '../app/api.ts'
import { ApiError, api } from '../app/api.ts'
import { ErrorNotice } from '../app/error-notice.tsx'
import { query } from '../app/queries.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { AbsoluteTime } from '../ui/time.tsx'
import { useFocusInvalid } from '../ui/use-focus-invalid.ts'
import { useTitle } from '../ui/use-title.ts'
import { fieldError, onlyFields } from './field-error.ts'
import { tokenOf } from './link-token.ts'
import { NewPassword } from './password-field.tsx'
import { useEnter } from './use-enter.ts'

export function InvitationPage() {
  useTitle('Invitation')
  // Behind the #, where no server and no proxy writes it into a log. Without one the server says what is wrong with the link.
  const token = tokenOf(useLocation().hash) ?? 'missing'
  const invitation = useQuery({ ...query('invitations.view', { token }), staleTime: Number.POSITIVE_INFINITY })
  if (invitation.isError) return <NotUsable error={invitation.error} retry={invitation.refetch} />
  if (!invitation.data) return <InvitationSkeleton />
  return <Acceptance token={token} invitation={invitation.data} />
}

function Acceptance({ token, invitation }: { token: string; invitation: Output<'invitations.view'> }) {
  const { workspace, name, email, expiresAt } = invitation
  const [password, setPassword] = useState('')
  const enter = useEnter()
  const accept = useMutation({
    mutationFn: () => api('invitations.accept', { token, password }),
    onSuccess: (me) => enter(me),
  })
  const form = useRef<HTMLFormElement>(null)
  useFocusInvalid(form, accept.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!accept.isPending) accept.mutate()
  }
  return (
    <form ref={form} onSubmit={submit} noValidate className="flex max-w-field flex-col gap-5">
      <header>
        <p className="text-muted">
          <bdi>{workspace}</bdi>
        </p>
        <h1 className="text-2xl font-semibold tracking-tight">
          Welcome, <bdi>{name}</bdi>
        </h1>
        <p className="mt-2">
          Choose a password. From then on you sign in with it and your address{' '}
          <span className="font-medium wrap-anywhere">{email}</span>.
        </p>
      </header>
      {/* For password managers, which keep the address with the password. */}
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <NewPassword
        value={password}
        onChange={setPassword}
        error={fieldError(accept.error, 'password', 'The password')}
        known={[name, email, workspace]}
      />
      {accept.error && !onlyFields(accept.error, ['password']) && <ErrorNotice error={accept.error} inline />}
      <Button type="submit" variant="primary" busy={accept.isPending} className="self-start">
        Set the password and sign in
      </Button>
      <p className="text-md text-muted">
        The link works once, until <AbsoluteTime at={expiresAt} />. If it is not meant for you, close this page.
      </p>
    </form>
  )
}

function NotUsable({ error, retry }: { error: Error; retry: () => void }) {
  const spent = error instanceof ApiError && (error.status === 404 || error.status === 400)
  if (!spent) return <ErrorNotice error={error} retry={retry} />
  return (
    <div className="flex max-w-form flex-col items-start gap-3">
      <h1 className="text-2xl font-semibold tracking-tight">This invitation cannot be used</h1>
      <p>
        It was used already, has expired, or was replaced by a newer one. If you have a password, sign in with it;
        otherwise ask an admin for a new link.
      </p>
      <Link to="/sign-in" search={{}} className={buttonClass('primary')}>
        Sign in
      </Link>
    </div>
  )
}

function InvitationSkeleton() {
  return (
    <div role="status" aria-label="Loading the invitation" className="flex max-w-field flex-col gap-4">
      <Skeleton className="w-32" />
      <Skeleton className="h-7 w-64" />
      <Skeleton className="w-full" />
      <Skeleton className="mt-2 h-10 w-full" />
    </div>
  )
}
