// Until when, and why. A press on one of the usual times is enough.
import type { FormEvent } from 'react'
import { useState } from 'react'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import type { Ticket } from '../ticket/sides.ts'
import { choices, fieldOf, momentOfField, momentWords } from './snooze-times.ts'
import { useSnooze, useZone } from './use-life.ts'

interface SnoozeDialogProps {
  ticket: Ticket
  onClose: () => void
}

export default function SnoozeDialog({ ticket, onClose }: SnoozeDialogProps) {
  const { number, snooze: before } = ticket
  const zone = useZone()
  const [now] = useState(() => new Date())
  const [reason, setReason] = useState(before?.reason ?? '')
  const [own, setOwn] = useState(() => fieldOf(before ? new Date(before.until) : tomorrow(now, zone), zone))
  const { snooze, busy, error } = useSnooze(number)
  const moment = momentOfField(own, zone)
  const send = (until: Date) => {
    if (!busy) snooze({ until, reason: reason.trim() }, { onSuccess: onClose })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (moment) send(moment)
  }
  const elsewhere = zone !== Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={`Snooze ${number}`}
      description="It leaves the lists of agents until then, or until its requester writes."
    >
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Field label="Why" optional hint="Agents read it on the ticket; its requester does not.">
          <Input dir="auto" maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
        <ul aria-label="Until" className="flex flex-col border-y border-line">
          {choices(now, zone).map(({ label, at }) => (
            <li key={label} className="border-b border-line last:border-b-0">
              <button
                type="button"
                disabled={busy}
                onClick={() => send(at)}
                className="flex h-9 w-full items-center gap-3 px-2 text-left -outline-offset-2 hover:bg-hover coarse:h-11"
              >
                <span className="flex-1">{label}</span>
                <span className="text-muted tabular">{momentWords(at, zone)}</span>
              </button>
            </li>
          ))}
        </ul>
        <div className="flex flex-wrap items-end gap-2">
          <Field label="Another time" hint={elsewhere ? `In your time zone, ${zone}.` : undefined}>
            <Input
              type="datetime-local"
              min={fieldOf(now, zone)}
              value={own}
              onChange={(event) => setOwn(event.target.value)}
              className="w-56"
            />
          </Field>
          <Button type="submit" busy={busy} disabledReason={moment && moment > now ? null : 'Choose a time to come'}>
            Snooze
          </Button>
        </div>
        {error && <ErrorNotice error={error} inline />}
      </form>
    </Dialog>
  )
}

const tomorrow = (now: Date, zone: string) => choices(now, zone).find(({ label }) => label === 'Tomorrow')?.at ?? now
