// What became of a mail: an icon, and its word.
import type { LucideIcon } from 'lucide-react'
import { CircleDashed, EyeOff, MessageSquareReply, ShieldAlert, Ticket, TriangleAlert } from 'lucide-react'
import { cx } from '../../ui/cx.ts'
import type { LedgerState } from './ledger-search.ts'
import { stateWords } from './ledger-words.ts'

const looks: Record<LedgerState, { Icon: LucideIcon; tone: string }> = {
  received: { Icon: CircleDashed, tone: 'text-muted' },
  ticketed: { Icon: Ticket, tone: 'text-green' },
  appended: { Icon: MessageSquareReply, tone: 'text-green' },
  ignored: { Icon: EyeOff, tone: 'text-muted' },
  quarantined: { Icon: ShieldAlert, tone: 'text-amber' },
  failed: { Icon: TriangleAlert, tone: 'text-red' },
}

interface StateMarkProps {
  state: LedgerState
  /** On a phone the icon alone. */
  bare?: boolean
  className?: string
}

export function StateMark({ state, bare, className }: StateMarkProps) {
  const { Icon, tone } = looks[state]
  return (
    <span className={cx('inline-flex items-center gap-1.5 whitespace-nowrap', tone, className)}>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <span className={bare ? 'max-sm:sr-only' : undefined}>{stateWords[state]}</span>
    </span>
  )
}
