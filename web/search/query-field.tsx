// Where the words are typed. They take effect when the typing pauses, and live in the address; a search that was overtaken is
// given up.
import { useNavigate } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Input } from '../ui/input.tsx'
import type { SearchPageSearch } from './routes.ts'

const pause = 180

/** @param mistaken the page says what is wrong, under the id `search-mistake` */
export function QueryField({ search, mistaken }: { search: SearchPageSearch; mistaken: boolean }) {
  const navigate = useNavigate()
  const [typed, setTyped] = useState(search.q ?? '')
  const sent = useRef(search.q ?? '')
  useEffect(() => {
    if ((search.q ?? '') === sent.current) return
    sent.current = search.q ?? ''
    setTyped(sent.current)
  }, [search.q])
  useEffect(() => {
    if (typed === sent.current) return
    const timer = setTimeout(() => {
      sent.current = typed
      // Other words: nobody has yet asked for exactly these.
      const { exact: _, q: __, ...kept } = search
      void navigate({ to: '/desk/search', search: { ...kept, ...(typed.trim() && { q: typed }) }, replace: true })
    }, pause)
    return () => clearTimeout(timer)
  }, [typed, search, navigate])
  return (
    <div className="relative min-w-40 max-w-form flex-1">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2 size-3.5 -translate-y-1/2 text-muted"
      />
      <Input
        type="search"
        autoFocus
        aria-label="Search for"
        aria-invalid={mistaken || undefined}
        aria-describedby={mistaken ? 'search-mistake' : undefined}
        maxLength={400}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="pl-7"
      />
    </div>
  )
}
