// What a bulk change has to be told before it can begin, one small form for each kind.
import type { KeyboardEvent } from 'react'
import { useState } from 'react'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { useOffered, useTeams } from '../choices.ts'
import { addTags } from '../properties/tags.ts'
import { OwnField } from './own-field.tsx'
import { PickField } from './pick-field.tsx'
import type { Answer, Asked } from './question.ts'

interface FieldsProps {
  onAnswer: (answer: Answer | null) => void
  onSend: () => void
}

export function BulkFields({ kind, ...props }: FieldsProps & { kind: Asked }) {
  switch (kind) {
    case 'tags':
      return <TagFields {...props} />
    case 'team':
      return <TeamField {...props} />
    case 'category':
      return <CategoryField {...props} />
    case 'field':
      return <OwnField onAnswer={props.onAnswer} />
    case 'reply':
    case 'note':
    case 'resolve':
    case 'reopen':
      return <WordsField kind={kind} {...props} />
    default:
      return <PickField kind={kind} onAnswer={props.onAnswer} />
  }
}

function TagFields({ onAnswer, onSend }: FieldsProps) {
  const [typed, setTyped] = useState({ add: '', remove: '' })
  const type = (next: typeof typed) => {
    setTyped(next)
    const [add, remove] = [addTags([], next.add), addTags([], next.remove)]
    const wish = { ...(add.length > 0 && { addTags: add }), ...(remove.length > 0 && { removeTags: remove }) }
    onAnswer(add.length + remove.length > 0 ? { wish, names: {} } : null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) onSend()
  }
  return (
    <div className="flex flex-col gap-3">
      <Field label="Add tags" hint="Several with commas.">
        <Input
          autoFocus
          onKeyDown={onKeyDown}
          maxLength={400}
          value={typed.add}
          onChange={(e) => type({ ...typed, add: e.target.value })}
        />
      </Field>
      <Field label="Remove tags">
        <Input
          onKeyDown={onKeyDown}
          maxLength={400}
          value={typed.remove}
          onChange={(e) => type({ ...typed, remove: e.target.value })}
        />
      </Field>
    </div>
  )
}

function TeamField({ onAnswer }: FieldsProps) {
  const teams = useTeams()
  const [team, setTeam] = useState<string | null>()
  const [free, setFree] = useState(false)
  const tell = (id: string | null | undefined, unassign: boolean) => {
    const found = teams.find((one) => one.id === id)
    const wish = { team: id ?? null, ...(unassign && { assignee: null }) }
    onAnswer(id === undefined ? null : { wish, names: { team: found?.name ?? null, assignee: null } })
  }
  return (
    <div className="flex flex-col gap-3">
      <Field label="Team">
        <Combobox
          label="Team"
          placeholder="Choose a team"
          options={teams.map(({ id, name, level }) => ({ value: id, label: name, detail: `Level ${level}` }))}
          value={team ?? null}
          {...(team !== undefined && { none: 'No team' })}
          onChange={(id) => {
            setTeam(id)
            tell(id, free)
          }}
        />
      </Field>
      <Checkbox
        label="Take them from their assignees"
        checked={free}
        onChange={(event) => {
          setFree(event.target.checked)
          tell(team, event.target.checked)
        }}
      />
    </div>
  )
}

function CategoryField({ onAnswer }: FieldsProps) {
  const categories = useOffered()
  const [category, setCategory] = useState<string | null>(null)
  return (
    <Field label="Category">
      <Combobox
        label="Category"
        placeholder="Choose a category"
        options={categories.map(({ id, path }) => ({ value: id, label: path }))}
        value={category}
        onChange={(id) => {
          setCategory(id)
          const found = categories.find((one) => one.id === id)
          onAnswer(id ? { wish: { category: id }, names: { category: found?.path ?? null } } : null)
        }}
      />
    </Field>
  )
}

const words = {
  reply: { label: 'Reply', hint: 'Each requester gets it on their own ticket.', rows: 6 },
  note: { label: 'Internal note', hint: 'Only agents read it.', rows: 6 },
  resolve: {
    label: 'How was it fixed?',
    hint: 'Each requester reads it, and confirms or reopens their ticket.',
    rows: 5,
  },
  reopen: { label: 'Why are they open again?', hint: 'Requesters read it. May stay empty.', rows: 3 },
}

const wishOf = {
  reply: (text: string) => ({ reply: text }),
  note: (text: string) => ({ note: text }),
  resolve: (text: string) => ({ resolution: text }),
  reopen: (text: string) => ({ reopen: true as const, ...(text.trim() && { reason: text }) }),
}

function WordsField({ kind, onAnswer, onSend }: FieldsProps & { kind: keyof typeof words }) {
  const { label, hint, rows } = words[kind]
  const [text, setText] = useState('')
  const type = (next: string) => {
    setText(next)
    onAnswer(next.trim() || kind === 'reopen' ? { wish: wishOf[kind](next), names: {} } : null)
  }
  return (
    <Field label={label} hint={hint}>
      <Textarea
        autoFocus
        dir="auto"
        rows={rows}
        maxLength={kind === 'reopen' ? 2000 : 20_000}
        value={text}
        onFocus={() => kind === 'reopen' && type(text)}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          onSend()
        }}
      />
    </Field>
  )
}
