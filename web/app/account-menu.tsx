// Who is signed in, and what they can do about themselves.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ChevronsUpDown, Keyboard, LifeBuoy, LogOut, Settings, Ticket } from 'lucide-react'
import { Avatar } from '../ui/avatar.tsx'
import { cx } from '../ui/cx.ts'
import type { MenuEntry } from '../ui/menu.tsx'
import { Menu } from '../ui/menu.tsx'
import { useThemeEntries } from '../ui/theme-toggle.tsx'
import { runAction } from './actions.ts'
import { api } from './api.ts'
import { may, mayAdminister, useMe } from './session.ts'

interface AccountMenuProps {
  face: 'desk' | 'portal' | 'admin'
  collapsed?: boolean
}

export function AccountMenu({ face, collapsed }: AccountMenuProps) {
  const { person } = useMe()
  const entries = useEntries(face)
  return (
    <Menu
      label="Your account"
      side={face === 'portal' ? 'bottom' : 'top'}
      align={face === 'portal' ? 'end' : 'start'}
      entries={entries}
      trigger={
        <button
          type="button"
          aria-label={`Your account, ${person.name}`}
          className={cx(
            'flex h-8 items-center gap-2 rounded-md hover:bg-hover aria-expanded:bg-hover coarse:h-11',
            collapsed ? 'w-full justify-center' : face === 'portal' ? 'px-1' : 'w-full px-1.5 text-left',
          )}
        >
          <Avatar person={person} />
          {!collapsed && face !== 'portal' && (
            <>
              <span className="min-w-0 flex-1 truncate">{person.name}</span>
              <ChevronsUpDown aria-hidden className="size-3.5 text-muted" />
            </>
          )}
        </button>
      }
    />
  )
}

function useEntries(face: AccountMenuProps['face']): MenuEntry[] {
  const me = useMe()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const themes = useThemeEntries()
  const leave = useMutation({
    mutationFn: () => api('sessions.end'),
    // Signed out here or found signed out: either way nothing of this person may stay in memory.
    onSettled: async () => {
      await navigate({ to: '/sign-in', search: {} })
      queries.clear()
    },
  })
  const faces: MenuEntry[] = [
    face !== 'desk' &&
      may(me, 'tickets.work') && { label: 'Desk', icon: <Ticket />, onSelect: () => navigate({ to: '/desk' }) },
    face !== 'portal' && { label: 'Portal', icon: <LifeBuoy />, onSelect: () => navigate({ to: '/portal' }) },
    face !== 'admin' &&
      mayAdminister(me) && { label: 'Admin', icon: <Settings />, onSelect: () => navigate({ to: '/admin' }) },
  ].filter((entry) => entry !== false)
  return [
    { kind: 'heading', label: me.person.email },
    ...faces,
    { label: 'Keyboard shortcuts', icon: <Keyboard />, shortcut: '?', onSelect: () => runAction('app.shortcuts') },
    { kind: 'separator' },
    { kind: 'heading', label: 'Theme' },
    ...themes,
    { kind: 'separator' },
    { label: 'Sign out', icon: <LogOut />, onSelect: () => leave.mutate() },
  ]
}
