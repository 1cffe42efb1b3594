// The text of the filter box: what is settled stands as chips, what is being written follows them. The address holds both; what
// is typed goes there once the typing pauses, and what does not read as a filter waits until it does.
import { useEffect, useRef, useState } from 'react'
import type { FilterProblem, Span } from '../../../src/tickets/filter/index.ts'
import { join, type Part, readParts } from './parts.ts'

const pause = 220

export interface Trouble extends Span {
  message: string
}

interface State {
  /** As they are written. */
  parts: Part[]
  draft: string
}

/** A filter that cannot be read stands in the box, to be mended. */
function stateOf(filter: string): State {
  const { parts, problem } = readParts(filter)
  return problem ? { parts: [], draft: filter } : { parts: filter ? parts : [], draft: '' }
}

export function useBox(filter: string, onChange: (filter: string) => void) {
  const [{ parts, draft }, setState] = useState(() => stateOf(filter))
  const [problem, setProblem] = useState<FilterProblem | null>(() => readParts(filter).problem)
  const sent = useRef(filter)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const report = useRef(onChange)
  report.current = onChange
  useEffect(() => () => clearTimeout(timer.current), [])

  // The address changed by other means: back, another view, the panel.
  useEffect(() => {
    if (filter === sent.current) return
    sent.current = filter
    clearTimeout(timer.current)
    setState(stateOf(filter))
    setProblem(readParts(filter).problem)
  }, [filter])

  const send = (next: string) => {
    clearTimeout(timer.current)
    if (next === sent.current) return
    sent.current = next
    report.current(next)
  }
  const textOf = (all: readonly Part[], text: string) => join([...all.map((part) => part.text), text.trim()])

  const type = (text: string) => {
    setState({ parts, draft: text })
    setProblem(null)
    clearTimeout(timer.current)
    // A term is asked for once it is whole; words may be asked for while they grow.
    if (/[:"()]/.test(text)) return
    timer.current = setTimeout(() => !readParts(text).problem && send(textOf(parts, text)), pause)
  }

  /** What was written becomes chips. Answers whether it could be read. */
  const settle = (text = draft): boolean => {
    const read = readParts(text)
    setProblem(read.problem)
    if (read.problem) {
      clearTimeout(timer.current)
      setState({ parts, draft: text })
      return false
    }
    const all = text.trim() ? [...parts, ...read.parts] : parts
    // Once more, so that each part knows its place in the whole.
    const whole = textOf(all, '')
    setState(stateOf(whole))
    send(whole)
    return true
  }

  const remove = (index: number) => {
    const left = parts.filter((_, at) => at !== index)
    const whole = textOf(left, '')
    setState({ ...stateOf(whole), draft })
    send(readParts(draft).problem ? whole : textOf(left, draft))
  }

  /** Takes a part back into the text, to change it. */
  const edit = (index: number) => {
    const part = parts[index]
    if (!part) return
    const left = parts.filter((_, at) => at !== index)
    setState({ ...stateOf(textOf(left, '')), draft: join([part.text, draft.trim()]) })
    setProblem(null)
  }

  const clear = () => {
    setState({ parts: [], draft: '' })
    setProblem(null)
    send('')
  }
  return { parts, draft, problem, type, settle, remove, edit, clear }
}
