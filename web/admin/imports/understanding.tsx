// How the file is understood: where each column goes, what its words mean, and the first tickets as they would come in. While
// something goes on, and afterwards, it can be read and not changed.
import { ErrorNotice } from '../../app/error-notice.tsx'
import { Columns } from './columns.tsx'
import { Preview } from './preview.tsx'
import { ReadingSettings } from './reading-settings.tsx'
import type { ImportRun } from './targets.ts'
import { useAdjust } from './use-steer.ts'
import { Words } from './words.tsx'

export function Understanding({ run }: { run: ImportRun }) {
  const adjust = useAdjust(run.id)
  const locked = run.can.change.allowed ? null : (run.can.change.reason ?? 'It cannot be changed now.')
  const change = (wish: Parameters<typeof adjust.mutate>[0]) => adjust.mutate(wish)
  return (
    <>
      {adjust.isError && (
        <div className="px-4 pt-3">
          <ErrorNotice error={adjust.error} inline />
        </div>
      )}
      {locked === null && <ReadingSettings run={run} change={change} />}
      <Columns run={run} locked={locked} change={change} />
      <Words run={run} locked={locked} change={change} />
      {run.state === 'ready' && <Preview id={run.id} revision={run.revision} />}
    </>
  )
}
