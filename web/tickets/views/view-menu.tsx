// What can be done with the view on screen: keep it under a name, change the one that it is, put it into the sidebar, delete it.
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Bookmark, BookmarkPlus, Download, Pencil, Pin, PinOff, Save, Settings2, Trash2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useActions } from '../../app/actions.ts'
import { query } from '../../app/queries.ts'
import { deferred } from '../../ui/deferred.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, type MenuEntry } from '../../ui/menu.tsx'
import { refuse, toast } from '../../ui/toast.ts'
import { standard } from '../columns/shown.ts'
import { readParts } from '../filter/parts.ts'
import { isSaved, type ListSearch, toFilter } from '../list/list-search.ts'
import { isChanged, keptOf, type SavedView } from './saved.ts'
import { useViewChanges } from './use-views.ts'

// The menu is closed by then: there is no place beside it where this could stand.
const tell = (error: Error) => refuse(`Not saved. ${error.message}`)

const ViewDialog = deferred(() => import('./view-dialog.tsx'))

export default function ViewMenu({ search }: { search: ListSearch }) {
  const view = useQuery({
    ...query('views.get', { id: search.view }),
    enabled: isSaved(search.view),
    retry: false,
  }).data
  const navigate = useNavigate()
  const { change, pin, remove, show } = useViewChanges()
  const [asked, setAsked] = useState<'new' | 'change' | null>(null)
  const unreadable = readParts(search.filter ?? '').problem ? 'The filter cannot be read: mend it first' : null
  const close = () => setAsked(null)

  const keep = (saved: SavedView) =>
    change.mutate(
      { id: saved.id, revision: saved.revision, ...keptOf(search, saved) },
      {
        onSuccess: () => {
          show(saved.id)
          toast(`View “${saved.name}” saved`)
        },
        onError: tell,
      },
    )
  const forget = (saved: SavedView) =>
    remove.mutate(saved, {
      onSuccess: () => void navigate({ to: '/desk/tickets', search: { view: 'all' } }),
      onError: tell,
    })

  const saveNew: MenuEntry & { label: string } = {
    label: 'Save as a view',
    icon: <BookmarkPlus />,
    disabledReason: unreadable,
    onSelect: () => setAsked('new'),
  }
  useActions([
    {
      id: 'view.save',
      label: 'Save as a view',
      group: 'Tickets',
      keywords: 'filter bookmark',
      disabledReason: unreadable,
      run: () => setAsked('new'),
    },
  ])
  const changed = isChanged(search)
  const download = (format: 'csv' | 'xlsx'): MenuEntry => ({
    label: `Export as ${format.toUpperCase()}`,
    icon: <Download />,
    disabledReason: unreadable,
    onSelect: () => location.assign(exportAddress(search, format)),
  })
  const ofView: MenuEntry[] = view
    ? [
        { kind: 'heading', label: view.name },
        ...(changed
          ? ([
              {
                label: 'Save changes',
                icon: <Save />,
                disabledReason: unreadable ?? (view.can.change.allowed ? null : view.can.change.reason),
                onSelect: () => keep(view),
              },
              { label: 'Back to how it is saved', icon: <Undo2 />, onSelect: () => show(view.id) },
            ] satisfies MenuEntry[])
          : []),
        {
          label: 'Rename, share or change',
          icon: <Pencil />,
          disabledReason: unreadable ?? (view.can.change.allowed ? null : view.can.change.reason),
          onSelect: () => setAsked('change'),
        },
        {
          label: view.pin === null ? 'Put into the sidebar' : 'Take out of the sidebar',
          icon: view.pin === null ? <Pin /> : <PinOff />,
          onSelect: () => pin.mutate(view, { onError: tell }),
        },
        {
          label: 'Delete view',
          icon: <Trash2 />,
          danger: true,
          disabledReason: view.can.remove.allowed ? null : view.can.remove.reason,
          onSelect: () => forget(view),
        },
        { kind: 'separator' },
      ]
    : []
  return (
    <>
      <Menu
        label="View"
        align="end"
        entries={[
          ...ofView,
          saveNew,
          { kind: 'separator' },
          download('xlsx'),
          download('csv'),
          { kind: 'separator' },
          { label: 'Manage views', icon: <Settings2 />, onSelect: () => void navigate({ to: '/desk/views' }) },
        ]}
        trigger={
          <IconButton label="View" icon={<Bookmark className={changed && view ? 'text-accent-text' : undefined} />} />
        }
      />
      {asked && (
        <ViewDialog
          {...(asked === 'change' && view ? { view } : {})}
          kept={keptOf(search, view)}
          onClose={close}
          onDone={(saved) => {
            close()
            show(saved.id)
            toast(`View “${saved.name}” saved`)
          }}
        />
      )}
    </>
  )
}

/** A download: the page stays. */
function exportAddress(search: ListSearch, format: string): string {
  const { sort: _, ...asked } = toFilter(search)
  const columns = search.columns && search.columns !== standard && { columns: search.columns }
  return `/api/v1/tickets/export?${new URLSearchParams({ ...(asked as Record<string, string>), ...columns, format })}`
}
