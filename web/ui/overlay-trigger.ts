// What opens a popup. The trigger is ours and always there; the popup's code is fetched when it is first wanted, which keeps
// it out of the first JavaScript of the desk.

import type { ReactElement, RefObject } from 'react'
import { cloneElement, useRef, useState } from 'react'

interface TriggerProps {
  ref?: RefObject<HTMLButtonElement | null>
  onClick?: () => void
  onPointerEnter?: () => void
  onKeyDown?: (event: React.KeyboardEvent) => void
  'aria-haspopup'?: 'menu' | 'dialog' | 'listbox'
  'aria-expanded'?: boolean
}
export type Trigger = ReactElement<TriggerProps>

/** What a popup needs of the thing that opened it. */
export interface Anchored {
  open: boolean
  onOpenChange: (open: boolean, details: ChangeDetails) => void
  anchor: RefObject<HTMLButtonElement | null>
}

interface ChangeDetails {
  reason: string
  event: Event
  cancel: () => void
}

/**
 * Where the focus goes when it closes: to what opened it or what the caller names; nowhere when it stands somewhere else already,
 * because whoever has gone on to type there is not called back.
 */
export function useFocusAfter(anchor: Anchored['anchor'], element?: () => HTMLElement | null) {
  const popup = useRef<HTMLDivElement>(null)
  const finalFocus = () => {
    const now = document.activeElement
    const stays = now === null || now === document.body || now === anchor.current || popup.current?.contains(now)
    return stays === true && (element?.() ?? anchor.current)
  }
  return { ref: popup, finalFocus }
}

export function useOverlayTrigger(kind: 'menu' | 'dialog' | 'listbox', preload: () => void) {
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const show = (next: boolean) => {
    if (next) setWanted(true)
    setOpen(next)
  }
  const onOpenChange = (next: boolean, details: ChangeDetails) => {
    // A press on the trigger closes by the trigger's own click; closing here as well would open it again.
    const onTrigger = details.event.target instanceof Node && anchor.current?.contains(details.event.target)
    if (!next && onTrigger && details.reason !== 'escape-key') return details.cancel()
    show(next)
  }
  const attach = (trigger: Trigger) =>
    cloneElement(trigger, {
      ref: anchor,
      'aria-haspopup': kind,
      'aria-expanded': open,
      onPointerEnter: preload,
      onClick: () => show(!open),
      onKeyDown: (event) => {
        if (kind === 'dialog' || open || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
        event.preventDefault()
        show(true)
      },
    })
  return { open, show, wanted, attach, anchored: { open, onOpenChange, anchor } satisfies Anchored }
}
