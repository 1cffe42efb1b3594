// One line of a sidebar. Collapsed, it is an icon with its name as tooltip.
import { Link } from '@tanstack/react-router'
import type { LucideIcon } from 'lucide-react'
import { cx } from '../ui/cx.ts'
import { tip } from '../ui/tip.ts'

interface NavLinkProps {
  to: string
  search?: Record<string, string>
  label: string
  icon?: LucideIcon
  /** Words where nobody counted to the end. */
  count?: number | string | undefined
  collapsed?: boolean
  shortcut?: string
  onGo?: () => void
}

// Counting stops at 10,000 on the server; a longer number would not say more.
const counted = (count: number | string) =>
  typeof count === 'string' ? count : count >= 10_000 ? '9,999+' : count.toLocaleString()

export function NavLink({ to, search, label, icon: Icon, count, collapsed, shortcut, onGo }: NavLinkProps) {
  return (
    <Link
      to={to}
      search={search as never}
      activeOptions={{ exact: false, includeSearch: search !== undefined }}
      onClick={onGo}
      {...(collapsed ? { 'aria-label': label, ...tip(label, shortcut) } : {})}
      className={cx(
        'flex h-7 shrink-0 items-center gap-2 rounded-md text-text outline-offset-0 hover:bg-hover coarse:h-11 data-[status=active]:bg-selected data-[status=active]:font-medium',
        collapsed ? 'justify-center' : 'px-2',
      )}
    >
      {Icon && <Icon aria-hidden className="text-muted" />}
      {!collapsed && <span className="min-w-0 flex-1 truncate">{label}</span>}
      {!collapsed && count !== undefined && count !== 0 && (
        <span className="text-xs text-muted tabular">{counted(count)}</span>
      )}
    </Link>
  )
}
