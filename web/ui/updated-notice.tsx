// Mendbook was updated behind this page: the way on, while the page stays and what is written in it.
import { RefreshCw } from 'lucide-react'
import { useEffect } from 'react'
import { Button } from './button.tsx'
import { useUpdated, wasUpdated } from './updated.ts'

// Any file that does not come, also one that was asked for ahead (https://vite.dev/guide/build#load-error-handling).
const missed = 'vite:preloadError'

export function UpdatedNotice() {
  const updated = useUpdated()
  useEffect(() => {
    const look = () => void wasUpdated()
    window.addEventListener(missed, look)
    return () => window.removeEventListener(missed, look)
  }, [])
  if (!updated) return null
  return (
    <p className="pointer-events-auto flex w-full max-w-field animate-appear items-center gap-2 rounded-lg border border-line-strong bg-overlay py-1.5 pr-1.5 pl-3 text-control shadow-overlay">
      <RefreshCw aria-hidden className="text-accent-text" />
      <span className="min-w-0 flex-1">Mendbook was updated. Drafts are kept.</span>
      <Button variant="primary" onClick={() => location.reload()}>
        Reload
      </Button>
    </p>
  )
}
