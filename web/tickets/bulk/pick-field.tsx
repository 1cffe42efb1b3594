// One of a few values for all selected tickets.
import { useState } from 'react'
import { priorityWords } from '../../ui/priority-glyph.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { statusWord } from '../../ui/status-icon.tsx'
import { useTypes } from '../choices.ts'
import type { Answer, Picked } from './question.ts'
import type { Wish } from './target.ts'

interface Choice {
  value: string
  label: string
  wish: Wish
}

const fixed: Record<Exclude<Picked, 'type'>, Choice[]> = {
  status: (['open', 'pending', 'on_hold'] as const).map((status) => ({
    value: status,
    label: statusWord(status),
    wish: { status },
  })),
  priority: (['P1', 'P2', 'P3', 'P4'] as const).map((priority) => ({
    value: priority,
    label: priorityWords[priority],
    wish: { priority },
  })),
  level: [1, 2, 3].map((level) => ({ value: String(level), label: `Level ${level}`, wish: { level } })),
}

const labels: Record<Picked, string> = { status: 'Status', priority: 'Priority', type: 'Type', level: 'Level' }

export function PickField({ kind, onAnswer }: { kind: Picked; onAnswer: (answer: Answer | null) => void }) {
  const [value, setValue] = useState<string | null>(null)
  const choices = useChoices(kind)
  return (
    <RadioCards
      legend={labels[kind]}
      legendHidden
      choices={choices}
      value={value}
      onChange={(next) => {
        setValue(next)
        const chosen = choices.find((one) => one.value === next)
        onAnswer(chosen ? { wish: chosen.wish, names: {} } : null)
      }}
    />
  )
}

/** The types are the desk's own; a retired one is no choice. */
function useChoices(kind: Picked): Choice[] {
  const types = useTypes(kind === 'type').filter(({ active }) => active)
  return kind === 'type'
    ? types.map(({ key, name }) => ({ value: key, label: name, wish: { type: key } }))
    : fixed[kind]
}
