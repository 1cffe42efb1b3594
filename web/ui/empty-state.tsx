// Nothing here: one sentence that says why, and the one action that helps.
import type { ReactNode } from 'react'

export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-3 px-4 py-10 sm:items-center sm:text-center">
      <p className="max-w-field text-muted">{children}</p>
      {action}
    </div>
  )
}
