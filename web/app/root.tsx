// What surrounds every page: tooltip, toasts, shortcuts, command palette, the state of the live connection.
import { Outlet } from '@tanstack/react-router'
import { Toasts } from '../ui/toasts.tsx'
import { TooltipLayer } from '../ui/tooltip-layer.tsx'
import { Commands } from './commands.tsx'

export function Root() {
  return (
    <>
      <Outlet />
      <Commands />
      <Toasts />
      <TooltipLayer />
    </>
  )
}
