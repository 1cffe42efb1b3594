// What the address of the ticket list says, and what it asks the server for. The filter stands in it as people write it:
// /desk/tickets?view=all&filter=priority:P1..P2 tag:vpn&sort=priority
import type { Input } from '../../app/api.ts'

export type TicketFilter = Omit<Input<'tickets.list'>, 'cursor' | 'limit'>
export type Sort = NonNullable<TicketFilter['sort']>

/** Only texts, as they stand in the address. */
export interface ListSearch {
  /** A key of the desk's own views, or the id of a saved one. */
  view: string
  /** In the filter language; it narrows the view. */
  filter?: string
  /** That of the view unless told. */
  sort?: Sort
  /** Names with commas between; those of the view unless told. */
  columns?: string
  /** By what rows are put together; `none`, whatever the view says. */
  group?: string
  /** The groups whose rows are not wanted, as the API has it. */
  folded?: string
}

export const ownViews = [
  'mine',
  'mentions',
  'team',
  'unassigned',
  'due',
  'waiting',
  'all',
  'snoozed',
  'resolved',
  'requested',
] as const
export type OwnView = (typeof ownViews)[number]

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
export const isSaved = (view: string) => isId.test(view)

const sorting = /^-?(number|openedAt|updatedAt|priority|dueAt|resolvedAt|status|field\.[a-z][a-z0-9_]{0,59})$/
const grouping = /^(field\.)?[a-z][a-z0-9_]{0,59}$/
const folding = /^[\w*,-]+$/
const columns = /^((field\.)?[a-z][a-z0-9_]{0,59}(,|$)){1,30}$/

/** What addresses said before they had a filter. */
const former = ['status', 'priority', 'type', 'category', 'team', 'assignee', 'requester', 'tag']

/** What is not understood is left out: an old or mistyped address shows more, and never an error. */
export function readListSearch(search: Record<string, unknown>): ListSearch {
  const text = (name: string) => {
    const value = search[name]
    // The router reads `filter=42` as a number.
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  }
  const fits = <T extends string>(name: string, pattern: RegExp) =>
    pattern.test(text(name)) ? (text(name) as T) : undefined
  const view = text('view')
  const filter = (text('filter') || formerly(text)).slice(0, 1000)
  const sort = fits<Sort>('sort', sorting)
  const shown = fits<string>('columns', columns)
  const group = fits<string>('group', grouping)
  const folded = fits<string>('folded', folding)
  return {
    view: isSaved(view) || ownViews.some((own) => own === view) ? view : 'all',
    ...(filter && { filter }),
    ...(sort && { sort }),
    ...(shown && { columns: shown }),
    ...(group && { group }),
    ...(folded && { folded }),
  }
}

const formerly = (text: (name: string) => string) =>
  [
    ...former.map((key) => text(key) && `${key}:${text(key).split(',').map(quoted).join()}`),
    ...text('q').split(/\s+/).map(quoted),
  ]
    .filter(Boolean)
    .join(' ')

const quoted = (word: string) =>
  /^[^\s"(),:-][^\s"(),:]*$|^$/.test(word) ? word : `"${word.replace(/["\\]/g, '\\$&')}"`

/** What the server is asked for: it knows what views mean. */
export const toFilter = ({ view, filter, sort }: ListSearch): TicketFilter => ({
  view,
  ...(filter && { filter }),
  ...(sort && { sort }),
})

/** The same with what rows tell beside what they always do, and how they stand. */
export const toList = ({ columns: shown, group, ...search }: ListSearch): TicketFilter => ({
  ...toFilter(search),
  ...(shown?.includes('field.') && { columns: shown }),
  ...(group && { group }),
})

/** As the list stands. What a saved view says of it is known to the server. */
export const sortOf = ({ view, sort }: ListSearch): string =>
  sort ?? { due: 'dueAt', resolved: '-resolvedAt' }[view] ?? (isSaved(view) ? '' : '-updatedAt')

export const withFilter = ({ filter: _, ...search }: ListSearch, filter: string): ListSearch =>
  filter ? { ...search, filter } : search
