// What a person can do about themselves: go to another face, choose the theme, sign out.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { CircleUser, Keyboard, LifeBuoy, LogOut, Settings, Ticket } from 'lucide-react'
import type { ReactNode } from 'react'
import type { MenuEntry } from '../ui/menu.tsx'
import { MenuPopup } from '../ui/menu.tsx'
import type { Anchored } from '../ui/overlay-trigger.ts'
import { useThemeEntries } from '../ui/theme-toggle.tsx'
import type { Face } from './account-menu.tsx'
import { runAction } from './actions.ts'
import { api } from './api.ts'
import { may, mayAdminister, useMe } from './session.ts'

export default function AccountMenuPopup({ face, ...anchored }: Anchored & { face: Face }) {
  const entries = useEntries(face)
  const portal = face === 'portal'
  return (
    <MenuPopup
      {...anchored}
      label="Your account"
      side={portal ? 'bottom' : 'top'}
      align={portal ? 'end' : 'start'}
      entries={entries}
    />
  )
}

function useEntries(face: Face): MenuEntry[] {
  const themes = useThemeEntries()
  const signOut = useSignOut()
  const faces = useFaces(face)
  const { person } = useMe()
  const navigate = useNavigate()
  return [
    { kind: 'heading', label: person.email },
    { label: 'Your account', icon: <CircleUser />, onSelect: () => void navigate({ to: '/account' }) },
    ...faces,
    { label: 'Keyboard shortcuts', icon: <Keyboard />, shortcut: '?', onSelect: () => runAction('app.shortcuts') },
    { kind: 'separator' },
    { kind: 'heading', label: 'Theme' },
    ...themes,
    { kind: 'separator' },
    { label: 'Sign out', icon: <LogOut />, onSelect: signOut },
  ]
}

function useFaces(face: Face): MenuEntry[] {
  const me = useMe()
  const navigate = useNavigate()
  const entry = (label: string, icon: ReactNode, to: '/desk' | '/portal' | '/admin'): MenuEntry => ({
    label,
    icon,
    onSelect: () => void navigate({ to }),
  })
  return [
    face !== 'desk' && may(me, 'tickets.work') && entry('Desk', <Ticket />, '/desk'),
    face !== 'portal' && entry('Portal', <LifeBuoy />, '/portal'),
    face !== 'admin' && mayAdminister(me) && entry('Admin', <Settings />, '/admin'),
  ].filter((one) => one !== false)
}

function useSignOut() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const leave = useMutation({
    mutationFn: () => api('sessions.end'),
    // Signed out here or found signed out: either way nothing of this person may stay in memory.
    onSettled: async () => {
      await navigate({ to: '/sign-in', search: {} })
      queries.clear()
    },
  })
  return () => leave.mutate()
}
