// The one primary action of a list. Who may not add sees why, and does not wonder where the button went.
import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import type { Permission } from '../app/session.ts'
import { may, useMe } from '../app/session.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { permissionWords } from './roles/permission-words.ts'

interface AddLinkProps {
  to: string
  label: string
  permission: Permission
}

export const whyNot = (permission: Permission) =>
  `Your roles do not let you ${permissionWords[permission].may}. Ask an admin.`

/** Why this person may not change records of a kind, or null. */
export function useMissing(permission: Permission): string | null {
  return may(useMe(), permission) ? null : whyNot(permission)
}

export function AddLink({ to, label, permission }: AddLinkProps) {
  const missing = useMissing(permission)
  if (missing) {
    return (
      <Button variant="primary" icon={<Plus />} disabledReason={missing}>
        {label}
      </Button>
    )
  }
  return (
    <Link to={to} className={buttonClass('primary')}>
      <Plus />
      {label}
    </Link>
  )
}
