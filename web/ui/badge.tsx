// A word with a meaning, or a tag. Colour only repeats what the word says.
import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export type Tone = 'neutral' | 'red' | 'amber' | 'green' | 'blue' | 'accent' | 'note'

const tones: Record<Tone, string> = {
  neutral: 'border-line text-muted',
  red: 'border-transparent bg-red-soft text-red',
  amber: 'border-transparent bg-amber-soft text-amber',
  green: 'border-transparent bg-green-soft text-green',
  blue: 'border-transparent bg-blue-soft text-blue',
  accent: 'border-transparent bg-accent-soft text-accent-text',
  note: 'border-note-line bg-note text-note-text',
}

interface BadgeProps {
  tone?: Tone
  icon?: ReactNode
  className?: string
  children: ReactNode
}

export function Badge({ tone = 'neutral', icon, className, children }: BadgeProps) {
  return (
    <span
      className={cx(
        'inline-flex h-5 max-w-48 shrink-0 items-center gap-1 rounded-sm border px-1.5 text-xs whitespace-nowrap',
        tones[tone],
        className,
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  )
}
