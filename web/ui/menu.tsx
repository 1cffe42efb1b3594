// A menu of commands, given as data so that the action registry can fill it.

import type { ReactNode } from 'react'
import { lazy, Suspense } from 'react'
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

const load = () => import('./menu-popup.tsx')
export const MenuPopup = lazy(load)

interface MenuProps {
  /** Names the menu for those who do not see where it opened. */
  label: string
  trigger: Trigger
  entries: MenuEntry[]
  align?: 'start' | 'end'
  side?: 'bottom' | 'top' | 'right'
}

export function Menu({ label, trigger, entries, align = 'start', side = 'bottom' }: MenuProps) {
  const { wanted, attach, anchored } = useOverlayTrigger('menu', load)
  return (
    <>
      {attach(trigger)}
      {wanted && (
        <Suspense>
          <MenuPopup {...anchored} label={label} entries={entries} align={align} side={side} />
        </Suspense>
      )}
    </>
  )
}
