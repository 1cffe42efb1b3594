// Changes what the list shows, in the address and without a step in the history of the browser.
import { useNavigate } from '@tanstack/react-router'
import type { ListSearch } from './list-search.ts'

export function useGoTo() {
  const navigate = useNavigate()
  return (search: ListSearch) => void navigate({ to: '.', search: search as never, replace: true })
}
