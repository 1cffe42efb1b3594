// The choices of a field, in order. One that tickets hold is retired, and stays on them; one that nobody chose can go.
import { Archive, ArchiveRestore, ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import type { ClipboardEvent, KeyboardEvent } from 'react'
import { useRef } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Input } from '../../ui/input.tsx'
import type { Choice } from './field-form.ts'

interface ChoicesEditorProps {
  choices: readonly Choice[]
  onChange: (choices: Choice[]) => void
  error: string | undefined
  disabled: boolean
}

export function ChoicesEditor({ choices, onChange, error, disabled }: ChoicesEditorProps) {
  const list = useRef<HTMLOListElement>(null)
  const put = (index: number, part: Partial<Choice>) =>
    onChange(choices.map((one, at) => (at === index ? { ...one, ...part } : one)))
  const move = (index: number, by: number) => {
    const next = [...choices]
    next.splice(index + by, 0, ...next.splice(index, 1))
    onChange(next)
  }
  const add = (labels: readonly string[], at = choices.length) => {
    flushSync(() =>
      onChange([...choices.slice(0, at), ...labels.map((label) => ({ label, retired: false })), ...choices.slice(at)]),
    )
    list.current?.querySelectorAll('input')[at + labels.length - 1]?.focus()
  }
  // A list out of a sheet or a mail: a line for each.
  const onPaste = (event: ClipboardEvent, index: number) => {
    const lines = event.clipboardData
      .getData('text')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean)
    if (lines.length < 2) return
    event.preventDefault()
    const empty = choices[index]?.label.trim() === ''
    const rest = empty ? lines.slice(1) : lines
    const filled = choices.map((one, at) => (empty && at === index ? { ...one, label: lines[0] ?? '' } : one))
    onChange([
      ...filled.slice(0, index + 1),
      ...rest.map((label) => ({ label, retired: false })),
      ...filled.slice(index + 1),
    ])
  }
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    add([''], index + 1)
  }
  return (
    <fieldset className="flex flex-col gap-1.5" disabled={disabled}>
      <legend className="mb-1 text-control font-medium">Choices</legend>
      <ol ref={list} className="flex flex-col gap-1">
        {choices.map((choice, index) => (
          <li key={choice.key ?? `new ${index}`} className="flex items-center gap-1">
            <Input
              dir="auto"
              aria-label={`Choice ${index + 1}${choice.retired ? ', retired' : ''}`}
              maxLength={120}
              value={choice.label}
              onChange={(event) => put(index, { label: event.target.value })}
              onPaste={(event) => onPaste(event, index)}
              onKeyDown={(event) => onKeyDown(event, index)}
              className={cx('min-w-0 flex-1', choice.retired && 'text-muted line-through')}
            />
            <IconButton
              label={`Move ${choice.label || 'it'} up`}
              icon={<ArrowUp />}
              disabled={index === 0}
              onClick={() => move(index, -1)}
            />
            <IconButton
              label={`Move ${choice.label || 'it'} down`}
              icon={<ArrowDown />}
              disabled={index === choices.length - 1}
              onClick={() => move(index, 1)}
            />
            {choice.key && (
              <IconButton
                label={choice.retired ? `Offer ${choice.label} again` : `Retire ${choice.label}`}
                icon={choice.retired ? <ArchiveRestore /> : <Archive />}
                onClick={() => put(index, { retired: !choice.retired })}
              />
            )}
            <IconButton
              label={`Remove ${choice.label || 'it'}`}
              icon={<X />}
              onClick={() => onChange(choices.filter((_, at) => at !== index))}
            />
          </li>
        ))}
      </ol>
      <Button variant="ghost" icon={<Plus />} onClick={() => add([''])} className="-ml-2 self-start">
        Add choice
      </Button>
      {error && <p className="text-hint text-red">{error}</p>}
      <p className="text-hint text-muted">
        Paste a list to add one for each line. Retire what tickets hold already: it stays on them and is offered no
        more.
      </p>
    </fieldset>
  )
}
