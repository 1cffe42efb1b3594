// Nothing was found: why that may be, and the step that most likely helps.
import { Link } from '@tanstack/react-router'
import { type Filter, parse, print } from '../../src/tickets/filter/index.ts'
import { runAction } from '../app/actions.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import type { SearchPageSearch } from './routes.ts'

export function NothingFound({ search }: { search: SearchPageSearch }) {
  const { kind, exact, ...rest } = search
  const words = withoutFilters(search.q ?? '')
  if (exact)
    return (
      <Step
        why="Nothing says exactly this."
        search={{ ...rest, ...(kind && { kind }) }}
        label="Allow other spellings"
      />
    )
  if (words === null && kind && kind !== 'ticket')
    return <Step why="Filters are for tickets only." search={rest} label="Search everything" />
  if (words)
    return (
      <Step
        why="Nothing has all of these words and fits the filters."
        search={{ ...search, q: words }}
        label="Search without filters"
      />
    )
  if (kind) return <Step why="Nothing of this kind has all of these words." search={rest} label="Search everything" />
  return (
    <EmptyState action={<Button onClick={() => runAction('ticket.new')}>New ticket</Button>}>
      Nothing has all of these words. Try fewer, or other ones.
    </EmptyState>
  )
}

function Step({ why, label, search }: { why: string; label: string; search: SearchPageSearch }) {
  return (
    <EmptyState
      action={
        <Link to="/desk/search" search={search} className={buttonClass()}>
          {label}
        </Link>
      }
    >
      {why}
    </EmptyState>
  )
}

/** The words alone; null when there are none, and empty when there is nothing else. */
function withoutFilters(q: string): string | null {
  try {
    const filter = parse(q)
    const parts = filter.kind === 'and' ? filter.parts : [filter]
    const words = parts.filter(isWords)
    if (words.length === parts.length) return ''
    return words.length === 0 ? null : print({ kind: 'and', parts: words })
  } catch {
    return ''
  }
}

const isWords = (part: Filter): boolean =>
  part.kind === 'not' ? isWords(part.part) : part.kind === 'text' || (part.kind !== 'term' && part.parts.every(isWords))
