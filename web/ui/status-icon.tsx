// The state of a ticket: a shape for each kind, so that it reads without colour.
import { Circle, CircleCheck, CircleDot, CircleEllipsis, CirclePause, CircleSlash } from 'lucide-react'
import type { ComponentProps, ComponentType } from 'react'
import type { TicketStatus } from '../../src/tickets/workflow/kinds.ts'
import { cx } from './cx.ts'

// Eight dashes, told in a number where the icon of that name draws eight arcs: every kilobyte of the first screen counts.
const CircleDashed = (props: ComponentProps<typeof Circle>) => <Circle strokeDasharray="3.85 4" {...props} />

const shapes = {
  new: { Icon: CircleDashed, colour: 'text-blue', word: 'New' },
  open: { Icon: CircleDot, colour: 'text-accent-text', word: 'Open' },
  pending: { Icon: CircleEllipsis, colour: 'text-amber', word: 'Waiting' },
  on_hold: { Icon: CirclePause, colour: 'text-muted', word: 'On hold' },
  resolved: { Icon: CircleCheck, colour: 'text-green', word: 'Resolved' },
  closed: { Icon: CircleSlash, colour: 'text-muted', word: 'Closed' },
} satisfies Record<TicketStatus, { Icon: ComponentType<ComponentProps<typeof Circle>>; colour: string; word: string }>

export const statusWord = (status: TicketStatus) => shapes[status].word

interface StatusIconProps extends ComponentProps<'svg'> {
  status: TicketStatus
}

export function StatusIcon({ status, className, ...rest }: StatusIconProps) {
  const { Icon, colour } = shapes[status]
  return <Icon aria-hidden {...(rest as object)} className={cx(colour, className)} />
}
