// Priority as a shape: P1 is a filled square with a bar, the others are one to three bars.
import { tip } from './tip.ts'

export type PriorityName = 'P1' | 'P2' | 'P3' | 'P4'

const bars: Record<Exclude<PriorityName, 'P1'>, number> = { P2: 3, P3: 2, P4: 1 }
export const priorityWords: Record<PriorityName, string> = {
  P1: 'P1, outage',
  P2: 'P2, business affected',
  P3: 'P3, minor',
  P4: 'P4, cosmetic',
}

export function PriorityGlyph({ priority, labelled }: { priority: PriorityName; labelled?: boolean }) {
  const glyph = priority === 'P1' ? <Urgent /> : <Bars filled={bars[priority]} />
  if (labelled) {
    return (
      <span className="inline-flex shrink-0 items-center gap-1.5 whitespace-nowrap">
        <span aria-hidden>{glyph}</span>
        {priorityWords[priority]}
      </span>
    )
  }
  return (
    <span
      role="img"
      aria-label={priorityWords[priority]}
      className="inline-flex shrink-0"
      {...tip(priorityWords[priority])}
    >
      {glyph}
    </span>
  )
}

function Urgent() {
  return (
    <svg viewBox="0 0 16 16" className="size-4 text-red" aria-hidden="true">
      <path
        fill="currentColor"
        fillRule="evenodd"
        d="M4 1.5h8A2.5 2.5 0 0 1 14.5 4v8a2.5 2.5 0 0 1-2.5 2.5H4A2.5 2.5 0 0 1 1.5 12V4A2.5 2.5 0 0 1 4 1.5Zm3.2 2.7h1.6l-.2 4.9H7.4l-.2-4.9Zm.8 5.9a.95.95 0 1 1 0 1.9.95.95 0 0 1 0-1.9Z"
      />
    </svg>
  )
}

function Bars({ filled }: { filled: number }) {
  return (
    <svg viewBox="0 0 16 16" className="size-4 text-muted" fill="currentColor" aria-hidden="true">
      {[0, 1, 2].map((bar) => (
        <rect
          key={bar}
          x={2 + bar * 4.5}
          y={9.5 - bar * 3.5}
          width="3"
          height={4.5 + bar * 3.5}
          rx="1"
          opacity={bar < filled ? 1 : 0.25}
        />
      ))}
    </svg>
  )
}
