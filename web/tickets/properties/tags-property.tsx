// Tags: a dozen at sight, 200 if somebody asks. Changed in a popover, saved when it closes.
import { useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { Popover } from '../../ui/popover.tsx'
import type { Ticket } from '../ticket/sides.ts'
import { same } from '../ticket/sides.ts'
import { useTicketChange } from '../ticket/use-ticket-change.ts'
import { Property, PropertyButton, Unset } from './property.tsx'
import { propertyAttributes } from './property-ids.ts'
import { addTags, knownTags } from './tags.ts'

const atSight = 12

export function TagsProperty({ ticket }: { ticket: Ticket }) {
  const { tags } = ticket
  const change = useTicketChange(ticket.number, { done: 'Tags saved' })
  const [all, setAll] = useState(false)
  const shown = all ? tags : tags.slice(0, atSight)
  const save = (next: string[], base: Ticket) => {
    if (!same(next, base.tags)) change.apply({ kind: 'change', wish: { tags: next }, mine: { tags: next } }, base)
  }
  return (
    <Property label="Tags" problem={change.problem} again={change.again}>
      <Popover
        label="Tags"
        align="end"
        trigger={
          <PropertyButton {...propertyAttributes('tags')} label="Tags" disabledReason={ticket.can.change.reason}>
            {tags.length === 0 ? (
              <Unset>None</Unset>
            ) : (
              <span className="flex min-w-0 flex-wrap gap-1 py-0.5">
                {shown.map((tag) => (
                  <bdi
                    key={tag}
                    className="max-w-full truncate rounded-sm border border-line px-1.5 text-xs leading-4.5"
                  >
                    {tag}
                  </bdi>
                ))}
              </span>
            )}
          </PropertyButton>
        }
      >
        {(close) => <TagEditor ticket={ticket} onSave={save} onClose={close} />}
      </Popover>
      {tags.length > atSight && (
        <Button
          variant="ghost"
          aria-expanded={all}
          onClick={() => setAll(!all)}
          className="h-6 px-2 text-xs text-muted"
        >
          {all ? 'Show fewer' : `Show ${tags.length - atSight} more`}
        </Button>
      )}
    </Property>
  )
}

interface TagEditorProps {
  ticket: Ticket
  onSave: (tags: string[], base: Ticket) => void
  onClose: () => void
}

function TagEditor({ ticket, onSave, onClose }: TagEditorProps) {
  const [base] = useState(ticket)
  const [tags, setTags] = useState(ticket.tags)
  const [typed, setTyped] = useState('')
  const queries = useQueryClient()
  const offered = knownTags(queries, typed, tags)
  const add = (text: string) => {
    setTags(addTags(tags, text))
    setTyped('')
  }
  const done = () => {
    onSave(addTags(tags, typed), base)
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Backspace' && typed === '') setTags(tags.slice(0, -1))
    if (event.key !== 'Enter' && event.key !== ',') return
    event.preventDefault()
    if (typed.trim() === '') done()
    else add(typed)
  }
  return (
    <div className="flex w-64 flex-col gap-3">
      <Field label="Add a tag" hint="Enter adds it; several with commas.">
        <Input
          autoFocus
          maxLength={400}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </Field>
      {offered.length > 0 && (
        <div className="flex flex-wrap gap-1">
          {offered.map((tag) => (
            <Button
              key={tag}
              variant="ghost"
              onClick={() => add(tag)}
              className="h-6 max-w-full border-line px-1.5 text-xs"
            >
              <bdi className="truncate">{tag}</bdi>
            </Button>
          ))}
        </div>
      )}
      <ul aria-label="Tags" className="flex max-h-56 flex-wrap gap-1 overflow-y-auto">
        {tags.map((tag) => (
          <li
            key={tag}
            className="inline-flex h-6 max-w-full min-w-0 items-center rounded-sm border border-line pl-1.5 text-xs"
          >
            <bdi className="truncate">{tag}</bdi>
            <button
              type="button"
              aria-label={`Remove ${tag}`}
              onClick={() => setTags(tags.filter((one) => one !== tag))}
              className="inline-flex size-6 shrink-0 items-center justify-center text-muted hover:text-text"
            >
              <X className="size-3" />
            </button>
          </li>
        ))}
      </ul>
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="primary" onClick={done}>
          Save
        </Button>
      </div>
    </div>
  )
}
