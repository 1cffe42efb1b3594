// One version: what it changed, and on demand how it was drawn.
import { ChevronDown, ChevronRight, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { AbsoluteTime } from '../../../ui/time.tsx'
import { useMissing } from '../../add-link.tsx'
import { Diagram } from '../diagram/diagram.tsx'
import { StepsTable } from '../diagram/steps-table.tsx'
import type { WorkflowOfType } from '../workflow-page.tsx'
import { Restoration } from './restoration.tsx'
import type { Version } from './versions-page.tsx'

interface VersionEntryProps {
  version: Version
  current: WorkflowOfType
  /** How states are or were called, by key. */
  names: Readonly<Record<string, string>>
}

export function VersionEntry({ version, current, names }: VersionEntryProps) {
  const [shown, setShown] = useState(false)
  const [asking, setAsking] = useState(false)
  const locked = useMissing('types.manage')
  const now = version.version === current.revision
  return (
    <li className="flex flex-col gap-2 border-b border-line px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="text-md font-semibold">Version {version.version}</h2>
        {now && <Badge>In use</Badge>}
        <p className="text-muted">
          <bdi>{version.by.name}</bdi>, <AbsoluteTime at={version.at} />
        </p>
      </div>
      {version.note && <p className="max-w-reading break-words whitespace-pre-wrap">{version.note}</p>}
      <Changes version={version} names={names} />
      <div className="flex flex-wrap gap-2">
        <Button
          variant="ghost"
          className="-ml-2.5"
          aria-expanded={shown}
          icon={shown ? <ChevronDown /> : <ChevronRight />}
          onClick={() => setShown(!shown)}
        >
          {shown ? 'Hide the drawing' : 'Show the drawing'}
        </Button>
        {!now && (
          <Button icon={<RotateCcw />} disabledReason={locked} onClick={() => setAsking(true)}>
            Bring back version {version.version}
          </Button>
        )}
      </div>
      {shown && (
        <>
          <Diagram workflow={version} label={`Version ${version.version} of the workflow of ${current.type.name}`} />
          <StepsTable workflow={version} />
        </>
      )}
      {asking && <Restoration version={version} current={current} onDone={() => setAsking(false)} />}
    </li>
  )
}

type ChangesProps = Pick<VersionEntryProps, 'version' | 'names'>

function Changes({ version: { version, changes, mapping, restored }, names }: ChangesProps) {
  const nameOf = (key: string) => names[key] ?? key
  const lines = [
    ...(restored === null ? [] : [`Brought back version ${restored}`]),
    ...changes,
    ...Object.entries(mapping).map(([from, to]) => `Tickets of ${nameOf(from)} went to ${nameOf(to)}`),
  ]
  if (lines.length === 0)
    return <p className="text-muted">{version === 1 ? 'How it began.' : 'Nothing that can be seen.'}</p>
  return (
    <ul className="flex list-disc flex-col gap-0.5 pl-4">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
