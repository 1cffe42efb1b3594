// Something small that opens beside what was pressed.

import type { ReactNode } from 'react'
import { deferred } from './deferred.tsx'
import type { Trigger } from './overlay-trigger.ts'
import { useOverlayTrigger } from './overlay-trigger.ts'

const PopoverPopup = deferred(() => import('./popover-popup.tsx'))

interface PopoverProps {
  label: string
  trigger: Trigger
  align?: 'start' | 'center' | 'end'
  /** Gets a function that closes it. */
  children: (close: () => void) => ReactNode
  /** What gets the focus when it closes, where that is not the trigger. */
  focusAfter?: () => HTMLElement | null
}

export function Popover({ trigger, align = 'start', children, ...rest }: PopoverProps) {
  const { wanted, show, attach, anchored } = useOverlayTrigger('dialog', PopoverPopup.preload)
  return (
    <>
      {attach(trigger)}
      {wanted && (
        <PopoverPopup {...anchored} {...rest} align={align}>
          {children(() => show(false))}
        </PopoverPopup>
      )}
    </>
  )
}
