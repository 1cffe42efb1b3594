// One type: its name, who opens it, and when it goes.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { api, newKey } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { query } from '../../app/queries.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.ts'
import { useMissing } from '../add-link.tsx'
import { FormSection, TwoColumns } from '../admin-page.tsx'
import { Fact, Facts, Reference } from '../facts.tsx'
import { RecordForm } from '../record/record-form.tsx'
import { Removal } from '../record/removal.tsx'
import { SaveBar } from '../record/save-bar.tsx'
import { useRecordForm } from '../record/use-record-form.ts'
import { unresolvedStatuses } from '../unresolved.ts'
import { TypeFields } from './type-fields.tsx'
import { TypeFrame } from './type-frame.tsx'
import { effectsOf, readType, type TypeOfTicket, typeWords } from './type-values.ts'

const route = getRouteApi('/admin/types/$id')

export function TypePage() {
  const { id } = route.useParams()
  return (
    <TypeFrame id={id} intro="People choose it by its name when they open a ticket.">
      {(type) => <Loaded key={type.id} type={type} />}
    </TypeFrame>
  )
}

function Loaded({ type }: { type: TypeOfTicket }) {
  const locked = useMissing('types.manage')
  const keep = useKeep(type.id)
  const form = useRecordForm({
    record: type,
    read: readType,
    save: (changes, options) => api('ticket-types.change', { id: type.id, ...changes }, options),
    onSaved: (saved, undo) => {
      keep(saved)
      toast(`${saved.name} saved`, undo)
    },
  })
  return (
    <RecordForm form={form} locked={locked}>
      <TwoColumns aside={<Uses type={type} />}>
        <TypeFields form={form} locked={locked} />
        <Retirement type={type} locked={locked} />
        <TypeRemoval type={type} locked={locked} />
      </TwoColumns>
      <SaveBar form={form} effects={effectsOf(readType(type), form.values)} disabledReason={locked} {...typeWords} />
    </RecordForm>
  )
}

export function useKeep(id: string) {
  const queries = useQueryClient()
  return (saved: TypeOfTicket) => {
    queries.setQueryData(query('ticket-types.get', { id }).queryKey, saved)
    void queries.invalidateQueries({ queryKey: ['ticket-types.list'] })
  }
}

function Uses({ type: { key, states, workflowVersion } }: { type: TypeOfTicket }) {
  const open = useQuery(query('tickets.tally', { type: key, status: unresolvedStatuses })).data
  const all = useQuery(query('tickets.tally', { type: key })).data
  return (
    <>
      <Facts title="What refers to it">
        <Reference
          term="Open tickets"
          count={open?.count}
          atLeast={open?.atLeast}
          to="/desk/tickets"
          search={{ view: 'all', type: key }}
        />
        <Reference term="All tickets" count={all?.count} atLeast={all?.atLeast} />
      </Facts>
      <Facts title="Record">
        <Fact term="Key">
          <code className="font-mono text-xs">{key}</code>
        </Fact>
        <Fact term="States">{states.length}</Fact>
        <Fact term="Version of the workflow">{workflowVersion}</Fact>
      </Facts>
    </>
  )
}

interface PartProps {
  type: TypeOfTicket
  locked: string | null
}

function Retirement({ type: { id, name, active, revision }, locked }: PartProps) {
  const keep = useKeep(id)
  const change = useMutation({
    mutationFn: (to: { active: boolean; revision: number }) =>
      api('ticket-types.change', { id, active: to.active }, { ifMatch: to.revision, idempotencyKey: newKey() }),
    onSuccess: (saved) => {
      keep(saved)
      const undo = () => change.mutate({ active: !saved.active, revision: saved.revision })
      toast(saved.active ? `${saved.name} is offered again` : `${saved.name} retired`, undo)
    },
  })
  return (
    <FormSection
      title={active ? 'Retire this type' : 'This type is retired'}
      text={
        active
          ? 'Nobody opens new tickets of it any more. Those that there are stay, and go on through its workflow. It can be brought back.'
          : `Its tickets go on as before, and nobody opens new ones. Brought back, ${name} can be chosen again.`
      }
    >
      {change.isError && <ErrorNotice error={change.error} inline />}
      <Button
        className="self-start"
        busy={change.isPending}
        disabledReason={locked}
        onClick={() => change.mutate({ active: !active, revision })}
      >
        {active ? 'Retire type' : 'Bring back'}
      </Button>
    </FormSection>
  )
}

function TypeRemoval({ type: { id, key, name }, locked }: PartProps) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const tickets = useQuery(query('tickets.tally', { type: key })).data
  if (tickets && tickets.count > 0) return null
  return (
    <Removal
      noun="type"
      name={name}
      effect="No ticket is of it. Its form and its workflow go with it, and it cannot be brought back."
      obstacle={locked ?? (tickets ? null : undefined)}
      remove={() => api('ticket-types.remove', { id })}
      onRemoved={() => {
        void queries.invalidateQueries({ queryKey: ['ticket-types.list'] })
        void navigate({ to: '/admin/types', replace: true, ignoreBlocker: true })
      }}
    />
  )
}
