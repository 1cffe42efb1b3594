// One toast; it goes by itself, but not while somebody points at it or has the focus in it.
import { Ban, CircleCheck, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import type { Toast } from './toast.ts'
import { dismiss, refuse } from './toast.ts'

const stays = 6000

export default function ToastCard({ toast: { id, text, undo, refused } }: { toast: Toast }) {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => dismiss(id), stays)
    return () => clearTimeout(timer)
  }, [id, held])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only keeps it; its buttons do the rest
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex w-full max-w-field animate-appear items-center gap-2 rounded-lg border border-line-strong bg-overlay py-1.5 pr-1.5 pl-3 text-control shadow-overlay"
    >
      {refused ? <Ban aria-hidden className="text-muted" /> : <CircleCheck aria-hidden className="text-green" />}
      <span className="min-w-0 flex-1">{text}</span>
      {undo && (
        <Button
          variant="ghost"
          className="text-accent-text"
          onClick={() => {
            dismiss(id)
            Promise.resolve(undo()).catch((error: Error) => refuse(`It was not undone. ${error.message}`))
          }}
        >
          Undo
        </Button>
      )}
      <IconButton label="Dismiss" icon={<X />} onClick={() => dismiss(id)} />
    </div>
  )
}
