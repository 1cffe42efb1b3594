// Keys as they are named on the reader's keyboard.
import { Fragment } from 'react'

const mac = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.platform)
const names: Record<string, string> = {
  mod: mac ? '⌘' : 'Ctrl',
  alt: mac ? '⌥' : 'Alt',
  shift: mac ? '⇧' : 'Shift',
  enter: '↵',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
}

const written = (key: string) => names[key.toLowerCase()] ?? (key.length === 1 ? key.toUpperCase() : key)

export function Kbd({ children }: { children: string }) {
  return (
    <kbd className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm border border-line bg-sunken px-1 font-sans text-xs text-muted">
      {children}
    </kbd>
  )
}

/** `mod+enter` is pressed at once, `g i` one after the other. */
export function KeyCombination({ keys }: { keys: string }) {
  return (
    <span className="inline-flex shrink-0 items-center gap-1 text-muted">
      {keys.split(' ').map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same key may be pressed twice, and steps never change places
        <Fragment key={`${step}-${index}`}>
          {index > 0 && <span className="text-xs">then</span>}
          {step.split('+').map((key) => (
            <Kbd key={key}>{written(key)}</Kbd>
          ))}
        </Fragment>
      ))}
    </span>
  )
}
