// Two people changed one ticket. Both sides, field by field; nothing is saved or dropped before one of them is chosen.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Output } from '../../app/api.ts'
import { query } from '../../app/queries.ts'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { RelativeTime } from '../../ui/time.tsx'
import { announce } from '../announce.ts'
import { useAgents, useFields } from '../choices.ts'
import { blank } from '../composer/drafts.ts'
import { drafts, useDraftKey } from '../composer/use-draft.ts'
import type { Conflict } from './conflicts.ts'
import { settleConflict, sinceRead } from './conflicts.ts'
import { fieldName, valueWords } from './field-words.ts'
import type { Difference, Field, Side } from './sides.ts'
import { differences, without } from './sides.ts'
import { useTicketChange } from './use-ticket-change.ts'

interface ConflictDialogProps {
  conflict: Conflict
  open: boolean
  /** Later: the choice stays open, and the page says so. */
  onClose: () => void
}

type Entry = Output<'tickets.events'>['items'][number]

export default function ConflictDialog({ conflict, open, onClose }: ConflictDialogProps) {
  const { number, base, theirs, change } = conflict
  const act = change.kind !== 'change' && change.kind !== 'assign'
  // How something was resolved goes with that it was: one row, and one choice.
  const rows = differences(base, change.mine, theirs).filter(({ field }) => !act || field !== 'resolution')
  const definitions = useFields()
  const agents = useAgents()
  const words = {
    name: (field: Field) => fieldName(field, definitions),
    value: (field: Field, value: unknown) =>
      valueWords(
        field,
        value,
        definitions,
        (id) => personIn([change.mine, theirs, base], field, id) ?? nameIn(agents, id),
      ),
  }
  const isNew = sinceRead(base)
  const own = rows.filter((row) => row.mine !== undefined)
  const [taken, setTaken] = useState<readonly Field[]>([])
  const events =
    useQuery({ ...query('tickets.events', { id: number, limit: 200 }), enabled: open, staleTime: 0 }).data?.items ?? []
  const resolution = useDraftKey(theirs.id, 'resolution')
  const saving = useTicketChange(number, {
    done: 'Saved',
    onDone: () => {
      if (change.kind === 'resolve') drafts.put(resolution, blank)
      onClose()
    },
  })
  const rest = without(change, taken)

  const save = () => {
    if (rest) return saving.apply(rest, theirs)
    settleConflict(number)
    announce('Their side is kept')
    onClose()
  }
  const pick = (field: Field, side: 'mine' | 'theirs') =>
    setTaken(side === 'theirs' ? [...taken, field] : taken.filter((one) => one !== field))
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={`Somebody else changed ${number} too`}
      description="Your change is not saved yet. Choose what stays."
      footer={
        <>
          <Button onClick={onClose}>Decide later</Button>
          <Button variant="primary" busy={saving.busy} onClick={save}>
            {rest ? 'Save' : 'Keep theirs'}
          </Button>
        </>
      }
    >
      <table className="w-full table-fixed border-separate border-spacing-0 text-left">
        <thead className="text-xs text-muted">
          <tr>
            <th scope="col" className="w-24 pb-1 font-medium">
              Field
            </th>
            <th scope="col" className="pb-1 pl-2 font-medium">
              Yours
            </th>
            <th scope="col" className="pb-1 pl-2 font-medium">
              Theirs
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <SideRow
              key={row.field}
              row={row}
              words={words}
              choosable={own.includes(row)}
              more={row.field === 'state' ? (change.mine.resolution ?? null) : null}
              side={taken.includes(row.field) ? 'theirs' : 'mine'}
              by={events.findLast(({ changes }) => (row.field.split('.')[0] ?? '') in changes)}
              onPick={(side) => pick(row.field, side)}
            />
          ))}
        </tbody>
      </table>
      <Meanwhile events={events.filter(isNew).filter(({ name }) => !inTable.has(name))} />
    </Dialog>
  )
}

// What these change stands in the table.
const inTable = new Set(['ticket.changed', 'ticket.assigned'])

