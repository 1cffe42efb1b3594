// Listens to the keyboard for all registered actions, and opens the palette and the `?` sheet.
import { useEffect, useState } from 'react'
import { deferred } from '../ui/deferred.tsx'
import { currentActions, runAction, useActions } from './actions.ts'
import { earlyKeys } from './early-keys.ts'
import { matchStroke, patience } from './shortcuts.ts'

const CommandPalette = deferred(() => import('./command-palette.tsx'))
const ShortcutSheet = deferred(() => import('./shortcut-sheet.tsx'))

export function Commands() {
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null)
  const [wanted, setWanted] = useState({ palette: false, shortcuts: false })
  const show = (which: 'palette' | 'shortcuts') => {
    setWanted((before) => ({ ...before, [which]: true }))
    setOpen(which)
  }
  useActions([
    {
      id: 'app.palette',
      label: 'Search and commands',
      group: 'Everywhere',
      shortcut: 'mod+k',
      run: () => show('palette'),
    },
    { id: 'app.search', label: 'Search', group: 'Everywhere', shortcut: '/', run: () => show('palette') },
    {
      id: 'app.shortcuts',
      label: 'Keyboard shortcuts',
      group: 'Everywhere',
      shortcut: '?',
      run: () => show('shortcuts'),
    },
  ])
  useEffect(listenToKeys, [])
  const onOpenChange = (next: boolean) => !next && setOpen(null)
  return (
    <>
      {wanted.palette && <CommandPalette open={open === 'palette'} onOpenChange={onOpenChange} />}
      {wanted.shortcuts && <ShortcutSheet open={open === 'shortcuts'} onOpenChange={onOpenChange} />}
    </>
  )
}

const typing = 'input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]'
// While one of these is open, letters belong to it and not to the page behind it, wherever the focus is.
const ownKeys = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]'

function listenToKeys() {
  let pending = ''
  let timer = 0
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.repeat || !(event.target instanceof Element)) return
    const mod = event.metaKey || event.ctrlKey
    if (!mod && (event.target.closest(typing) || document.querySelector(ownKeys))) return
    const byShortcut = new Map(
      currentActions().flatMap((action) => (action.shortcut ? [[action.shortcut, action]] : [])),
    )
    const stroke = { key: event.key, mod, alt: event.altKey, shift: event.shiftKey }
    const match = matchStroke(pending, stroke, [...byShortcut.keys()])
    clearTimeout(timer)
    pending = match.pending
    if (pending) timer = window.setTimeout(() => (pending = ''), patience)
    if (!match.hit) return
    event.preventDefault()
    runAction(byShortcut.get(match.hit)?.id ?? '')
  }
  for (const event of earlyKeys()) onKeyDown(event)
  document.addEventListener('keydown', onKeyDown)
  return () => {
    clearTimeout(timer)
    document.removeEventListener('keydown', onKeyDown)
  }
}
