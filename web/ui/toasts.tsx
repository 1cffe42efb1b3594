// Where toasts appear: at the edge, above the bar that one writes and sends in (`above-foot` in styles.css). The region is always there, so
// that screen readers hear what comes into it.
import { deferred } from './deferred.tsx'
import { useToasts } from './toast.ts'
import { UpdatedNotice } from './updated-notice.tsx'

const ToastCard = deferred(() => import('./toast-card.tsx'))

export function Toasts() {
  return (
    <section
      aria-label="What happened"
      aria-live="polite"
      className="above-foot pointer-events-none fixed inset-x-3 z-60 flex flex-col items-center gap-2 sm:left-auto sm:items-end"
    >
      {useToasts().map((one) => (
        <ToastCard key={one.id} toast={one} />
      ))}
      <UpdatedNotice />
    </section>
  )
}
