// Shortcuts, the command palette, toasts and the tooltip: on every page, but nothing of it is needed for the first paint.
import { Toasts } from '../ui/toasts.tsx'
import { TooltipLayer } from '../ui/tooltip-layer.tsx'
import { Commands } from './commands.tsx'
import { UndoKey } from './undo-key.tsx'

// What opens on a press is there before the first one: of what somebody types while it is on its way, letters would be lost.
for (const popup of [
  () => import('../ui/combobox-popup.tsx'),
  () => import('../ui/dialog-popup.tsx'),
  () => import('../ui/menu-popup.tsx'),
  () => import('../ui/popover-popup.tsx'),
])
  void popup().catch(() => undefined) // asked for again when it is wanted, and told then

export default function Surroundings() {
  return (
    <>
      <Commands />
      <UndoKey />
      <Toasts />
      <TooltipLayer />
    </>
  )
}
