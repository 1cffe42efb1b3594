// How long, on which day, doing what.
import { useState } from 'react'
import { durationWords } from '../../../src/tickets/time/contract/duration.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { fieldError, onlyFields } from '../../directory/field-error.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { localDay } from '../checklists/days.ts'
import { durationHint, parseDuration } from './parse-duration.ts'

interface TimeFormProps {
  start?: { minutes: number; day: string; note: string }
  submit: string
  busy: boolean
  error: Error | null
  onSubmit: (wish: { minutes: number; day: string; note: string }) => Promise<unknown>
  onCancel?: () => void
}

export function TimeForm({ start, submit, busy, error, onSubmit, onCancel }: TimeFormProps) {
  const today = localDay(new Date())
  const [typed, setTyped] = useState(start ? durationWords(start.minutes) : '')
  const [day, setDay] = useState(start?.day ?? today)
  const [note, setNote] = useState(start?.note ?? '')
  const minutes = parseDuration(typed)
  const wrong = typed.trim() !== '' && minutes === null ? durationHint : undefined
  const send = () => {
    if (minutes === null || busy) return
    const emptied = () => {
      if (start) return
      setTyped('')
      setNote('')
    }
    onSubmit({ minutes, day, note: note.trim() }).then(emptied, () => undefined)
  }
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div className="grid grid-cols-2 gap-3">
        <Field
          label="Time spent"
          error={wrong ?? fieldError(error, 'minutes', 'The time')}
          hint={wrong ? undefined : durationHint}
        >
          <Input autoFocus value={typed} maxLength={20} onChange={(event) => setTyped(event.target.value)} />
        </Field>
        <Field label="Day" error={fieldError(error, 'day', 'The day')}>
          <Input
            type="date"
            required
            max={today}
            value={day}
            onChange={(event) => event.target.value && setDay(event.target.value)}
          />
        </Field>
      </div>
      <Field label="What for" optional error={fieldError(error, 'note', 'The note')}>
        <Input dir="auto" maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
      {error && !onlyFields(error, ['minutes', 'day', 'note']) && <ErrorNotice error={error} inline />}
      <div className="flex gap-2">
        <Button
          type="submit"
          variant="primary"
          busy={busy}
          disabledReason={minutes === null ? 'Say how long it took' : null}
        >
          {submit}
        </Button>
        {onCancel && <Button onClick={onCancel}>Cancel</Button>}
      </div>
    </form>
  )
}
