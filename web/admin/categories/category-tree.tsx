// The tree as a table: opened and closed, searched, and moved about with the keyboard alone.
import { Link } from '@tanstack/react-router'
import { Archive, ArchiveRestore, ChevronRight, FolderTree } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useEffect, useRef, useState } from 'react'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { announce } from '../../tickets/announce.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Cell, Head, Row, Table } from '../../ui/table.tsx'
import { SearchField } from '../search-field.tsx'
import type { Category } from './category-values.ts'
import { MoveDialog } from './move-dialog.tsx'
import { RetireDialog } from './retire-dialog.tsx'
import { keptRetired } from './retirement.tsx'
import { below, depthOf, shown, step, type Way } from './tree.ts'
import { useMove } from './use-move.ts'
import { useTurn } from './use-turn.ts'

/** From here on the tree begins closed, so that its first level can be read at one look. */
const long = 40

const ways: Record<string, Way> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' }

interface CategoryTreeProps {
  categories: readonly Category[]
  locked: string | null
}

export function CategoryTree({ categories, locked }: CategoryTreeProps) {
  const [retiredToo, setRetiredToo] = useState(false)
  const retired = categories.filter(({ active }) => !active).length
  const seen = retiredToo ? categories : categories.filter(({ active }) => active)
  const parents = [...new Set(seen.flatMap(({ parent }) => (parent ? [parent.id] : [])))]
  const holds = new Set(parents)
  const [closed, setClosed] = useState<ReadonlySet<string>>(() => new Set(categories.length > long ? parents : []))
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState<Category | null>(null)
  const [leaving, setLeaving] = useState<Category | null>(null)
  const turning = useTurn()
  const moving = useMove(categories)
  const body = useRef<HTMLTableSectionElement>(null)
  const focused = useRef<string | null>(null)
  const rows = shown(seen, closed, typed)
  const linkOf = (id: string | undefined) => body.current?.querySelector<HTMLElement>(`a[data-category="${id}"]`)
  // A row that moved is drawn elsewhere, or below another one that was closed: the focus goes with it.
  useEffect(() => {
    if (!focused.current) return
    linkOf(focused.current)?.focus()
    focused.current = null
  })

  const toggle = (id: string, open: boolean) => {
    const next = new Set(closed)
    if (open) next.delete(id)
    else next.add(id)
    setClosed(next)
  }
  const take = (one: Category, way: Way) => {
    if (moving.isPending) return
    const to = locked === null ? step(categories, one, way, seen) : { reason: locked }
    if ('reason' in to) return announce(to.reason)
    if (to.parent) toggle(to.parent, true)
    focused.current = null
    moving.mutate({ category: one, target: to }, { onSuccess: () => (focused.current = one.id) })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const id = event.target instanceof HTMLElement ? event.target.dataset.category : undefined
    const one = rows.find((row) => row.id === id)
    if (!one || event.ctrlKey || event.metaKey) return
    const way = ways[event.key]
    if (event.key === 'm' && !event.altKey && locked === null) {
      event.preventDefault()
      return setAsked(one)
    }
    if (!way) return
    event.preventDefault()
    if (event.altKey) return take(one, way)
    const at = rows.indexOf(one)
    if (way === 'up' || way === 'down') linkOf(rows[at + (way === 'down' ? 1 : -1)]?.id)?.focus()
    else if (way === 'out' && (closed.has(one.id) || below(seen, one.id).length === 0)) linkOf(one.parent?.id)?.focus()
    else toggle(one.id, way === 'in')
  }
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2">
        <SearchField label="Find a category" value={typed} onChange={setTyped} />
        {parents.length > 0 && typed.trim() === '' && (
          <Button variant="ghost" onClick={() => setClosed(new Set(closed.size > 0 ? [] : parents))}>
            {closed.size > 0 ? 'Open all' : 'Close all'}
          </Button>
        )}
        {retired > 0 && (
          <Button variant="ghost" aria-pressed={retiredToo} onClick={() => setRetiredToo(!retiredToo)}>
            {retiredToo ? 'Hide retired' : `Show retired (${retired.toLocaleString()})`}
          </Button>
        )}
        <p className="text-xs text-muted max-md:hidden">
          {(categories.length - retired).toLocaleString()} in all. Arrow keys go through them, with Alt they move one; M
          asks where to.
        </p>
      </div>
      {moving.error && <ErrorNotice error={moving.error} inline />}
      {turning.error && <ErrorNotice error={turning.error} inline />}
      {rows.length === 0 && typed.trim() === '' && <EmptyState>All categories are retired.</EmptyState>}
      {rows.length === 0 && typed.trim() !== '' && (
        <EmptyState action={<Button onClick={() => setTyped('')}>Show all</Button>}>
          No category has this in its name or other names.
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Table label="Categories">
          <thead>
            <tr>
              <Head>Name</Head>
              <Head className="max-sm:hidden">Owner team</Head>
              <Head className="max-md:hidden">Examples</Head>
              <Head className="max-lg:hidden">Other names</Head>
              <Head>
                <span className="sr-only">Move</span>
              </Head>
            </tr>
          </thead>
          <tbody ref={body} onKeyDown={onKeyDown}>
            {rows.map((one) => (
              <CategoryRow
                key={one.id}
                category={one}
                open={holds.has(one.id) ? !closed.has(one.id) || typed.trim() !== '' : null}
                onToggle={(open) => toggle(one.id, open)}
                onMove={() => setAsked(one)}
                onTurn={() => (one.active ? setLeaving(one) : turning.mutate({ category: one, active: true }))}
                locked={locked}
              />
            ))}
          </tbody>
        </Table>
      )}
      {asked && <MoveDialog key={asked.id} category={asked} all={categories} onClose={() => setAsked(null)} />}
      {leaving && (
        <RetireDialog key={leaving.id} category={leaving} all={categories} onClose={() => setLeaving(null)} />
      )}
    </>
  )
}

