// A menu of commands, given as data so that the action registry can fill it.

import type { ReactNode } from 'react'
import { deferred } from './deferred.tsx'
import type { Trigger } from './overlay-trigger.ts'
import { useOverlayTrigger } from './overlay-trigger.ts'

export type MenuEntry =
  | {
      kind?: 'command'
      label: string
      icon?: ReactNode
      shortcut?: string
      danger?: boolean
      disabledReason?: string | null
      onSelect: () => void
    }
  | { kind: 'choice'; label: string; icon?: ReactNode; checked: boolean; onSelect: () => void }
  | { kind: 'heading'; label: string }
  | { kind: 'separator' }

export const MenuPopup = deferred(() => import('./menu-popup.tsx'))

interface MenuProps {
  /** Names the menu for those who do not see where it opened. */
  label: string
  trigger: Trigger
  entries: MenuEntry[]
  align?: 'start' | 'end'
  side?: 'bottom' | 'top' | 'right'
  /** What gets the focus when it closes, where that is not the trigger. */
  focusAfter?: () => HTMLElement | null
}

export function Menu({ trigger, align = 'start', side = 'bottom', ...rest }: MenuProps) {
  const { wanted, attach, anchored } = useOverlayTrigger('menu', MenuPopup.preload)
  return (
    <>
      {attach(trigger)}
      {wanted && <MenuPopup {...anchored} {...rest} align={align} side={side} />}
    </>
  )
}
