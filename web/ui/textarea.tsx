// Several lines of text; it grows with them up to `maxRows`, so that nothing scrolls in a slit.

import type { ComponentProps } from 'react'
import { useLayoutEffect, useRef } from 'react'
import { cx } from './cx.ts'
import { useFieldControl } from './field.tsx'
import { boxClass } from './input.tsx'

interface TextareaProps extends ComponentProps<'textarea'> {
  rows?: number
  maxRows?: number
  /** Leaves out border and background, for a composer that draws its own. */
  bare?: boolean
}

export function Textarea({ className, rows = 3, maxRows = 16, bare, ref, ...rest }: TextareaProps) {
  const field = useFieldControl()
  const own = useRef<HTMLTextAreaElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new value is the reason to measure again
  useLayoutEffect(() => {
    if (own.current) grow(own.current, maxRows)
  }, [rest.value, rows, maxRows])
  // Another width wraps the lines elsewhere.
  useLayoutEffect(() => {
    const element = own.current
    if (!element) return
    let width = 0
    const resized = new ResizeObserver(([entry]) => {
      const now = entry?.contentRect.width ?? 0
      if (now !== width) grow(element, maxRows)
      width = now
    })
    resized.observe(element)
    return () => resized.disconnect()
  }, [maxRows])

  return (
    <textarea
      {...field}
      {...rest}
      rows={rows}
      ref={(element) => {
        own.current = element
        if (typeof ref === 'function') ref(element)
        else if (ref) ref.current = element
      }}
      onInput={(event) => {
        grow(event.currentTarget, maxRows)
        rest.onInput?.(event)
      }}
      className={cx(
        bare ? 'w-full bg-transparent px-3 text-control outline-none' : cx(boxClass, 'read-only:bg-sunken'),
        'block resize-none py-1.5',
        className,
      )}
    />
  )
}

// Height by measurement: `field-sizing: content` is not yet in every browser that we serve.
function grow(element: HTMLTextAreaElement, maxRows: number) {
  // Empty it is as high as its rows, and needs no measuring, which would lay out the whole page.
  if (element.value === '') {
    element.style.height = ''
    element.style.overflowY = 'hidden'
    return
  }
  const style = getComputedStyle(element)
  const most = Number.parseFloat(style.lineHeight) * maxRows
  const borders = element.offsetHeight - element.clientHeight
  element.style.height = 'auto'
  element.style.height = `${Math.min(element.scrollHeight + borders, most)}px`
  element.style.overflowY = element.scrollHeight > most ? 'auto' : 'hidden'
}
