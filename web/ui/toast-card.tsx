// One toast; it goes by itself, but not while somebody points at it or has the focus in it.
import { Ban, CircleCheck, Clock, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import type { Toast } from './toast.ts'
import { dismiss, undoToast } from './toast.ts'

const stays = 6000

export default function ToastCard({ toast }: { toast: Toast }) {
  const { id, text, undo, refused, until } = toast
  const [held, setHeld] = useState(false)
  const left = useSecondsTo(until)
  useEffect(() => {
    // What can be undone no more does not offer it, whoever points at it.
    if (held && until === undefined) return
    const timer = setTimeout(() => dismiss(id), until === undefined ? stays : until - Date.now())
    return () => clearTimeout(timer)
  }, [id, held, until])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only keeps it; its buttons do the rest
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex w-full max-w-field animate-appear items-center gap-2 rounded-lg border border-line-strong bg-overlay py-1.5 pr-1.5 pl-3 text-control shadow-overlay"
    >
      {refused ? (
        <Ban aria-hidden className="text-muted" />
      ) : until === undefined ? (
        <CircleCheck aria-hidden className="text-green" />
      ) : (
        <Clock aria-hidden className="text-muted" />
      )}
      <span className="min-w-0 flex-1">
        <bdi>{text}</bdi>
        {left !== null && (
          <>
            {/* Heard once, and not with every second. */}
            <span className="sr-only"> goes out in a moment. Press U to undo.</span>
            <span aria-hidden className="tabular text-muted">
              {' '}
              goes out in {left} s
            </span>
          </>
        )}
      </span>
      {undo && (
        <Button variant="ghost" className="text-accent-text" shortcut="u" onClick={() => undoToast(toast)}>
          Undo
        </Button>
      )}
      <IconButton label="Dismiss" icon={<X />} onClick={() => dismiss(id)} />
    </div>
  )
}

/** Null: it counts nothing. */
function useSecondsTo(until: number | undefined): number | null {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (until === undefined) return
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [until])
  return until === undefined ? null : Math.max(0, Math.ceil((until - now) / 1000))
}
