// Where toasts appear: at the edge, above the bar that one writes and sends in (`above-foot` in floating.css). The region is always there, so
// that screen readers hear what comes into it. A page that reads to its very bottom leaves them room (`room-for-toasts`).
import { useLayoutEffect, useRef } from 'react'
import { deferred } from './deferred.tsx'
import { useToasts } from './toast.ts'
import { UpdatedNotice } from './updated-notice.tsx'

const ToastCard = deferred(() => import('./toast-card.tsx'))

export function Toasts() {
  const region = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const element = region.current
    if (!element) return
    const resized = new ResizeObserver(() =>
      document.documentElement.style.setProperty('--toasts', `${element.offsetHeight}px`),
    )
    resized.observe(element)
    return () => resized.disconnect()
  }, [])
  return (
    <section
      ref={region}
      aria-label="What happened"
      aria-live="polite"
      className="above-foot toasts pointer-events-none fixed z-60 flex flex-col items-center gap-2"
    >
      {useToasts().map((one) => (
        <ToastCard key={one.id} toast={one} />
      ))}
      <UpdatedNotice />
    </section>
  )
}
