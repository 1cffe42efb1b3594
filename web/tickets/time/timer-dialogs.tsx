// What a timer has to be asked: how long it really was, and what becomes of the one that runs already.
import { useState } from 'react'
import { durationWords } from '../../../src/tickets/time/contract/duration.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { useNow } from '../../ui/time.tsx'
import type { Ticket } from '../ticket/sides.ts'
import { durationHint, parseDuration } from './parse-duration.ts'
import type { Timer } from './use-timer.ts'
import { beganOn, ranFor, useStartTimer, useStopTimer } from './use-timer.ts'

interface TimerDialogProps {
  timer: Timer
  /** Where the next one shall run; without it, it is only stopped. */
  startOn?: Ticket
  onClose: () => void
}

export default function TimerDialog({ timer, startOn, onClose }: TimerDialogProps) {
  return startOn ? (
    <SwitchDialog timer={timer} ticket={startOn} onClose={onClose} />
  ) : (
    <StopDialog timer={timer} onClose={onClose} />
  )
}

interface StopDialogProps {
  timer: Timer
  onClose: () => void
}

/** For one that was forgotten: nobody worked on one ticket for fourteen hours. */
function StopDialog({ timer, onClose }: StopDialogProps) {
  const ran = ranFor(timer, useNow())
  const [typed, setTyped] = useState('')
  const stop = useStopTimer(onClose)
  const minutes = parseDuration(typed)
  const save = () => minutes !== null && !stop.isPending && stop.mutate({ of: timer, minutes })
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title="How long was it really?"
      description={`The timer${timer.ticket ? ` on ${timer.ticket.number}` : ''} has run for ${durationWords(ran)}. It seems that it was forgotten.`}
      footer={
        <>
          <Button onClick={onClose}>Let it run</Button>
          <Button busy={stop.isPending} onClick={() => stop.mutate({ of: timer, discard: true })}>
            Discard it
          </Button>
          <Button
            variant="primary"
            busy={stop.isPending}
            disabledReason={minutes === null ? 'Say how long it was' : null}
            onClick={save}
          >
            Enter {minutes === null ? 'the time' : durationWords(minutes)}
          </Button>
        </>
      }
    >
      <Field label="Time spent" hint={durationHint}>
        <Input
          autoFocus
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && save()}
          className="max-w-32"
        />
      </Field>
      {stop.error && (
        <div className="mt-3">
          <ErrorNotice error={stop.error} inline />
        </div>
      )}
    </Dialog>
  )
}

interface SwitchDialogProps {
  timer: Timer
  ticket: Ticket
  onClose: () => void
}

/** One runs at a time. */
function SwitchDialog({ timer, ticket, onClose }: SwitchDialogProps) {
  const ran = ranFor(timer, useNow())
  const start = useStartTimer(onClose)
  const instead = (what: 'save' | 'discard') =>
    start.mutate({ ticket: ticket.id, instead: what, ...(what === 'save' && { day: beganOn(timer) }) })
  const on = timer.ticket?.number ?? 'another ticket'
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={`Your timer runs on ${on}`}
      description={`For ${ran < 1 ? 'less than a minute' : durationWords(ran)} so far. One runs at a time.`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button busy={start.isPending} onClick={() => instead('discard')}>
            Discard it and start here
          </Button>
          <Button variant="primary" busy={start.isPending} onClick={() => instead('save')}>
            Enter {durationWords(Math.max(1, ran))} and start here
          </Button>
        </>
      }
    >
      {start.error && <ErrorNotice error={start.error} inline />}
    </Dialog>
  )
}
