// One import: how the file is understood, what a try says of it, how far it is, what came of it.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { query } from '../../app/queries.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { AbsoluteTime } from '../../ui/time.tsx'
import { AdminPage } from '../admin-page.tsx'
import { ImportActions } from './import-actions.tsx'
import { works } from './import-words.ts'
import { Kept } from './kept.tsx'
import { Outcome } from './outcome.tsx'
import { Problems } from './problems.tsx'
import { ImportProgress } from './progress.tsx'
import type { ImportRun } from './targets.ts'
import { Understanding } from './understanding.tsx'

const route = getRouteApi('/admin/import/$id')
const parent = { to: '/admin/import', label: 'Import' }

export function ImportPage() {
  const { id } = route.useParams()
  const run = useQuery({
    ...query('imports.get', { id }),
    // Beside the live updates: what takes a minute is looked at each second.
    refetchInterval: ({ state }) => (state.data && works(state.data) ? 1000 : false),
  })
  if (run.data) return <Shown run={run.data} />
  return (
    <AdminPage title="Import" parent={parent} intro="">
      {run.isPending && <SkeletonRows label="Loading the import" />}
      {run.isError && <ErrorNotice error={run.error} retry={run.refetch} />}
    </AdminPage>
  )
}

function Shown({ run }: { run: ImportRun }) {
  const { file, profile, state, error, outcome } = run
  const read = state !== 'reading' && run.columns.length > 0
  const before = state === 'ready' || state === 'checking' || state === 'stopped'
  return (
    <AdminPage
      title={file.name}
      parent={parent}
      actions={<ImportActions run={run} />}
      intro={
        <>
          {read && `${file.encoding}, ${file.format}. `}
          {profile &&
            `Recognised as an export of ${profile.name}${profile.evidence === 'documentation' ? ', as its documentation describes it: look at the mapping closely' : ''}. `}
          Handed in by <bdi>{run.by.name}</bdi>, <AbsoluteTime at={run.createdAt} />; forgotten{' '}
          <AbsoluteTime at={run.expiresAt} />.
        </>
      }
    >
      {error && (
        <p role="alert" className="mx-4 mt-3 max-w-reading rounded-md bg-red-soft px-3 py-2 text-red">
          {error}
        </p>
      )}
      {works(run) ? <ImportProgress run={run} /> : <Outcome run={run} />}
      {state === 'undone' && (run.undo?.kept ?? 0) > 0 && <Kept id={run.id} />}
      {outcome && outcome.failed > 0 && state !== 'undone' && <Problems id={run.id} live={works(run)} />}
      {read && (before || state === 'done') && <Understanding run={run} />}
    </AdminPage>
  )
}
