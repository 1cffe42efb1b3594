// The first page of a new desk: three answers and a password make the workspace and its first admin.
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { query } from '../../app/queries.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { tokenOf } from '../link-token.ts'
import { SetupForm } from './setup-form.tsx'
import { SetupHint } from './setup-hint.tsx'

export function SetupPage() {
  useTitle('Set up')
  const status = useQuery(query('setup.status'))
  const inAddress = tokenOf(useLocation().hash)
  const [pasted, setPasted] = useState<string | null>(null)
  if (status.isError) return <ErrorNotice error={status.error} retry={status.refetch} />
  if (status.data?.ready) return <DoneAlready />
  const token = pasted ?? inAddress
  if (!token) return <WithoutToken onToken={setPasted} />
  return <SetupForm key={token} token={token} sizes={status.data?.sizes} onToken={setPasted} />
}

function DoneAlready() {
  return (
    <div className="flex max-w-form flex-col items-start gap-3">
      <h1 className="text-2xl font-semibold tracking-tight">This desk is set up already</h1>
      <p>
        The link worked once and is spent; nothing was changed. Teams, categories and roles are changed under Admin.
      </p>
      <Link to="/sign-in" search={{}} className={buttonClass('primary')}>
        Sign in
      </Link>
    </div>
  )
}

function WithoutToken({ onToken }: { onToken: (token: string) => void }) {
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const token = tokenOf(text)
    setWrong(token === null)
    if (token) onToken(token)
  }
  return (
    <div className="flex flex-col gap-8">
      <SetupHint />
      <form onSubmit={submit} noValidate className="flex max-w-form flex-col gap-3">
        <Field
          label="Or paste the link here"
          error={wrong ? 'This is not a set-up link. Copy the whole line, up to its last character.' : null}
        >
          <Input value={text} onChange={(event) => setText(event.target.value)} spellCheck={false} />
        </Field>
        <Button type="submit" className="self-start">
          Continue
        </Button>
      </form>
    </div>
  )
}
