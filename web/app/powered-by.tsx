// Our name, last and small.
import { Mark } from '../ui/mark.tsx'

export function PoweredBy() {
  return (
    <footer className="mx-auto flex w-full max-w-reading items-center gap-1.5 px-4 py-4 text-xs text-muted">
      <Mark className="size-3.5" />
      Mendbook
    </footer>
  )
}
