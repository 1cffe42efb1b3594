// How tickets of a type go: drawn and told, with the editor behind one button.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Workflow as WorkflowIcon } from 'lucide-react'
import { useState } from 'react'
import type { Output } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { query } from '../../app/queries.ts'
import { Button } from '../../ui/button.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { useMissing } from '../add-link.tsx'
import { Diagram } from './diagram/diagram.tsx'
import { counted, StepsTable } from './diagram/steps-table.tsx'
import { Editor } from './editor/editor.tsx'
import { TypeFrame } from './type-frame.tsx'

const route = getRouteApi('/admin/types/$id/workflow')

export type WorkflowOfType = Output<'workflows.get'>

export function WorkflowPage() {
  const { id } = route.useParams()
  return (
    <TypeFrame id={id} intro="The states that its tickets go through, and the steps between them.">
      {(type) => <Loaded key={type.id} id={type.id} />}
    </TypeFrame>
  )
}

function Loaded({ id }: { id: string }) {
  const workflow = useQuery(query('workflows.get', { id }))
  if (workflow.isError) return <ErrorNotice error={workflow.error} retry={workflow.refetch} />
  if (!workflow.data) return <SkeletonRows label="Loading the workflow" />
  return <Shown workflow={workflow.data} />
}

function Shown({ workflow }: { workflow: WorkflowOfType }) {
  const [editing, setEditing] = useState(false)
  const locked = useMissing('types.manage')
  if (editing) return <Editor workflow={workflow} onDone={() => setEditing(false)} />
  return (
    <>
      <section aria-label="The workflow as it is" className="flex flex-col gap-3 px-4 py-4">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-muted">
            Version {workflow.revision}. It needs no editing: change it where your work goes another way.
          </p>
          <Button icon={<WorkflowIcon />} disabledReason={locked} onClick={() => setEditing(true)}>
            Change the workflow
          </Button>
        </div>
        <Diagram workflow={workflow} label={`Workflow of ${workflow.type.name}`} />
        {workflow.moving.map(({ from, to, tickets }) => (
          <p key={from} className="text-muted">
            {`${counted(tickets)} ${tickets === 1 ? 'ticket is' : 'tickets are'} still being moved from the former state ${from} to `}
            <bdi>{workflow.states.find(({ key }) => key === to)?.name ?? to}</bdi>.
          </p>
        ))}
      </section>
      <div className="border-t border-line">
        <StepsTable workflow={workflow} tickets={workflow.tickets} />
      </div>
    </>
  )
}
