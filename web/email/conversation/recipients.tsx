// Whom the reply goes to, before it is sent: each by name, left out of this reply by a press, and others put in copy with it. The desk
// decides who is mailed; what stands here is its own answer.
import { useQuery } from '@tanstack/react-query'
import { Plus, RotateCcw, X } from 'lucide-react'
import { useState } from 'react'
import type { Output } from '../../app/api.ts'
import { query } from '../../app/queries.ts'
import { usePeople } from '../../tickets/choices.ts'
import type { Draft } from '../../tickets/composer/drafts.ts'
import { isAddress } from '../../tickets/people/participants.ts'
import type { Ticket } from '../../tickets/ticket/sides.ts'
import { Avatar } from '../../ui/avatar.tsx'
import type { Option } from '../../ui/combobox.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { cx } from '../../ui/cx.ts'

export interface RecipientsProps {
  ticket: Ticket
  draft: Draft
  change: (change: Partial<Draft>) => void
}

type Recipient = Output<'ticket-mail.recipients'>['items'][number]
type Chosen = NonNullable<Draft['copyTo']>[number]

export default function Recipients({ ticket, draft, change }: RecipientsProps) {
  const { number } = ticket
  const found = useQuery(query('ticket-mail.recipients', { id: number }))
  const { copyTo = [], leaveOut = [] } = draft
  const items = found.data?.items ?? [
    { person: { ...ticket.requester, email: ticket.requester.email ?? '' }, as: 'to' as const, reason: null },
  ]
  const known = new Set(items.flatMap(({ person }) => [person.id, person.email ?? '']))
  const fresh = copyTo.filter(({ value }) => !known.has(value))
  const leave = (id: string, out: boolean) =>
    change({ leaveOut: out ? [...leaveOut, id] : leaveOut.filter((one) => one !== id) })
  const line = (as: Recipient['as']) =>
    items
      .filter((one) => one.as === as)
      .map((one) => (
        <Person
          key={one.person.id}
          one={one}
          out={leaveOut.includes(one.person.id)}
          onLeave={(out) => leave(one.person.id, out)}
        />
      ))
  const cc = line('cc')
  const silent = silence(found.data, items, leaveOut, fresh)
  return (
    <div className="px-3 pt-2 text-xs text-muted">
      <ul aria-label="Goes to" className="flex flex-wrap items-center gap-1">
        <li aria-hidden>To</li>
        {line('to')}
        {(cc.length > 0 || fresh.length > 0) && (
          <li aria-hidden className="ml-1.5">
            Cc
          </li>
        )}
        {cc}
        {fresh.map((one) => (
          <Chip
            key={one.value}
            label={one.label}
            act={`Take ${one.label} out again`}
            onAct={() => change({ copyTo: copyTo.filter(({ value }) => value !== one.value) })}
          />
        ))}
        {ticket.can.share.allowed && <AddCopy known={known} onAdd={(one) => change({ copyTo: [...fresh, one] })} />}
      </ul>
      {silent && <p className="mt-1 text-amber">{silent}</p>}
    </div>
  )
}

/** Nobody may learn of it: whoever writes should know that before. */
function silence(
  found: Output<'ticket-mail.recipients'> | undefined,
  items: readonly Recipient[],
  leaveOut: readonly string[],
  fresh: readonly Chosen[],
): string | null {
  if (!found) return null
  if (found.silent) return found.silent
  const reached = items.some(({ person, reason }) => reason === null && !leaveOut.includes(person.id))
  if (reached || fresh.length > 0) return null
  const [first] = items.filter(({ person }) => !leaveOut.includes(person.id))
  return `Nobody is mailed. ${first?.reason ?? 'It can be read in the portal.'}`
}

interface PersonProps {
  one: Recipient
  out: boolean
  onLeave: (out: boolean) => void
}

function Person({ one: { person, reason }, out, onLeave }: PersonProps) {
  const { name } = person
  if (reason !== null) return <Chip label={name} off why={`Not mailed. ${reason}`} />
  return out ? (
    <Chip label={name} off act={`Mail ${name} after all`} back onAct={() => onLeave(false)} />
  ) : (
    <Chip
      label={name}
      act={`Leave ${name} out of this reply`}
      onAct={() => onLeave(true)}
      why={person.email ?? undefined}
    />
  )
}

interface ChipProps {
  label: string
  /** They are not mailed. */
  off?: boolean
  why?: string | undefined
  act?: string
  /** The act takes back what was done. */
  back?: boolean
  onAct?: () => void
}

function Chip({ label, off = false, why, act, back = false, onAct }: ChipProps) {
  const Icon = back ? RotateCcw : X
  return (
    <li
      title={why}
      className={cx(
        'inline-flex h-6 max-w-56 items-center rounded-sm border coarse:h-9',
        off ? 'border-dashed border-line-strong' : 'border-line bg-hover text-text',
      )}
    >
      <bdi className={cx('truncate px-1.5', off && 'line-through')}>{label}</bdi>
      {off && <span className="sr-only">is not mailed{why ? `: ${why}` : ''}</span>}
      {act && onAct && (
        <button
          type="button"
          aria-label={act}
          title={act}
          onClick={onAct}
          className="inline-flex h-full w-5 items-center justify-center rounded-sm text-muted hover:text-text coarse:w-9"
        >
          <Icon aria-hidden className="size-3" />
        </button>
      )}
    </li>
  )
}

function AddCopy({ known, onAdd }: { known: ReadonlySet<string>; onAdd: (one: Chosen) => void }) {
  const [typed, setTyped] = useState('')
  const [wanted, setWanted] = useState(false)
  const { people, loading } = usePeople(typed, wanted)
  const options = people
    .filter(({ id }) => !known.has(id))
    .map(
      (person): Option => ({
        value: person.id,
        label: person.name,
        detail: person.email,
        icon: <Avatar person={person} size="sm" />,
      }),
    )
  const address = typed.trim().toLowerCase()
  if (isAddress(address) && !people.some(({ email }) => email === address))
    options.push({ value: address, label: address, detail: 'not known here yet' })
  return (
    // People are asked for when somebody is about to choose one.
    <li onFocus={() => setWanted(true)} onPointerEnter={() => setWanted(true)}>
      <Combobox
        label="Put in copy"
        options={options}
        value={undefined}
        onChange={(value) => {
          const one = options.find((option) => option.value === value)
          if (one) onAdd({ value: one.value, label: one.label })
        }}
        onQuery={setTyped}
        loading={loading}
        trigger={
          <button
            type="button"
            className="inline-flex h-6 items-center gap-1 rounded-sm px-1 text-muted hover:bg-hover hover:text-text coarse:h-9"
          >
            <Plus aria-hidden className="size-3" />
            Cc
          </button>
        }
      />
    </li>
  )
}
