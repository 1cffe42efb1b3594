// The details of a request that its owner may see, and those that they can add: with a press, on one page, without writing a message.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ClipboardList } from 'lucide-react'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { ApiError, api } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { announce } from '../../tickets/announce.ts'
import { useCategories, useFields } from '../../tickets/choices.ts'
import { FieldInputs, toldAt } from '../../tickets/fields/field-inputs.tsx'
import type { FieldDefinition, FieldValue } from '../../tickets/fields/field-values.ts'
import { fieldsOf, inWords, isEmpty, placeIn, toSend, wrongFields } from '../../tickets/fields/field-values.ts'
import { putTicket } from '../../tickets/ticket/cache.ts'
import type { Ticket } from '../../tickets/ticket/sides.ts'
import { same } from '../../tickets/ticket/sides.ts'
import { Button } from '../../ui/button.tsx'

export default function Details({ ticket }: { ticket: Ticket }) {
  const [writing, setWriting] = useState(false)
  // An agent who looks at their own request sees here what any requester would.
  const definitions = useFields().filter(({ requesters }) => requesters !== 'hidden')
  const place = placeIn(useCategories(), ticket.type, ticket.category?.id ?? null)
  const told = definitions.filter(({ key }) => !isEmpty(ticket.fields[key]))
  const open = ticket.can.reply.allowed && !['resolved', 'closed'].includes(ticket.status) && !ticket.mergedInto
  const asked = open ? fieldsOf(definitions, place).filter(({ requesters }) => requesters === 'asked') : []
  if (told.length === 0 && asked.length === 0) return null
  const missing = asked.some(({ key }) => isEmpty(ticket.fields[key]))
  return (
    <section aria-labelledby="details" className="mt-10 border-t border-line pt-5">
      <h2 id="details" className="font-medium">
        Details
      </h2>
      {writing ? (
        <DetailsForm ticket={ticket} fields={asked} onDone={() => setWriting(false)} />
      ) : (
        <>
          {told.length > 0 && <Told ticket={ticket} fields={told} />}
          {asked.length > 0 && (
            <Button icon={<ClipboardList aria-hidden />} onClick={() => setWriting(true)} className="mt-3">
              {missing ? 'Add details that help us' : 'Change details'}
            </Button>
          )}
        </>
      )}
    </section>
  )
}

function Told({ ticket, fields }: { ticket: Ticket; fields: readonly FieldDefinition[] }) {
  return (
    <dl className="mt-2 grid grid-cols-[minmax(6rem,auto)_minmax(0,1fr)] gap-x-4 gap-y-1.5">
      {fields.map((field) => (
        <div key={field.key} className="contents">
          <dt className="text-muted">
            <bdi>{field.label}</bdi>
          </dt>
          <dd className="[overflow-wrap:anywhere]">
            <bdi>{ticket.fieldTexts[field.key] || inWords(field, ticket.fields[field.key])}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}

interface DetailsFormProps {
  ticket: Ticket
  fields: readonly FieldDefinition[]
  onDone: () => void
}

function DetailsForm({ ticket, fields, onDone }: DetailsFormProps) {
  const queries = useQueryClient()
  // What somebody else changes meanwhile is nothing that was written here, and stays.
  const [before] = useState(ticket.fields)
  const [written, setWritten] = useState<Record<string, FieldValue>>({})
  const [tried, setTried] = useState(false)
  const values = { ...before, ...written }
  const wrong = wrongFields(fields, values)
  const sending = useMutation({
    mutationFn: (changes: Record<string, FieldValue>) => api('tickets.tell', { id: ticket.number, fields: changes }),
    onSuccess: (saved) => {
      putTicket(queries, saved)
      void queries.invalidateQueries({ queryKey: ['tickets.events', { id: ticket.number }] })
      announce('Details added')
      onDone()
    },
  })
  const refused = sending.error instanceof ApiError ? sending.error : null
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(wrong).length > 0) return
    const sent = fields.map((field) => [field.key, toSend(field, values[field.key] ?? null)] as const)
    const changes = Object.fromEntries(sent.filter(([name, value]) => !same(value, before[name] ?? null)))
    if (Object.keys(changes).length === 0) return onDone()
    sending.mutate(changes)
  }
  return (
    <form onSubmit={onSubmit} className="mt-3 flex flex-col gap-6">
      <p className="text-muted">Whatever you know helps. Leave out what you do not.</p>
      <FieldInputs
        fields={fields}
        values={values}
        onChange={(name, value) => setWritten({ ...written, [name]: value })}
        problems={tried ? wrong : {}}
        refused={refused}
        disabled={sending.isPending}
      />
      {sending.error && !toldAt(fields, refused) && <ErrorNotice error={sending.error} inline />}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" busy={sending.isPending}>
          Save details
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  )
}
