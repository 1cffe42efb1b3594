// Why a ticket does not end yet, with a way to each of what it waits for.
import { Link } from '@tanstack/react-router'
import { Hourglass } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Ticket } from '../ticket/sides.ts'

export function WaitsFor({ ticket: { related, status } }: { ticket: Ticket }) {
  if (!related || status === 'closed') return null
  const { children, tasks, hidden } = related.waitsFor
  const parts: ReactNode[] = [
    ...children.slice(0, 3).map((number) => <ChildLink key={number} number={number} />),
    ...(children.length > 3 ? ['more children'] : []),
    ...(tasks.length > 0 ? [tasks.length > 3 ? 'several tasks' : counted(tasks.length, 'task', 'tasks')] : []),
    ...(hidden > 0 ? [`${hidden} more that you may not see`] : []),
  ]
  if (parts.length === 0) return null
  return (
    <p className="flex items-start gap-2 text-muted">
      <Hourglass aria-hidden className="mt-0.5 text-amber" />
      <span className="min-w-0">
        It is not {status === 'resolved' ? 'closed' : 'resolved'} before{' '}
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: places in a sentence
          <span key={index}>
            {index === 0 ? '' : index === parts.length - 1 ? ' and ' : ', '}
            {part}
          </span>
        ))}
        .
      </span>
    </p>
  )
}

const counted = (n: number, one: string, many: string) => `${n === 1 ? 'one' : n} mandatory ${n === 1 ? one : many}`

const ChildLink = ({ number }: { number: string }) => (
  <Link
    to="/desk/tickets/$number"
    params={{ number }}
    search={({ show: _, at: __, ...list }: Record<string, unknown>) => list as never}
    className="font-mono text-xs text-text underline decoration-line-strong hover:decoration-current"
  >
    {number}
  </Link>
)
