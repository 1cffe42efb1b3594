// Something small that opens beside what was pressed.

import type { ReactNode } from 'react'
import { lazy, Suspense } from 'react'
import type { Trigger } from './overlay-trigger.ts'
import { useOverlayTrigger } from './overlay-trigger.ts'

const load = () => import('./popover-popup.tsx')
const PopoverPopup = lazy(load)

interface PopoverProps {
  label: string
  trigger: Trigger
  align?: 'start' | 'center' | 'end'
  /** Gets a function that closes it. */
  children: (close: () => void) => ReactNode
}

export function Popover({ label, trigger, align = 'start', children }: PopoverProps) {
  const { wanted, show, attach, anchored } = useOverlayTrigger('dialog', load)
  return (
    <>
      {attach(trigger)}
      {wanted && (
        <Suspense>
          <PopoverPopup {...anchored} label={label} align={align}>
            {children(() => show(false))}
          </PopoverPopup>
        </Suspense>
      )}
    </>
  )
}
