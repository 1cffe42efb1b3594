// The running timer, in sight on every page of the desk: in the sidebar, on a phone as a bar on top.
import { Link } from '@tanstack/react-router'
import { Square, Timer as TimerIcon } from 'lucide-react'
import { useState } from 'react'
import { durationWords } from '../../../src/tickets/time/contract/duration.ts'
import { cx } from '../../ui/cx.ts'
import { deferred } from '../../ui/deferred.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { useNow } from '../../ui/time.tsx'
import { tip } from '../../ui/tip.ts'
import type { Timer } from './use-timer.ts'
import { ranFor, useStopTimer, useTimer } from './use-timer.ts'

const TimerDialog = deferred(() => import('./timer-dialogs.tsx'))

interface TimerDockProps {
  shape: 'sidebar' | 'narrow' | 'bar'
}

export default function TimerDock({ shape }: TimerDockProps) {
  const timer = useTimer()
  return timer && <Running timer={timer} shape={shape} />
}

function Running({ timer, shape }: { timer: Timer; shape: TimerDockProps['shape'] }) {
  const [asking, setAsking] = useState(false)
  const stop = useStopTimer()
  const minutes = ranFor(timer, useNow())
  const forgotten = minutes > 12 * 60
  const { ticket } = timer
  const press = () => (forgotten ? setAsking(true) : stop.mutate({ of: timer }))
  const label = ticket ? `Timer on ${ticket.number}, ${durationWords(minutes)}` : `Timer, ${durationWords(minutes)}`
  const name = (
    <>
      <TimerIcon aria-hidden className={cx('shrink-0', forgotten ? 'text-amber' : 'text-accent-text')} />
      <span className="font-mono text-xs">{ticket?.number ?? 'A ticket'}</span>
      <span className={cx('min-w-0 truncate tabular', forgotten && 'text-amber')}>{durationWords(minutes)}</span>
    </>
  )
  const button = (
    <IconButton
      label={`Stop the timer${ticket ? ` on ${ticket.number}` : ''}`}
      icon={<Square className="size-3.5 fill-current" />}
      disabledReason={stop.isPending ? 'It is being stopped' : null}
      onClick={press}
      className="shrink-0"
    />
  )
  return (
    <section
      aria-label={label}
      className={cx(
        'flex items-center rounded-md',
        shape === 'bar' ? 'border-b border-line bg-accent-soft pr-2 pl-4' : 'border border-line-strong bg-surface',
        shape === 'sidebar' && 'mb-1 gap-1 pl-2',
        shape === 'narrow' && 'mb-1 justify-center',
        shape === 'bar' && 'min-h-11 gap-1 rounded-none md:hidden',
      )}
      {...(shape === 'narrow' && tip(label))}
    >
      {shape !== 'narrow' &&
        (ticket ? (
          <Link
            to="/desk/tickets/$number"
            params={{ number: ticket.number }}
            search={{ view: 'all' }}
            {...tip(ticket.title)}
            className="flex h-8 min-w-0 flex-1 items-center gap-2 rounded-md hover:text-accent-text"
          >
            {name}
          </Link>
        ) : (
          <span className="flex h-8 min-w-0 flex-1 items-center gap-2">{name}</span>
        ))}
      {button}
      {asking && <TimerDialog timer={timer} onClose={() => setAsking(false)} />}
    </section>
  )
}
