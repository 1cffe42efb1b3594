// Puts a checklist on a ticket: a saved one, an own one, or a saved one with more.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, newKey } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { query } from '../../app/queries.ts'
import { fieldError } from '../../directory/field-error.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { announce } from '../announce.ts'
import { refreshAfter } from '../ticket/cache.ts'
import { ticketQuery } from '../ticket/prefetch.ts'
import type { Ticket } from '../ticket/sides.ts'
import { checklistsQuery, withList } from './use-checklists.ts'

interface AddChecklistDialogProps {
  ticket: Ticket
  onClose: () => void
}

export default function AddChecklistDialog({ ticket, onClose }: AddChecklistDialogProps) {
  const { number } = ticket
  const queries = useQueryClient()
  const saved = useQuery(query('checklist-templates.list', { limit: 200 })).data?.items ?? []
  const [template, setTemplate] = useState<string | null>(null)
  const [name, setName] = useState<string | null>(null)
  const [lines, setLines] = useState('')
  const [wished, setWished] = useState<boolean | null>(null)
  const [key] = useState(newKey)
  const chosen = saved.find(({ id }) => id === template)
  const mandatory = wished ?? chosen?.mandatory ?? false
  const items = lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const adding = useMutation({
    mutationFn: () =>
      api(
        'checklists.add',
        { id: number, ...(template && { template }), ...(name?.trim() && { name: name.trim() }), items, mandatory },
        { idempotencyKey: key },
      ),
    onSuccess: (list) => {
      queries.setQueryData(
        checklistsQuery(number).queryKey,
        (page) => page && { ...page, items: withList(page.items, list) },
      )
      void queries.invalidateQueries(checklistsQuery(number))
      void queries.invalidateQueries(ticketQuery(number))
      refreshAfter(queries, number)
      announce(`${list.name} added`)
      onClose()
    },
  })
  const nothing = !chosen && items.length === 0
  const add = () => !nothing && !adding.isPending && adding.mutate()
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={`Add a checklist to ${number}`}
      description="For whoever works on it; its requester sees none of it."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            busy={adding.isPending}
            disabledReason={nothing ? 'Write an item, or choose a saved checklist' : null}
            shortcut="mod+enter"
            onClick={add}
          >
            Add checklist
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the shortcut of the button above */}
      <div
        className="flex flex-col gap-4"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          add()
        }}
      >
        {saved.length > 0 && (
          <Field label="Saved checklist" optional>
            <Combobox
              label="Saved checklist"
              none="None: an own one"
              placeholder="None: an own one"
              options={saved.map((one) => ({ value: one.id, label: one.name, detail: `${one.items.length} items` }))}
              value={template}
              onChange={setTemplate}
            />
          </Field>
        )}
        {chosen && (
          <ol className="list-decimal rounded-md bg-sunken py-2 pr-3 pl-8 text-muted">
            {chosen.items.map((text, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two items may read the same
              <li key={index} dir="auto">
                {text}
              </li>
            ))}
          </ol>
        )}
        <Field
          label={chosen ? 'More items' : 'Items'}
          hint="One per line."
          optional={Boolean(chosen)}
          error={fieldError(adding.error, 'items', 'An item')}
        >
          <Textarea
            autoFocus
            dir="auto"
            rows={chosen ? 2 : 5}
            value={lines}
            onChange={(event) => setLines(event.target.value)}
          />
        </Field>
        <Field label="Name" error={fieldError(adding.error, 'name', 'The name')}>
          <Input
            dir="auto"
            maxLength={120}
            value={name ?? chosen?.name ?? 'Checklist'}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Checkbox
          checked={mandatory}
          onChange={(event) => setWished(event.target.checked)}
          label="Mandatory"
          hint="The ticket is not resolved while one of its items is open."
        />
        {adding.error && <ErrorNotice error={adding.error} inline />}
      </div>
    </Dialog>
  )
}
