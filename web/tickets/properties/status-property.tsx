// Where the ticket stands in its workflow, and where it may go from there. What is closed to it says why.
import { runAction } from '../../app/actions.ts'
import type { MenuEntry } from '../../ui/menu.tsx'
import { Menu } from '../../ui/menu.tsx'
import { StatusIcon } from '../../ui/status-icon.tsx'
import { raiseFailure } from '../ticket/conflicts.ts'
import type { Ticket } from '../ticket/sides.ts'
import { useTicketChange } from '../ticket/use-ticket-change.ts'
import { want } from '../ticket/wanted-state.ts'
import { Property, PropertyButton } from './property.tsx'
import { propertyAttributes } from './property-ids.ts'

type Move = Ticket['moves'][number]

export function StatusProperty({ ticket }: { ticket: Ticket }) {
  const { number, status, state, moves } = ticket
  const change = useTicketChange(number, { done: 'Status set' })
  const closing = useTicketChange(number, {
    done: `${number} closed`,
    onFail: (error) => raiseFailure({ number, error, again: null }),
  })
  const go = ({ by, state: to, status: kind }: Move) => {
    const mine = { state: to, status: kind }
    if (by === 'change') return change.apply({ kind: 'change', wish: { state: to.key }, mine })
    if (by === 'close') return closing.apply({ kind: 'close', wish: { state: to.key }, mine })
    // These ask for something first, in a dialog.
    want(to.key)
    runAction(`ticket.${by}`)
  }
  const entries = entriesFor(ticket, go)
  const open = moves.some(({ can }) => can.allowed)
  return (
    <Property label="Status" problem={change.problem} again={change.again}>
      <Menu
        label="Status"
        entries={entries}
        trigger={
          <PropertyButton
            {...propertyAttributes('status')}
            label="Status"
            disabledReason={open ? null : ticket.can.setStatus.reason}
          >
            <StatusIcon status={status} />
            <bdi className="truncate">{state.name}</bdi>
          </PropertyButton>
        }
      />
    </Property>
  )
}

function entriesFor({ status, state, moves }: Ticket, go: (move: Move) => void): MenuEntry[] {
  const allowed = moves.filter(({ can }) => can.allowed)
  const choices = allowed.filter(({ by }) => by === 'change')
  const acts = allowed.filter(({ by }) => by !== 'change')
  // Where a step exists and something is in the way, that is worth reading; where none does, its name is enough.
  const barred = moves.filter(({ can, step }) => !can.allowed && step)
  const elsewhere = moves.filter(({ step }) => !step)
  const here: MenuEntry[] =
    choices.length > 0
      ? [{ kind: 'choice', label: state.name, icon: <StatusIcon status={status} />, checked: true, onSelect: () => {} }]
      : []
  const lines: MenuEntry[][] = [
    [
      ...here,
      ...choices.map(
        (move): MenuEntry => ({
          kind: 'choice',
          label: move.state.name,
          icon: <StatusIcon status={move.status} />,
          checked: false,
          onSelect: () => go(move),
        }),
      ),
    ],
    acts.map((move) => ({
      label: acts.filter(({ by }) => by === move.by).length > 1 ? move.state.name : actWords[move.by],
      icon: <StatusIcon status={move.status} />,
      onSelect: () => go(move),
    })),
    barred.map(({ state: { name }, can, status: kind }) => ({
      label: name,
      icon: <StatusIcon status={kind} />,
      disabledReason: can.reason,
      onSelect: () => {},
    })),
    elsewhere.length > 0
      ? [{ kind: 'heading', label: `Not from ${state.name}: ${elsewhere.map((move) => move.state.name).join(', ')}` }]
      : [],
  ]
  return lines.filter((part) => part.length > 0).flatMap((part, index) => (index > 0 ? [separator, ...part] : part))
}

const separator: MenuEntry = { kind: 'separator' }
const actWords: Record<Move['by'], string> = { change: 'Change', resolve: 'Resolve', reopen: 'Reopen', close: 'Close' }
