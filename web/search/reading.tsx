// Says how the words were read when they were not read as they were typed, and how to get what was typed.
import { Link } from '@tanstack/react-router'
import type { Output } from '../app/api.ts'
import type { SearchPageSearch } from './routes.ts'

type Answer = Pick<Output<'search.find'>, 'corrected' | 'suggestion'>

const link = 'font-medium text-accent-text underline-offset-2 hover:underline'

export function Reading({ search, answer: { corrected, suggestion } }: { search: SearchPageSearch; answer: Answer }) {
  if (corrected === null && suggestion === null) return null
  return (
    <p role="status" className="mx-auto max-w-reading px-4 pt-3">
      {corrected !== null ? (
        <>
          Showing results for <bdi className="font-medium">{corrected}</bdi>.{' '}
          <span className="text-muted">
            Search instead for{' '}
            <Link to="/desk/search" search={{ ...search, exact: true }} className={link}>
              <bdi>{search.q}</bdi>
            </Link>
          </span>
        </>
      ) : (
        <>
          Did you mean{' '}
          <Link to="/desk/search" search={{ ...search, q: suggestion ?? '' }} className={link}>
            <bdi>{suggestion}</bdi>
          </Link>
          ?
        </>
      )}
    </p>
  )
}
