// Somebody else saved the same record first. Both sides stand beside each other, and nothing is dropped unless it is chosen.
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import type { Conflict } from './form.ts'
import type { Choices, Difference, FieldOf } from './sides.ts'

export interface FieldWords<V> {
  labels: Record<FieldOf<V>, string>
  /** A value in words. */
  show: (field: FieldOf<V>, value: V[FieldOf<V>]) => string
}

interface ConflictViewProps<V> extends FieldWords<V> {
  conflict: Conflict<V>
  open: boolean
  onOpenChange: (open: boolean) => void
  busy: boolean
}

export function ConflictView<V>({ conflict, labels, show, open, onOpenChange, busy }: ConflictViewProps<V>) {
  const [choices, setChoices] = useState<Choices<V>>({})
  const contested = conflict.differences.filter((one) => one.contested)
  const undecided = contested.filter(({ field }) => choices[field] === undefined)
  const groups = [
    { title: 'Changed by you', side: 'mine' as const, found: conflict.differences.filter(({ by }) => by === 'me') },
    {
      title: 'Changed by somebody else',
      side: 'theirs' as const,
      found: conflict.differences.filter(({ by, contested }) => by === 'them' || (by === 'both' && !contested)),
    },
  ]
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Somebody else changed this while you did"
      description="Nothing of yours was saved yet. What only one of you changed is kept; where you differ, choose."
      footer={
        <>
          <Button
            onClick={() => {
              conflict.yield()
              onOpenChange(false)
            }}
          >
            Drop mine
          </Button>
          <Button
            variant="primary"
            busy={busy}
            disabledReason={undecided[0] ? `Choose a side for: ${labels[undecided[0].field]}` : null}
            onClick={() => {
              conflict.settle(choices)
              onOpenChange(false)
            }}
          >
            Save
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {contested.map((one) => (
          <RadioCards
            key={one.field}
            legend={labels[one.field]}
            hint={`Before: ${show(one.field, one.before) || 'empty'}`}
            value={choices[one.field] ?? null}
            onChange={(choice) => setChoices({ ...choices, [one.field]: choice })}
            className="sm:grid-cols-2"
            choices={[
              { value: 'mine', label: said(show(one.field, one.mine)), hint: 'Yours' },
              { value: 'theirs', label: said(show(one.field, one.theirs)), hint: 'Theirs, saved already' },
            ]}
          />
        ))}
        {groups.map(
          ({ title, side, found }) =>
            found.length > 0 && (
              <section key={title}>
                <h3 className="mb-1 text-xs text-muted">{title}</h3>
                <ul className="flex flex-col gap-1">
                  {found.map((one) => (
                    <OneSided key={one.field} one={one} side={side} labels={labels} show={show} />
                  ))}
                </ul>
              </section>
            ),
        )}
      </div>
    </Dialog>
  )
}

interface OneSidedProps<V> extends FieldWords<V> {
  one: Difference<V>
  side: 'mine' | 'theirs'
}

function OneSided<V>({ one, side, labels, show }: OneSidedProps<V>) {
  return (
    <li className="break-words">
      <span className="font-medium">{labels[one.field]}</span>:{' '}
      <s className="text-muted">{said(show(one.field, one.before))}</s> {said(show(one.field, one[side]))}
    </li>
  )
}

const said = (text: string) => <bdi className="whitespace-pre-wrap">{text || 'empty'}</bdi>
