// Keeps a signed-in page up to date, and says quietly when it is not.
import { useQueryClient } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { connectLive, useLiveState } from './live.ts'

export function useLive() {
  const queries = useQueryClient()
  useEffect(() => connectLive(queries), [queries])
}

// A connection that is back within this time was never worth a word.
const forgiven = 2500

export function LiveStatus() {
  const cut = useLiveState() === 'reconnecting'
  const [shown, setShown] = useState(false)
  useEffect(() => {
    if (!cut) return setShown(false)
    const timer = setTimeout(() => setShown(true), forgiven)
    return () => clearTimeout(timer)
  }, [cut])
  return (
    <div role="status" className="above-foot pointer-events-none fixed left-3 z-30">
      {shown && (
        <span className="inline-flex animate-appear items-center gap-1.5 rounded-md border border-line-strong bg-overlay px-2 py-1 text-xs text-muted">
          <RefreshCw aria-hidden className="size-3.5" />
          Reconnecting. What you see may be a moment old.
        </span>
      )}
    </div>
  )
}
