// What can be done with the list as a whole: its view, then how it is shown.
import ViewMenu from '../views/view-menu.tsx'
import DisplayMenu from './display-menu.tsx'
import type { ListSearch } from './list-search.ts'

interface ListMenusProps {
  search: ListSearch
  onChange: (search: ListSearch) => void
}

export default function ListMenus({ search, onChange }: ListMenusProps) {
  return (
    <>
      <ViewMenu search={search} />
      <DisplayMenu search={search} onChange={onChange} />
    </>
  )
}
