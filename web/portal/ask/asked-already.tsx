// While somebody writes a request: one of their own that is open and sounds the same.
import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useState } from 'react'
import { useSimilar } from '../../tickets/similar/use-similar.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { StateLine } from '../state-line.tsx'

export default function AskedAlready({ text }: { text: string }) {
  const items = useSimilar({ text, own: true }).slice(0, 3)
  const [dismissed, setDismissed] = useState(false)
  return (
    <div role="status" className="empty:hidden">
      {items.length > 0 && !dismissed && (
        <section
          aria-label="Asked already"
          className="animate-appear rounded-lg border border-line bg-blue-soft px-3 py-2 sm:px-4"
        >
          <header className="flex items-center gap-2">
            <h2 className="min-w-0 flex-1 font-medium">Did you ask for this already?</h2>
            <IconButton label="Dismiss" icon={<X />} onClick={() => setDismissed(true)} />
          </header>
          <ul>
            {items.map(({ id, number, title, status }) => (
              <li key={id}>
                <Link
                  to="/portal/tickets/$number"
                  params={{ number }}
                  search={{}}
                  className="flex flex-wrap items-baseline gap-x-3 rounded-md py-1.5"
                >
                  <span dir="auto" className="line-clamp-2 underline decoration-line-strong [overflow-wrap:anywhere]">
                    {title}
                  </span>
                  <span className="flex items-center gap-x-3 text-md text-muted">
                    <span className="font-mono text-sm">{number}</span>
                    <StateLine status={status} />
                  </span>
                </Link>
              </li>
            ))}
          </ul>
          <p className="pb-1 text-md text-muted">You can add to it there. What you write here is kept.</p>
        </section>
      )}
    </div>
  )
}
