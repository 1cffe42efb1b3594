// The versions of a workflow, newest first: who changed what, when and why; each can be looked at, and brought back.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { Output } from '../../../app/api.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { pages, query } from '../../../app/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { TypeFrame } from '../type-frame.tsx'
import { VersionEntry } from './version-entry.tsx'

const route = getRouteApi('/admin/types/$id/versions')

export type Version = Output<'workflows.versions'>['items'][number]

export function VersionsPage() {
  const { id } = route.useParams()
  return (
    <TypeFrame
      id={id}
      intro="How its workflow came to be what it is. Nothing is lost: an earlier version can be looked at, and brought back."
    >
      {(type) => <Loaded key={type.id} id={type.id} />}
    </TypeFrame>
  )
}

function Loaded({ id }: { id: string }) {
  const versions = useInfiniteQuery(pages('workflows.versions', { id, limit: 20 }))
  const workflow = useQuery(query('workflows.get', { id }))
  const failed = versions.error ?? workflow.error
  if (failed)
    return (
      <ErrorNotice
        error={failed}
        retry={() => {
          void versions.refetch()
          void workflow.refetch()
        }}
      />
    )
  if (!versions.data || !workflow.data) return <SkeletonRows label="Loading the versions" />
  const items = versions.data.pages.flatMap((page) => page.items)
  const { data: current } = workflow
  const names = Object.fromEntries(
    items.toReversed().flatMap(({ states }) => states.map(({ key, name }) => [key, name])),
  )
  return (
    <>
      <ol aria-label="Versions" className="flex flex-col">
        {items.map((version) => (
          <VersionEntry key={version.version} version={version} current={current} names={names} />
        ))}
      </ol>
      {versions.hasNextPage && (
        <Button className="m-4 self-start" busy={versions.isFetchingNextPage} onClick={() => versions.fetchNextPage()}>
          Show earlier versions
        </Button>
      )}
    </>
  )
}