interface CategoryRowProps {
  category: Category
  /** Null where nothing is below it. */
  open: boolean | null
  onToggle: (open: boolean) => void
  onMove: () => void
  /** Retire it, or bring it back. */
  onTurn: () => void
  locked: string | null
}

const indents = ['pl-0', 'pl-5', 'pl-10', 'pl-15', 'pl-20']

function CategoryRow({ category, open, onToggle, onMove, onTurn, locked }: CategoryRowProps) {
  const { id, name, parent, ownerTeam, examples, aliases, active } = category
  const depth = depthOf(category)
  return (
    <Row className="relative">
      <Cell share={34}>
        <span className={cx('flex min-w-0 items-center gap-1', indents[depth])}>
          {open === null ? (
            <span className="size-6 shrink-0" />
          ) : (
            <button
              type="button"
              tabIndex={-1}
              aria-label={open ? `Close ${name}` : `Open ${name}`}
              aria-expanded={open}
              onClick={() => onToggle(!open)}
              className="relative z-1 inline-flex size-6 shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-text"
            >
              <ChevronRight aria-hidden className={cx('size-3.5 transition-transform', open && 'rotate-90')} />
            </button>
          )}
          <Link
            to="/admin/categories/$id"
            params={{ id }}
            data-category={id}
            className="min-w-0 -outline-offset-2 after:absolute after:inset-0"
          >
            <bdi className={cx('block truncate', active ? depth === 0 && 'font-medium' : 'text-muted')}>{name}</bdi>
            {parent && <span className="sr-only">, below {parent.name}</span>}
          </Link>
          {!active && <Badge>Retired</Badge>}
        </span>
      </Cell>
      <Cell share={16} className="max-sm:hidden">
        {ownerTeam ? <bdi>{ownerTeam.name}</bdi> : <span className="text-muted">Nobody</span>}
      </Cell>
      <Cell share={34} className="text-muted max-md:hidden">
        {examples}
      </Cell>
      <Cell share={16} className="text-muted max-lg:hidden">
        {aliases.join(', ')}
      </Cell>
      <Cell>
        <span className="relative z-1 flex justify-end">
          <IconButton label={`Move ${name}`} icon={<FolderTree />} disabledReason={locked} onClick={onMove} />
          <IconButton
            label={active ? `Retire ${name}` : `Bring back ${name}`}
            icon={active ? <Archive /> : <ArchiveRestore />}
            disabledReason={locked ?? keptRetired(category)}
            onClick={onTurn}
          />
        </span>
      </Cell>
    </Row>
  )
}
