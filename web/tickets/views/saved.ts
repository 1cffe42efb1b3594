// What is on screen as what a view would keep: the filter of the view and that of the address as one, and how it is shown. Pure.
import { builtInViews } from '../../../src/tickets/views/built-in.ts'
import { narrowed } from '../../../src/tickets/views/narrow.ts'
import type { Input, Output } from '../../app/api.ts'
import { columnsOf } from '../columns/shown.ts'
import { type ListSearch, type Sort, sortOf } from '../list/list-search.ts'

export type SavedView = Output<'views.list'>['items'][number]
type Kept = Required<Pick<Input<'views.add'>, 'filter' | 'sort' | 'group' | 'columns'>>

/** @param saved the saved view on screen, if it is one. @throws FilterProblem */
export function keptOf(search: ListSearch, saved: SavedView | undefined): Kept {
  const own = builtInViews.find(({ key }) => key === search.view)
  const base = saved?.filter ?? own?.filter ?? ''
  const shown = columnsOf(search, saved)
  const sort = search.sort ?? saved?.sort ?? (saved ? null : (sortOf(search) as Sort))
  return {
    filter: search.filter ? narrowed(base, search.filter) : base,
    sort,
    group: (search.group === 'none' ? null : (search.group ?? saved?.group ?? null)) as Kept['group'],
    columns: shown ? (shown.split(',') as Kept['columns']) : null,
  }
}

/** The address says something that its view does not. */
export const isChanged = ({ view: _, ...rest }: ListSearch) => Object.values(rest).some((value) => value !== undefined)

export const scopeWords = (view: Pick<SavedView, 'scope' | 'team'>): string =>
  view.scope === 'private'
    ? 'Only you'
    : view.scope === 'shared'
      ? 'Everybody at the desk'
      : (view.team?.name ?? 'A team')
