// Fields that a ticket needs before it is resolved and does not have: asked where it is resolved, and saved first.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError, api, newKey } from '../../app/api.ts'
import { FieldInputs, toldAt } from '../fields/field-inputs.tsx'
import type { FieldValue } from '../fields/field-values.ts'
import { filledIn, isEmpty, wrongFields } from '../fields/field-values.ts'
import { useFieldsFor } from '../fields/use-fields.ts'
import { putTicket } from './cache.ts'
import type { Ticket } from './sides.ts'

export function useNeededFields(ticket: Ticket) {
  const queries = useQueryClient()
  const [values, setValues] = useState<Record<string, FieldValue>>({})
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<ApiError | null>(null)
  const fields = useFieldsFor(ticket.type, ticket.category?.id ?? null)
    .filter(({ key, required }) => required === 'resolving' && isEmpty(ticket.fields[key]))
    // Here they are asked like what a new ticket cannot do without.
    .map((field) => ({ ...field, required: 'opening' as const }))
  const wrong = wrongFields(fields, values)
  return {
    fields,
    values,
    set: (key: string, value: FieldValue) => setValues((now) => ({ ...now, [key]: value })),
    problems: tried ? wrong : {},
    refused,
    /** False when something is missing or was refused, which stands at its field then. @throws what no field is to blame for */
    async save(): Promise<boolean> {
      setTried(true)
      setRefused(null)
      if (Object.keys(wrong).length > 0) return false
      if (fields.length === 0) return true
      try {
        const wish = { id: ticket.number, fields: filledIn(fields, values) }
        putTicket(queries, await api('tickets.change', wish, { idempotencyKey: newKey() }))
        return true
      } catch (error) {
        if (!(error instanceof ApiError) || !toldAt(fields, error)) throw error
        setRefused(error)
        return false
      }
    },
  }
}

export function NeededFields({ needed }: { needed: ReturnType<typeof useNeededFields> }) {
  if (needed.fields.length === 0) return null
  return (
    <div className="mt-3 flex flex-col gap-3">
      <FieldInputs
        fields={needed.fields}
        values={needed.values}
        onChange={needed.set}
        problems={needed.problems}
        refused={needed.refused}
      />
    </div>
  )
}
