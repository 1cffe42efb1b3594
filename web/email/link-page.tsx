// What a link in a mail leads to. Opening it changes nothing, because mail scanners open every link; a button does.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { api, type Output } from '../app/api.ts'
import { ErrorNotice } from '../app/error-notice.tsx'
import { query } from '../app/queries.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { useTitle } from '../ui/use-title.ts'

type Link = Output<'mail-links.view'>
type Act = Link['acts'][number]

const reminders: Partial<Record<Act, string>> = {
  stop: 'Stop reminders about this ticket',
  start: 'Remind me of this ticket again',
}

const labels: Record<Act, string> = {
  confirm: 'Yes, it is fixed',
  reopen: 'No, look at it again',
  stop: 'Stop mail about this ticket',
  start: 'Mail me about this ticket again',
}

const doneReminders: Partial<Record<Act, string>> = {
  stop: 'You are not reminded of this ticket any more. What the desk answers still reaches you.',
  start: 'You are reminded of this ticket again.',
}

const done: Record<Act, string> = {
  confirm: 'Thank you. The ticket is closed.',
  reopen: 'The ticket is open again. Somebody will look at it.',
  stop: 'You get no more mail about this ticket.',
  start: 'You get mail about this ticket again.',
}

export function MailLinkPage() {
  useTitle('Ticket')
  const { token } = useParams({ strict: false }) as { token: string }
  // What was pressed in the mail; it is asked for once more here, with the word that belongs to it.
  const { do: wanted } = useSearch({ strict: false }) as { do?: string }
  const [reason, setReason] = useState('')
  const asked = query('mail-links.view', { token })
  const link = useQuery(asked)
  const queries = useQueryClient()
  const use = useMutation({
    mutationFn: (act: Act) =>
      api('mail-links.use', { token, act, ...(act === 'reopen' && reason.trim() && { reason: reason.trim() }) }),
    onSuccess: (after) => queries.setQueryData(asked.queryKey, after),
  })
  if (link.isError) return <ErrorNotice error={link.error} inline />
  if (!link.data) return <Skeleton className="h-40 w-full" />
  const { workspace, ticket, title, about, reason: why } = link.data
  const acts = [...link.data.acts].sort((one, other) => Number(other === wanted) - Number(one === wanted))
  const ofReminders = about === 'reminders'
  const said = use.isSuccess ? (ofReminders && doneReminders[use.variables]) || done[use.variables] : why
  return (
    <div className="flex max-w-field flex-col gap-5">
      <header>
        <p className="text-muted">
          <bdi>{workspace}</bdi>
        </p>
        <h1 className="text-2xl font-semibold tracking-tight">
          {ticket}: <bdi className="wrap-anywhere">{title}</bdi>
        </h1>
      </header>
      {said && <p role="status">{said}</p>}
      {!said && acts[0] === 'confirm' && <p>Does everything work again?</p>}
      {!said && acts[0] === 'reopen' && (
        <Field label="What is still wrong?" optional>
          <Textarea value={reason} maxLength={4000} onChange={(event) => setReason(event.target.value)} />
        </Field>
      )}
      {use.error && <ErrorNotice error={use.error} inline />}
      <div className="flex flex-wrap gap-2">
        {acts.map((act, n) => (
          <Button
            key={act}
            variant={n === 0 ? 'primary' : 'secondary'}
            busy={use.isPending && use.variables === act}
            onClick={() => use.mutate(act)}
          >
            {(ofReminders && reminders[act]) || labels[act]}
          </Button>
        ))}
      </div>
    </div>
  )
}
