// How the list is shown: its order, how high its rows are, and their columns.
import { SlidersHorizontal } from 'lucide-react'
import { deferred } from '../../ui/deferred.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Popover } from '../../ui/popover.tsx'
import type { ListSearch } from './list-search.ts'

const DisplayPanel = deferred(
  () => import('./display-panel.tsx'),
  () => <div className="h-96 w-80" />,
)

interface DisplayMenuProps {
  search: ListSearch
  onChange: (search: ListSearch) => void
}

export default function DisplayMenu(props: DisplayMenuProps) {
  return (
    <Popover label="Display" align="end" trigger={<IconButton label="Display" icon={<SlidersHorizontal />} />}>
      {() => <DisplayPanel {...props} />}
    </Popover>
  )
}
