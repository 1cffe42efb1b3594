// The editor of a workflow: drawn while it is edited, checked with every change, and saved in one piece or not at all.
import { CircleAlert, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Diagram } from '../diagram/diagram.tsx'
import type { WorkflowOfType } from '../workflow-page.tsx'
import { AddState } from './add-state.tsx'
import { EditorBar } from './editor-bar.tsx'
import { StateList } from './state-list.tsx'
import { useDraft } from './use-draft.ts'

interface EditorProps {
  workflow: WorkflowOfType
  onDone: () => void
}

export function Editor({ workflow, onDone }: EditorProps) {
  const edit = useDraft(workflow)
  const [selected, setSelected] = useState<string | null>(null)
  const { draft, problems, undo } = edit
  const open = draft.states.some(({ key }) => key === selected) ? selected : null
  return (
    <div className="flex flex-1 flex-col">
      <section
        aria-label="The workflow as it would be"
        className="sticky top-11 z-10 flex flex-col gap-2 bg-canvas px-4 pt-3 pb-3"
      >
        <div className="flex items-center justify-between gap-3">
          <p className="text-muted">Press a state to change it. Nothing changes for anybody until you save.</p>
          <Button icon={<Undo2 />} disabledReason={undo ? null : 'Nothing was changed.'} onClick={() => undo?.()}>
            Undo
          </Button>
        </div>
        <Diagram
          workflow={draft}
          label={`Workflow of ${workflow.type.name}`}
          selected={open}
          onSelect={(key) => setSelected(key === open ? null : key)}
          className="max-h-[38dvh]"
          wrong={new Set(problems.byState.keys())}
        />
        {problems.general.map((problem) => (
          <p key={problem} role="alert" className="flex items-start gap-1.5 text-red">
            <CircleAlert aria-hidden className="mt-px size-3.5" />
            <span>{problem}</span>
          </p>
        ))}
      </section>
      <StateList edit={edit} tickets={workflow.tickets} selected={open} onSelect={setSelected} />
      <AddState edit={edit} onAdded={setSelected} />
      <EditorBar edit={edit} workflow={workflow} onDone={onDone} />
    </div>
  )
}
