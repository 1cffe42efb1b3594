// An address that leads nowhere, or to something this person may not see: the two look alike on purpose.
import { Link } from '@tanstack/react-router'
import { buttonClass } from '../ui/button.tsx'
import { useTitle } from '../ui/use-title.ts'

export function NotFoundPage() {
  useTitle('Nothing here')
  return (
    <div className="mx-auto max-w-form px-4 py-12">
      <h1 className="text-xl font-semibold tracking-tight">Nothing here</h1>
      <p className="mt-1 text-muted">
        The address is mistyped, the page has moved, or it is not shared with you. If somebody sent you the link, ask
        them for access.
      </p>
      <Link to="/" className={buttonClass('secondary', 'mt-4')}>
        Go to the start
      </Link>
    </div>
  )
}
