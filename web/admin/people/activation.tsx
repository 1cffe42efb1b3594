// Shutting somebody out, and letting them back in.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, newKey } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { query } from '../../app/queries.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { toast } from '../../ui/toast.ts'
import { FormSection } from '../admin-page.tsx'
import { plainReason } from '../roles/plain-reason.ts'
import { unresolvedStatuses } from '../unresolved.ts'
import type { Person } from './people-table.tsx'

interface Wish {
  active: boolean
  revision: number
}

export function Activation({ person, locked }: { person: Person; locked: string | null }) {
  const [asking, setAsking] = useState(false)
  const queries = useQueryClient()
  const change = useMutation({
    mutationFn: ({ active, revision }: Wish) =>
      api('people.change', { id: person.id, active }, { ifMatch: revision, idempotencyKey: newKey() }),
    onSuccess: (changed) => {
      setAsking(false)
      queries.setQueryData(query('people.get', { id: person.id }).queryKey, changed)
      void queries.invalidateQueries({ queryKey: ['people.list'] })
      toast(changed.active ? `${changed.name} is active again` : `${changed.name} is deactivated`, () =>
        change.mutate({ active: !changed.active, revision: changed.revision }),
      )
    },
  })
  if (!person.active) {
    return (
      <FormSection
        title="Deactivated"
        text="Cannot sign in, and no key of theirs works. Their tickets and what they wrote stay."
      >
        <Button
          busy={change.isPending}
          disabledReason={locked}
          onClick={() => change.mutate({ active: true, revision: person.revision })}
          className="self-start"
        >
          Activate again
        </Button>
        {change.error && <ErrorNotice error={change.error} inline />}
      </FormSection>
    )
  }
  return (
    <FormSection
      title="Deactivate"
      text="For those who leave. People are not deleted here: what they wrote stays readable, with their name."
    >
      <Button
        disabledReason={locked ?? plainReason(person.can.deactivate)}
        onClick={() => setAsking(true)}
        className="self-start text-red!"
      >
        Deactivate
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={(open) => {
          setAsking(open)
          if (!open) change.reset()
        }}
        title={`Deactivate ${person.name}?`}
        effect={asking && <Consequences person={person} />}
        confirm="Deactivate"
        busy={change.isPending}
        onConfirm={() => change.mutate({ active: false, revision: person.revision })}
        error={change.error && <ErrorNotice error={change.error} inline />}
      />
    </FormSection>
  )
}

function Consequences({ person }: { person: Person }) {
  const open = useQuery(query('tickets.tally', { assignee: person.id, status: unresolvedStatuses })).data
  return (
    <>
      They are signed out everywhere at once, and their API keys stop working. They can be activated again later.
      {open && open.count > 0 && (
        <>
          {' '}
          <strong className="font-semibold text-text">
            {open.count.toLocaleString()}
            {open.atLeast && '+'} open {open.count === 1 ? 'ticket stays' : 'tickets stay'} assigned to them
          </strong>{' '}
          until somebody else takes {open.count === 1 ? 'it' : 'them'}.
        </>
      )}
    </>
  )
}
