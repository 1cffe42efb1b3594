// The one question. What is typed here is the beginning of a request: the form goes on from it.
import { useNavigate } from '@tanstack/react-router'
import { ArrowRight } from 'lucide-react'
import type { FormEvent, KeyboardEvent } from 'react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { useWish } from './use-wish.ts'
import { shorten } from './wish.ts'

export function Question() {
  const { wish, put, set } = useWish()
  const navigate = useNavigate()
  const [begun] = useState(wish.title.trim() !== '')
  const goOn = () => {
    put(shorten(wish))
    void navigate({ to: '/portal/new' })
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    goOn()
  }
  // It looks like one line and mostly is: Enter goes on, as in a search field.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    goOn()
  }
  return (
    <form onSubmit={onSubmit}>
      <h1>
        <label htmlFor="question" className="text-2xl font-semibold tracking-tight">
          What do you need help with?
        </label>
      </h1>
      <div className="mt-4 rounded-lg border border-edge bg-surface transition-colors hover:border-muted focus-within:border-ring focus-within:outline-2 focus-within:outline-ring">
        <Textarea
          bare
          id="question"
          dir="auto"
          rows={2}
          maxRows={8}
          enterKeyHint="next"
          aria-describedby="question-hint"
          value={wish.title}
          onChange={(event) => set({ title: event.target.value })}
          onKeyDown={onKeyDown}
          className="px-4 pt-3 text-lg"
        />
        <div className="flex items-center justify-between gap-3 py-2 pr-2 pl-4">
          <p id="question-hint" className="min-w-0 text-md text-muted">
            {begun ? 'You began this earlier. It was not sent.' : 'A few words will do.'}
          </p>
          <Button type="submit" variant="primary" className="pl-4">
            Continue
            <ArrowRight aria-hidden />
          </Button>
        </div>
      </div>
    </form>
  )
}
