// The views that somebody pinned, at the end of the sidebar, in their order and with their counts.
import { Link } from '@tanstack/react-router'
import { Bookmark, Settings2, TriangleAlert } from 'lucide-react'
import { NavLink } from '../../app/nav-link.tsx'
import { tip } from '../../ui/tip.ts'
import { usePinned, useViewCounts } from './use-views.ts'

interface SavedViewsProps {
  collapsed: boolean
  onGo: () => void
}

export function SavedViews({ collapsed, onGo }: SavedViewsProps) {
  const known = usePinned()
  const views = known ?? []
  const counts = useViewCounts(views.length > 0)
  return (
    <section aria-label="Saved views" className="flex flex-col gap-px">
      <div className="my-2 h-px shrink-0 bg-line" />
      {!collapsed && (
        <div className="flex h-6 items-center pl-2 text-xs text-muted coarse:h-11">
          <h2 className="flex-1">Saved views</h2>
          <Link
            to="/desk/views"
            aria-label="Manage views"
            onClick={onGo}
            {...tip('Manage views')}
            className="inline-flex size-6 items-center justify-center rounded-md hover:bg-hover hover:text-text coarse:size-11"
          >
            <Settings2 aria-hidden className="size-3.5" />
          </Link>
        </div>
      )}
      {views.map(({ id, name, problem }) => (
        <NavLink
          key={id}
          to="/desk/tickets"
          search={{ view: id }}
          label={name}
          icon={problem ? TriangleAlert : Bookmark}
          count={counts.get(id)?.count ?? undefined}
          collapsed={collapsed}
          onGo={onGo}
        />
      ))}
      {known?.length === 0 && !collapsed && (
        <p className="px-2 text-xs text-muted">Filter a list, then save it as a view to find it here.</p>
      )}
    </section>
  )
}
