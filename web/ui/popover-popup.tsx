// The popover once it is open.
import { Popover } from '@base-ui/react/popover'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import type { Anchored } from './overlay-trigger.ts'
import { useFocusAfter } from './overlay-trigger.ts'
import { popupClass } from './popup-class.ts'

interface PopoverPopupProps extends Anchored {
  label: string
  align: 'start' | 'center' | 'end'
  children: ReactNode
  focusAfter?: () => HTMLElement | null
}

export default function PopoverPopup(props: PopoverPopupProps) {
  const { open, onOpenChange, anchor, label, align, children, focusAfter } = props
  const focus = useFocusAfter(anchor, focusAfter)
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} align={align} sideOffset={4} className="z-50">
          <Popover.Popup
            aria-label={label}
            {...focus}
            className={cx(popupClass, 'max-h-(--available-height) overflow-y-auto p-3')}
          >
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
