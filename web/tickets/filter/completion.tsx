// What completion offers, below the box. The text keeps the focus; keys reach the list through it.
import { cx } from '../../ui/cx.ts'
import type { Suggestion } from './typing.ts'

export const completionId = 'filter-completion'
export const optionId = (index: number) => `filter-completion-${index}`

interface CompletionProps {
  suggestions: readonly Suggestion[]
  /** -1: none is chosen, and Enter takes the text as it stands. */
  active: number
  onPick: (suggestion: Suggestion) => void
}

export function Completion({ suggestions, active, onPick }: CompletionProps) {
  return (
    <div
      id={completionId}
      role="listbox"
      aria-label="Completions"
      className="absolute top-full left-0 z-30 mt-1 max-h-72 w-80 max-w-[calc(100vw-2rem)] animate-appear overflow-y-auto overscroll-contain rounded-lg border border-line-strong bg-overlay p-1 shadow-overlay"
    >
      {suggestions.map((suggestion, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the text reach it
        <div
          key={suggestion.insert}
          id={optionId(index)}
          ref={(element) => {
            if (index === active) element?.scrollIntoView({ block: 'nearest' })
          }}
          role="option"
          aria-selected={index === active}
          tabIndex={-1}
          // The text must not lose the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(suggestion)}
          className={cx(
            'flex min-h-control cursor-default items-center gap-2 rounded-md px-2 py-1 text-control',
            index === active ? 'bg-selected' : 'hover:bg-hover',
          )}
        >
          <bdi className={cx('truncate', suggestion.whole ? 'max-w-[65%] shrink-0' : 'shrink-0 font-mono text-xs')}>
            {suggestion.label}
          </bdi>
          {suggestion.detail && <bdi className="ml-auto min-w-0 truncate text-xs text-muted">{suggestion.detail}</bdi>}
        </div>
      ))}
    </div>
  )
}
