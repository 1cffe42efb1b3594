// What succeeded and can be undone. Errors never come here: they stand where they happened.

import { CircleCheck, X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'

interface Toast {
  id: number
  text: string
  undo: (() => void) | undefined
}

const stays = 6000
let toasts: readonly Toast[] = []
let lastId = 0
const readers = new Set<() => void>()

function put(next: readonly Toast[]) {
  toasts = next
  for (const read of readers) read()
}

/** `toast('Ticket T-1042 resolved', reopen)` */
export function toast(text: string, undo?: () => void) {
  lastId += 1
  put([...toasts, { id: lastId, text, undo }].slice(-3))
}

const dismiss = (id: number) => put(toasts.filter((one) => one.id !== id))
const subscribe = (reader: () => void) => {
  readers.add(reader)
  return () => readers.delete(reader)
}

export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts)
  return (
    <section
      aria-label="Done"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-3 bottom-3 z-60 flex flex-col items-center gap-2 sm:left-auto sm:items-end"
    >
      {shown.map((one) => (
        <ToastCard key={one.id} toast={one} />
      ))}
    </section>
  )
}

function ToastCard({ toast: { id, text, undo } }: { toast: Toast }) {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => dismiss(id), stays)
    return () => clearTimeout(timer)
  }, [id, held])
  return (
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex w-full max-w-field animate-appear items-center gap-2 rounded-lg border border-line-strong bg-overlay py-1.5 pr-1.5 pl-3 text-control shadow-overlay"
    >
      <CircleCheck aria-hidden className="text-green" />
      <span className="min-w-0 flex-1">{text}</span>
      {undo && (
        <Button
          variant="ghost"
          className="text-accent-text"
          onClick={() => {
            dismiss(id)
            undo()
          }}
        >
          Undo
        </Button>
      )}
      <IconButton label="Dismiss" icon={<X />} onClick={() => dismiss(id)} />
    </div>
  )
}
