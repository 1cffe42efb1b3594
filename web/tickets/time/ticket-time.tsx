// Time on the open ticket: its actions are there at once, their dialogs when somebody wants them.
import { Clock, Timer as TimerIcon, TimerOff } from 'lucide-react'
import { useState } from 'react'
import { useActions } from '../../app/actions.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { deferred } from '../../ui/deferred.tsx'
import type { Ticket } from '../ticket/sides.ts'
import { ranFor, useStartTimer, useStopTimer, useTimer } from './use-timer.ts'

const TimeDialog = deferred(() => import('./time-dialog.tsx'))
const TimerDialog = deferred(() => import('./timer-dialogs.tsx'))

type Asking = 'time' | 'switch' | 'stop' | null

export function TicketTime({ ticket }: { ticket: Ticket }) {
  const timer = useTimer()
  const start = useStartTimer()
  const stop = useStopTimer()
  const [asking, setAsking] = useState<Asking>(null)
  const done = () => setAsking(null)
  const here = timer?.ticket?.id === ticket.id
  const press = () => {
    if (!timer) return start.mutate({ ticket: ticket.id })
    const forgotten = ranFor(timer, Date.now()) > 12 * 60
    if (forgotten) return setAsking('stop')
    if (here) return stop.mutate({ of: timer })
    setAsking('switch')
  }
  useActions([
    {
      id: 'ticket.timer',
      label: here ? 'Stop the timer' : 'Start the timer',
      group: 'Ticket',
      shortcut: 'm',
      icon: here ? <TimerOff /> : <TimerIcon />,
      keywords: 'time tracking stopwatch',
      disabledReason: ticket.can.change.reason,
      run: press,
    },
    {
      id: 'ticket.time',
      label: 'Enter time',
      group: 'Ticket',
      icon: <Clock />,
      keywords: 'time spent minutes hours worklog',
      disabledReason: ticket.can.change.reason,
      run: () => setAsking('time'),
    },
  ])
  const problem = start.error ?? stop.error
  return (
    <>
      {problem && asking === null && <ErrorNotice error={problem} inline />}
      {asking === 'time' && <TimeDialog ticket={ticket} onClose={done} />}
      {asking === 'switch' && timer && <TimerDialog timer={timer} startOn={ticket} onClose={done} />}
      {asking === 'stop' && timer && <TimerDialog timer={timer} onClose={done} />}
    </>
  )
}
