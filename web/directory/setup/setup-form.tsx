// Organisation, size, first admin; and what pressing the button will make.
import { useMutation } from '@tanstack/react-query'
import type { FormEvent, ReactNode } from 'react'
import { useRef, useState } from 'react'
import type { Input as ApiInput } from '../../app/api.ts'
import { ApiError, api } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { useFocusInvalid } from '../../ui/use-focus-invalid.ts'
import { fieldError, onlyFields } from '../field-error.ts'
import { tokenOf } from '../link-token.ts'
import { NewPassword } from '../password-field.tsx'
import { useEnter } from '../use-enter.ts'
import type { SizeInfo } from './size-choice.tsx'
import { inNumbers, SizeChoice, SizeChoiceSkeleton } from './size-choice.tsx'

type Answers = Omit<ApiInput<'setup.complete'>, 'token'>

interface SetupFormProps {
  token: string
  /** Undefined while they are on their way. */
  sizes: readonly SizeInfo[] | undefined
  onToken: (token: string) => void
}

const fields = ['organisation', 'size', 'name', 'email', 'password']

export function SetupForm({ token, sizes, onToken }: SetupFormProps) {
  const [answers, setAnswers] = useState<Answers>(remembered)
  const enter = useEnter()
  const complete = useMutation({
    mutationFn: () => api('setup.complete', { token, ...answers }),
    onSuccess: (me) => {
      sessionStorage.removeItem(kept)
      enter(me)
    },
  })
  const form = useRef<HTMLFormElement>(null)
  useFocusInvalid(form, complete.error)
  const set = <F extends keyof Answers>(field: F, value: Answers[F]) => {
    const next = { ...answers, [field]: value }
    setAnswers(next)
    remember(next)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!complete.isPending) complete.mutate()
  }
  const text = (field: 'organisation' | 'name' | 'email') => ({
    value: answers[field],
    required: true,
    onChange: (event: { target: { value: string } }) => set(field, event.target.value),
  })
  const error = (field: keyof Answers, subject: string) => fieldError(complete.error, field, subject)
  const size = sizes?.find((one) => one.size === answers.size)
  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-8">
      <header>
        <h1 className="text-2xl font-semibold tracking-tight">Set up your service desk</h1>
        <p className="mt-1 text-muted">
          A minute, and it can take its first ticket. Teams, categories and roles can be changed later.
        </p>
      </header>
      <Step title="Your organisation">
        <Field label="Name" hint="Requesters see it first." error={error('organisation', 'The name')}>
          <Input autoFocus autoComplete="organization" className="max-w-field" {...text('organisation')} />
        </Field>
      </Step>
      <Step title="How many people it has" text="Decides what the workspace starts with.">
        {sizes ? (
          <SizeChoice sizes={sizes} value={answers.size} onChange={(value) => set('size', value)} />
        ) : (
          <SizeChoiceSkeleton />
        )}
      </Step>
      <Step title="The first admin" text="You, most likely. More follow by invitation.">
        <div className="flex max-w-field flex-col gap-4">
          <Field label="Your name" error={error('name', 'The name')}>
            <Input autoComplete="name" {...text('name')} />
          </Field>
          <Field label="E-mail address" hint="You sign in with it." error={error('email', 'The address')}>
            <Input type="email" autoComplete="username" {...text('email')} />
          </Field>
          <NewPassword
            value={answers.password}
            onChange={(value) => set('password', value)}
            error={error('password', 'The password')}
            known={[answers.name, answers.email, answers.organisation]}
          />
        </div>
      </Step>
      <Refusal error={complete.error} onToken={onToken} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" variant="primary" busy={complete.isPending}>
          Set up the desk
        </Button>
        {size && <p className="text-md text-muted">Makes {inNumbers(size)}, and your account.</p>}
      </div>
    </form>
  )
}

function Step({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <div>
        <h2 className="font-semibold">{title}</h2>
        {text && <p className="text-md text-muted">{text}</p>}
      </div>
      {children}
    </section>
  )
}

function Refusal({ error, onToken }: { error: Error | null; onToken: (token: string) => void }) {
  if (!error || onlyFields(error, fields)) return null
  if (!(error instanceof ApiError) || error.status !== 403) return <ErrorNotice error={error} inline />
  return (
    <ErrorState title="The link does not belong to this desk" inline>
      <p>Nothing was set up; your answers are kept. Paste the link that the start of this desk printed.</p>
      <Field label="Set-up link" className="mt-2 max-w-field">
        <Input
          spellCheck={false}
          onChange={(event) => {
            const token = tokenOf(event.target.value)
            if (token) onToken(token)
          }}
        />
      </Field>
    </ErrorState>
  )
}

// A reload in the middle loses nothing but the password, which is kept nowhere.
const kept = 'mendbook.set-up'

function remembered(): Answers {
  const empty: Answers = { organisation: '', size: 'scaling', name: '', email: '', password: '' }
  try {
    return { ...empty, ...JSON.parse(sessionStorage.getItem(kept) ?? '{}') }
  } catch {
    return empty
  }
}

function remember({ password: _, ...answers }: Answers) {
  try {
    sessionStorage.setItem(kept, JSON.stringify(answers))
  } catch {
    // Without storage the answers last as long as the page.
  }
}
