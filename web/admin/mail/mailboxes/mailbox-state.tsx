// How a mailbox does, in one direction: an icon and a word, and why it fails.
import type { LucideIcon } from 'lucide-react'
import { CircleCheck, CircleDashed, CircleOff, TriangleAlert } from 'lucide-react'
import { RelativeTime } from '../../../ui/time.tsx'
import { tip } from '../../../ui/tip.ts'
import type { Mailbox } from './mailbox-values.ts'

type Side = Mailbox['state']['incoming'] | Mailbox['state']['outgoing']

const looks: Record<Side['state'], { word: string; Icon: LucideIcon; tone: string }> = {
  working: { word: 'Working', Icon: CircleCheck, tone: 'text-green' },
  failing: { word: 'Failing', Icon: TriangleAlert, tone: 'text-red' },
  waiting: { word: 'Waiting', Icon: CircleDashed, tone: 'text-muted' },
  off: { word: 'Off', Icon: CircleOff, tone: 'text-muted' },
}

export function SideState({ side }: { side: Side }) {
  const { word, Icon, tone } = looks[side.state]
  return (
    <span className={tone} {...tip(side.problem ?? undefined)}>
      <Icon aria-hidden className="mr-1.5 inline-block size-3.5 align-[-0.15em]" />
      {word}
      {side.state === 'failing' && side.since && (
        <span className="max-sm:sr-only">
          {' '}
          since <RelativeTime at={side.since} />
        </span>
      )}
    </span>
  )
}

/** A loss that somebody has to look at; null while the mailbox and the ledger agree. */
export function differenceOf({ compared }: Mailbox['state']): string | null {
  if (!compared || compared.there === compared.known) return null
  const missing = compared.there - compared.known
  const mails = (count: number) => (count === 1 ? '1 mail' : `${count.toLocaleString()} mails`)
  return missing > 0
    ? `${mails(missing)} in the mailbox ${missing === 1 ? 'is' : 'are'} not in the ledger`
    : `The ledger knows ${mails(-missing)} more than the mailbox holds`
}
