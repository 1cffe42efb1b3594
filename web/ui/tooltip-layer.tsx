// The one tooltip of the page, for every element with `data-tip`. A list of 200 rows then costs no tooltip machinery per row.
// WCAG 1.4.13: it can be hovered, Escape closes it, and it stays until pointer or focus leave.
import { useEffect, useRef, useState } from 'react'
import { KeyCombination } from './kbd.tsx'

interface Shown {
  target: HTMLElement
  text: string
  keys: string | undefined
}

const patience = 450
const gap = 6

export function TooltipLayer() {
  const [shown, setShown] = useState<Shown | null>(null)
  const popup = useRef<HTMLDivElement>(null)

  useEffect(() => followPointerAndFocus(setShown, popup), [])
  useEffect(() => {
    const element = popup.current
    if (!element || !shown) return
    element.showPopover()
    place(element, shown.target)
    return describe(shown, element.id)
  }, [shown])

  if (!shown) return null
  return (
    <div
      ref={popup}
      id="tooltip"
      role="tooltip"
      popover="manual"
      className="pointer-events-auto fixed inset-auto m-0 flex max-w-80 animate-appear items-center gap-2 rounded-md border border-line-strong bg-overlay px-2 py-1 text-xs text-text shadow-overlay"
    >
      <span className="whitespace-pre-line">{shown.text}</span>
      {shown.keys && <KeyCombination keys={shown.keys} />}
    </div>
  )
}

// A name that is its own tooltip is not said twice; a description that is there already stays.
function describe({ target, text }: Shown, id: string) {
  if (target.getAttribute('aria-label') === text) return
  const before = target.getAttribute('aria-describedby')
  target.setAttribute('aria-describedby', before ? `${before} ${id}` : id)
  return () => {
    if (before) target.setAttribute('aria-describedby', before)
    else target.removeAttribute('aria-describedby')
  }
}

function place(popup: HTMLElement, target: HTMLElement) {
  const anchor = target.getBoundingClientRect()
  const { width, height } = popup.getBoundingClientRect()
  const below = anchor.bottom + gap + height <= window.innerHeight
  const centred = anchor.left + anchor.width / 2 - width / 2
  popup.style.top = `${below ? anchor.bottom + gap : anchor.top - gap - height}px`
  popup.style.left = `${Math.max(gap, Math.min(centred, window.innerWidth - width - gap))}px`
}

function followPointerAndFocus(show: (next: Shown | null) => void, popup: { current: HTMLElement | null }) {
  let timer = 0
  let current: HTMLElement | null = null
  const owner = (event: Event) =>
    event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tip]') : null
  const open = (target: HTMLElement | null, delay: number) => {
    if (target === current) return
    clearTimeout(timer)
    current = target
    if (!target) show(null)
    else timer = window.setTimeout(() => target.isConnected && show(read(target)), delay)
  }
  const over = (event: PointerEvent) => {
    if (event.pointerType === 'touch' || popup.current?.contains(event.target as Node)) return
    open(owner(event), popup.current ? 0 : patience)
  }
  const focus = (event: FocusEvent) => {
    const target = owner(event)
    if (target?.matches(':focus-visible')) open(target, 0)
  }
  const close = () => open(null, 0)
  // Fingers do not hover: tapping what cannot be used now tells why.
  const tap = (event: MouseEvent) => {
    const target = owner(event)
    if (target?.ariaDisabled === 'true') open(target, 0)
  }
  const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && close()
  // Tab scrolls what it reaches into sight: the tooltip follows, or nobody at the keyboard would read it.
  const onScroll = () => (current?.matches(':focus-visible') ? popup.current && show(read(current)) : close())

  const listening = new AbortController()
  const options = { signal: listening.signal, passive: true }
  document.addEventListener('pointerover', over, options)
  document.addEventListener('focusin', focus, options)
  document.addEventListener('focusout', close, options)
  document.addEventListener('pointerdown', close, options)
  document.addEventListener('click', tap, options)
  document.addEventListener('keydown', onKeyDown, options)
  document.addEventListener('scroll', onScroll, { ...options, capture: true })
  return () => {
    clearTimeout(timer)
    listening.abort()
  }
}

const read = (target: HTMLElement): Shown => ({
  target,
  text: target.dataset.tip ?? '',
  keys: target.dataset.tipKeys,
})
