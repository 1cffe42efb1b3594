// Draws the icons of lucide: 16 px, stroke 1.5 (styles.css), decoration unless it is given a name.
import type { ComponentProps } from 'react'
import { createElement } from 'react'
import { cx } from './cx.ts'

type Shapes = readonly [tag: string, attributes: Record<string, string>][]

/** Takes the place of the function of that name in lucide-react: see web/lean-icons.ts. */
export default function createLucideIcon(node: Shapes) {
  const shapes = node.map(([tag, attributes], key) => createElement(tag, { key, ...attributes }))
  return function Icon({ className, ...rest }: ComponentProps<'svg'>) {
    return (
      // biome-ignore lint/a11y/noSvgWithoutTitle: decoration, or named by aria-label
      <svg
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden={rest['aria-label'] ? undefined : true}
        {...rest}
        className={cx('lucide', className)}
      >
        {shapes}
      </svg>
    )
  }
}
