// Words that a ticket has to contain. Asked for once the typing pauses; the text itself is never taken from under the hands.
import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Input } from '../../ui/input.tsx'

const pause = 220

export function WordsField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const [typed, setTyped] = useState(value)
  const sent = useRef(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const report = useRef(onChange)
  report.current = onChange

  // The address changed by other means: back, another view, "Clear filters".
  useEffect(() => {
    if (value === sent.current) return
    sent.current = value
    setTyped(value)
  }, [value])
  useEffect(() => () => clearTimeout(timer.current), [])

  const type = (next: string) => {
    setTyped(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      sent.current = next.trim()
      report.current(next.trim())
    }, pause)
  }
  return (
    <div className="relative">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2 size-3.5 -translate-y-1/2 text-muted"
      />
      <Input
        type="search"
        aria-label="Words in these tickets"
        placeholder="Find in this list"
        maxLength={400}
        value={typed}
        onChange={(event) => type(event.target.value)}
        className="pl-7"
      />
    </div>
  )
}
