// Reply or note: the one choice at the desk that must not be mistaken.
import { Lock, Reply } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { cx } from '../../ui/cx.ts'
import type { Tab } from './use-send.ts'

interface ComposerTabsProps {
  tab: Tab
  /** Which tabs hold something unsent. */
  drafts: Record<Tab, boolean>
  /** Arrows go from tab to tab and stay there; `write` says that the tab was chosen in order to write. */
  onChange: (tab: Tab, write: boolean) => void
}

const tabs = [
  { value: 'reply', label: 'Reply', Icon: Reply },
  { value: 'note', label: 'Note', Icon: Lock },
] as const

export function ComposerTabs({ tab, drafts, onChange }: ComposerTabsProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    const other = tab === 'reply' ? 'note' : 'reply'
    onChange(other, false)
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${other}"]`)?.focus()
  }
  return (
    <div role="tablist" aria-label="What you write" onKeyDown={onKeyDown} className="flex">
      {tabs.map(({ value, label, Icon }) => {
        const selected = value === tab
        return (
          <button
            key={value}
            type="button"
            role="tab"
            id={`composer-tab-${value}`}
            data-tab={value}
            aria-selected={selected}
            aria-controls="composer-panel"
            tabIndex={selected ? 0 : -1}
            onClick={() => onChange(value, true)}
            className={cx(
              '-mb-px inline-flex h-8 items-center gap-1.5 border-b-2 px-3 text-control font-medium -outline-offset-2 coarse:h-11',
              selected
                ? value === 'note'
                  ? 'border-note-text text-note-text'
                  : 'border-accent text-accent-text'
                : 'border-transparent text-muted hover:text-text',
            )}
          >
            <Icon aria-hidden className="size-3.5" />
            {label}
            {drafts[value] && !selected && (
              <span className="size-1.5 rounded-full bg-current">
                <span className="sr-only">has a draft</span>
              </span>
            )}
          </button>
        )
      })}
    </div>
  )
}