/** Not only fields count: somebody who resolves should know that the requester wrote again. */
function Meanwhile({ events }: { events: Entry[] }) {
  if (events.length === 0) return null
  return (
    <section className="mt-4">
      <h3 className="mb-1 text-xs font-medium text-muted">Since you read it</h3>
      <ul className="flex flex-col gap-1">
        {events.slice(-5).map((event) => (
          <li key={event.id} className="flex gap-3">
            <span className="min-w-0 flex-1 break-words">
              <bdi className="font-medium">{event.actor.name}</bdi> {event.summary}
            </span>
            <RelativeTime at={event.at} className="shrink-0 text-xs text-muted" />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** As the ticket told it beside the id, on whichever side has it. */
const personIn = (sides: readonly Side[], field: Field, id: string) => {
  const key = field.replace('fields.', '')
  return sides.find((side) => side.fields?.[key] === id)?.fieldTexts?.[key]
}
const nameIn = (people: readonly { id: string; name: string }[], id: string) =>
  people.find((one) => one.id === id)?.name ?? 'Somebody'

interface Words {
  name: (field: Field) => string
  value: (field: Field, value: unknown) => string
}

interface SideRowProps {
  words: Words
  row: Difference
  choosable: boolean
  /** Said with one's own side. */
  more: string | null
  side: 'mine' | 'theirs'
  by: Entry | undefined
  onPick: (side: 'mine' | 'theirs') => void
}

function SideRow({ row, words, choosable, more, side, by, onPick }: SideRowProps) {
  const { field, before, mine, theirs } = row
  const said = (value: unknown) => words.value(field, value === undefined ? before : value)
  const name = words.name(field)
  const author = theirs !== undefined && by && (
    <span className="block text-xs text-muted">
      <bdi>{by.actor.name}</bdi>, <RelativeTime at={by.at} />
    </span>
  )
  const unchanged = <span className="block text-xs text-muted">as it was</span>
  const cell = 'border-t border-line py-1.5 pl-2 align-top'
  if (!choosable) {
    return (
      <tr>
        <th scope="row" className="border-t border-line py-1.5 align-top font-normal text-muted">
          <bdi>{name}</bdi>
        </th>
        <td className={cx(cell, 'px-4 text-muted')}>not touched</td>
        <td className={cx(cell, 'px-4')}>
          <span dir="auto" className="line-clamp-4 break-words">
            {said(theirs)}
          </span>
          {author}
        </td>
      </tr>
    )
  }
  return (
    <tr>
      <th scope="row" className="border-t border-line py-1.5 align-top font-normal text-muted">
        <bdi>{name}</bdi>
      </th>
      <td className={cell}>
        <Choice name={name} label="Keep mine" chosen={side === 'mine'} onPick={() => onPick('mine')}>
          {more ? `${said(mine)}: ${more}` : said(mine)}
        </Choice>
      </td>
      <td className={cell}>
        <Choice
          name={name}
          label="Take theirs"
          chosen={side === 'theirs'}
          onPick={() => onPick('theirs')}
          below={author || (theirs === undefined && unchanged)}
        >
          {said(theirs)}
        </Choice>
      </td>
    </tr>
  )
}

interface ChoiceProps {
  name: string
  label: string
  chosen: boolean
  onPick: () => void
  below?: React.ReactNode
  children: string
}

function Choice({ name, label, chosen, onPick, below, children }: ChoiceProps) {
  return (
    <label
      className={cx(
        'flex cursor-default gap-2 rounded-md border px-2 py-1.5 has-focus-visible:outline-2 has-focus-visible:outline-ring',
        chosen ? 'border-accent bg-accent-soft' : 'border-line hover:border-line-strong',
      )}
    >
      <input
        type="radio"
        name={`side-${name}`}
        checked={chosen}
        onChange={onPick}
        aria-label={`${label}: ${name} ${children}`}
        className="mt-0.5 size-3.5 shrink-0 appearance-none rounded-full border border-edge bg-surface outline-none checked:border-4 checked:border-accent"
      />
      <span className="min-w-0 flex-1">
        <span className="block text-xs text-muted">{label}</span>
        <span dir="auto" className="line-clamp-4 break-words">
          {children}
        </span>
        {below}
      </span>
    </label>
  )
}
