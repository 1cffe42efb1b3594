// Properties with a few values each: urgency and kind of a ticket.
import type { ReactNode } from 'react'
import { useState } from 'react'
import { deferred } from '../../ui/deferred.tsx'
import type { MenuEntry } from '../../ui/menu.tsx'
import { Menu } from '../../ui/menu.tsx'
import { PriorityGlyph, priorityWords } from '../../ui/priority-glyph.tsx'
import { useTypes } from '../choices.ts'
import { typeName } from '../list/filter-words.ts'
import { scaleWords } from '../ticket/scale-words.ts'
import type { Ticket } from '../ticket/sides.ts'
import { useTicketChange } from '../ticket/use-ticket-change.ts'
import { Property, PropertyButton } from './property.tsx'
import type { PropertyId } from './property-ids.ts'
import { propertyAttributes } from './property-ids.ts'

interface TicketProp {
  ticket: Ticket
}

export function PriorityProperty({ ticket }: TicketProp) {
  const { priority, priorityBy, priorityReason } = ticket
  const [asking, setAsking] = useState<Ticket['priority'] | null>(null)
  const change = useTicketChange(ticket.number, { done: 'Priority set' })
  const byHand = priorityBy === 'hand'
  const entries: MenuEntry[] = [
    ...(['P1', 'P2', 'P3', 'P4'] as const).map((one) => ({
      kind: 'choice' as const,
      label: priorityWords[one],
      icon: <PriorityIcon priority={one} />,
      checked: byHand && one === priority,
      onSelect: () => setAsking(one),
    })),
    { kind: 'separator' },
    {
      kind: 'choice',
      label: 'From impact and urgency',
      checked: !byHand,
      onSelect: () =>
        byHand && change.apply({ kind: 'change', wish: { priorityBy: 'matrix' }, mine: { priorityBy: 'matrix' } }),
    },
  ]
  return (
    <Property label="Priority" problem={change.problem} again={change.again}>
      <Menu
        label="Priority"
        entries={entries}
        trigger={
          <PropertyButton
            {...propertyAttributes('priority')}
            label="Priority"
            disabledReason={ticket.can.change.reason}
          >
            <PriorityIcon priority={priority} />
            <span className="min-w-0 flex-1">
              <span className="block truncate">{priorityWords[priority]}</span>
              <span className="line-clamp-2 text-xs break-words text-muted">
                {byHand ? priorityReason ? <bdi>{priorityReason}</bdi> : 'set by hand' : 'from impact, urgency'}
              </span>
            </span>
          </PropertyButton>
        }
      />
      {asking && <ReasonDialog ticket={ticket} priority={asking} onClose={() => setAsking(null)} />}
    </Property>
  )
}

const ReasonDialog = deferred(() => import('../priority/reason-dialog.tsx'))

const PriorityIcon = ({ priority }: Pick<Ticket, 'priority'>) => (
  <span aria-hidden className="inline-flex shrink-0">
    <PriorityGlyph priority={priority} />
  </span>
)

interface PickProps<V extends string> {
  id: PropertyId
  label: string
  ticket: Ticket
  value: V
  words: Record<V, ReactNode & string>
  onPick: (value: V) => void
  change: ReturnType<typeof useTicketChange>
}

function Pick<V extends string>({ id, label, ticket, value, words, onPick, change }: PickProps<V>) {
  const entries = (Object.keys(words) as V[]).map((one) => ({
    kind: 'choice' as const,
    label: words[one],
    checked: one === value,
    onSelect: () => one !== value && onPick(one),
  }))
  return (
    <Property label={label} problem={change.problem} again={change.again}>
      <Menu
        label={label}
        entries={entries}
        trigger={
          <PropertyButton {...propertyAttributes(id)} label={label} disabledReason={ticket.can.change.reason}>
            <span className="truncate">{words[value]}</span>
          </PropertyButton>
        }
      />
    </Property>
  )
}

export function TypeProperty({ ticket }: TicketProp) {
  const change = useTicketChange(ticket.number, { done: 'Type set' })
  const types = useTypes()
  const pick = (type: string) => change.apply({ kind: 'change', wish: { type }, mine: { type } })
  const keys = types.flatMap(({ key, active }) => (active || key === ticket.type ? [key] : []))
  const words = Object.fromEntries((keys.length > 0 ? keys : [ticket.type]).map((key) => [key, typeName(key, types)]))
  return <Pick id="type" label="Type" value={ticket.type} words={words} {...{ ticket, change }} onPick={pick} />
}

export function ImpactProperty({ ticket }: TicketProp) {
  const change = useTicketChange(ticket.number, { done: 'Impact set' })
  const pick = (impact: Ticket['impact']) => change.apply({ kind: 'change', wish: { impact }, mine: { impact } })
  return (
    <Pick id="impact" label="Impact" value={ticket.impact} words={scaleWords} {...{ ticket, change }} onPick={pick} />
  )
}

export function UrgencyProperty({ ticket }: TicketProp) {
  const change = useTicketChange(ticket.number, { done: 'Urgency set' })
  const pick = (urgency: Ticket['urgency']) => change.apply({ kind: 'change', wish: { urgency }, mine: { urgency } })
  return (
    <Pick
      id="urgency"
      label="Urgency"
      value={ticket.urgency}
      words={scaleWords}
      {...{ ticket, change }}
      onPick={pick}
    />
  )
}

const levelWords = { '1': 'Level 1', '2': 'Level 2', '3': 'Level 3' }

export function LevelProperty({ ticket }: TicketProp) {
  const change = useTicketChange(ticket.number, { done: 'Level set' })
  const pick = (value: keyof typeof levelWords) => {
    const level = Number(value)
    change.apply({ kind: 'change', wish: { level }, mine: { level } })
  }
  const value = String(ticket.level) as keyof typeof levelWords
  return <Pick id="level" label="Level" value={value} words={levelWords} {...{ ticket, change }} onPick={pick} />
}
