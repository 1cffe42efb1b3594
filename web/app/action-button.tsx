// A button for a registered action: its label, shortcut and reason come from the registry.

import type { ButtonVariant } from '../ui/button.tsx'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { useAction } from './actions.ts'

interface ActionButtonProps {
  action: string
  variant?: ButtonVariant
  /** Shows the icon alone; the label becomes its name and tooltip. */
  iconOnly?: boolean
  className?: string
}

/** Renders nothing while the action is not offered. */
export function ActionButton({ action: id, variant, iconOnly, className }: ActionButtonProps) {
  const action = useAction(id)
  if (!action) return null
  const { label, icon, shortcut, disabledReason, run } = action
  const shared = { icon, shortcut, disabledReason, className, onClick: run }
  if (iconOnly) return <IconButton label={label} {...shared} />
  return (
    <Button variant={variant} {...shared}>
      {label}
    </Button>
  )
}
