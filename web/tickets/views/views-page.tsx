// All views that somebody may use: those in their sidebar in order, then the others.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowDown, ArrowUp, Ellipsis, Pencil, Pin, PinOff, Trash2, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { AdminPage } from '../../admin/admin-page.tsx'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { pages } from '../../app/queries.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { keptOf, type SavedView, scopeWords } from './saved.ts'
import { usePinned, useViewChanges } from './use-views.ts'
import ViewDialog from './view-dialog.tsx'

export function ViewsPage() {
  const list = useInfiniteQuery(pages('views.list', { limit: 100 }))
  const all = (list.data?.pages.flatMap((page) => page.items) ?? []) as SavedView[]
  const pinned = usePinned() ?? []
  const changes = useViewChanges()
  const failed = [changes.arrange, changes.pin, changes.remove].find(({ error }) => error)?.error
  const [changed, setChanged] = useState<SavedView | null>(null)
  const others = all.filter(({ id }) => pinned.every((one) => one.id !== id))
  return (
    <AdminPage
      title="Saved views"
      intro="Filters with a name: yours, those of your teams, and those for everybody. What is in your sidebar is counted there."
    >
      {list.isPending && <SkeletonRows label="Loading views" />}
      {list.isError && <ErrorNotice error={list.error} retry={list.refetch} />}
      {list.data && all.length === 0 && (
        <EmptyState
          action={
            <Link to="/desk/tickets" search={{ view: 'all' }} className={buttonClass('secondary')}>
              Open the list
            </Link>
          }
        >
          No view is saved yet. Filter a list, then choose “Save as a view” beside its title.
        </EmptyState>
      )}
      {failed && (
        <div className="px-4 pt-3">
          <ErrorNotice error={failed} inline />
        </div>
      )}
      {pinned.length > 0 && (
        <Views title="In your sidebar" views={pinned} ordered changes={changes} onChange={setChanged} />
      )}
      {others.length > 0 && (
        <Views title="Not in your sidebar" views={others} changes={changes} onChange={setChanged} />
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      )}
      {changed && (
        <ViewDialog
          view={changed}
          kept={keptOf({ view: changed.id }, changed)}
          onClose={() => setChanged(null)}
          onDone={() => setChanged(null)}
        />
      )}
    </AdminPage>
  )
}

interface ViewsProps {
  title: string
  views: readonly SavedView[]
  ordered?: boolean
  changes: ReturnType<typeof useViewChanges>
  onChange: (view: SavedView) => void
}

function Views({ title, views, ordered = false, changes, onChange }: ViewsProps) {
  const ids = views.map(({ id }) => id)
  const move = (index: number, by: number) => {
    const next = ids.filter((_, at) => at !== index)
    next.splice(index + by, 0, ids[index] as string)
    changes.arrange.mutate(next)
  }
  return (
    <section aria-label={title} className="mt-4 px-4">
      <h2 className="mb-1 font-medium">{title}</h2>
      <ul className="border-t border-line">
        {views.map((view, index) => (
          <li key={view.id} className="flex min-h-11 items-center gap-2 border-b border-line py-1.5">
            {ordered && (
              <span className="flex">
                <IconButton
                  label={`Move ${view.name} up`}
                  icon={<ArrowUp />}
                  disabledReason={index === 0 ? 'It is the first' : null}
                  onClick={() => move(index, -1)}
                />
                <IconButton
                  label={`Move ${view.name} down`}
                  icon={<ArrowDown />}
                  disabledReason={index === views.length - 1 ? 'It is the last' : null}
                  onClick={() => move(index, 1)}
                />
              </span>
            )}
            <div className="min-w-0 flex-1">
              <div className="flex min-w-0 flex-wrap items-baseline gap-x-2">
                <Link
                  to="/desk/tickets"
                  search={{ view: view.id }}
                  className="max-w-full min-w-0 truncate font-medium hover:underline coarse:py-2.5"
                >
                  <bdi>{view.name}</bdi>
                </Link>
                <span className="min-w-0 truncate text-xs text-muted">
                  <bdi>{scopeWords(view)}</bdi>
                  {view.can.change.allowed ? '' : ` · by ${view.owner.name}`}
                </span>
              </div>
              {view.problem ? (
                <p className="flex items-center gap-1.5 text-xs text-red">
                  <TriangleAlert aria-hidden className="size-3.5" />
                  It finds nothing: {view.problem.message}
                </p>
              ) : (
                <p className="truncate font-mono text-xs text-muted [font-variant-ligatures:none]">{view.filter}</p>
              )}
            </div>
            <ViewActions view={view} changes={changes} onChange={onChange} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function ViewActions({
  view,
  changes: { pin, remove },
  onChange,
}: { view: SavedView } & Pick<ViewsProps, 'changes' | 'onChange'>) {
  const { change, remove: removal } = view.can
  return (
    <Menu
      label={view.name}
      align="end"
      entries={[
        {
          label: 'Rename, share or change',
          icon: <Pencil />,
          disabledReason: change.allowed ? null : change.reason,
          onSelect: () => onChange(view),
        },
        {
          label: view.pin === null ? 'Put into the sidebar' : 'Take out of the sidebar',
          icon: view.pin === null ? <Pin /> : <PinOff />,
          onSelect: () => pin.mutate(view),
        },
        {
          label: 'Delete view',
          icon: <Trash2 />,
          danger: true,
          disabledReason: removal.allowed ? null : removal.reason,
          onSelect: () => remove.mutate(view),
        },
      ]}
      trigger={<IconButton label={`More for ${view.name}`} icon={<Ellipsis />} />}
    />
  )
}
