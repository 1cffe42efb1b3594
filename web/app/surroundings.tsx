// Shortcuts, the command palette, toasts and the tooltip: on every page, but nothing of it is needed for the first paint.
import { Toasts } from '../ui/toasts.tsx'
import { TooltipLayer } from '../ui/tooltip-layer.tsx'
import { Commands } from './commands.tsx'

export default function Surroundings() {
  return (
    <>
      <Commands />
      <Toasts />
      <TooltipLayer />
    </>
  )
}
