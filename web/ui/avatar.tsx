// A person as initials on their colour. Beside a written name it is decoration; alone, it carries the name.
import type { CSSProperties } from 'react'
import { cx } from './cx.ts'
import { hueOf, initials } from './person-initials.ts'
import { tip } from './tip.ts'

const sizes = {
  sm: 'size-5 text-[0.5625rem]',
  md: 'size-6 text-[0.625rem]',
  lg: 'size-8 text-xs',
}

interface AvatarProps {
  person: { id: string; name: string }
  size?: keyof typeof sizes
  /** The name does not stand beside it: say it, and show it as a tooltip. */
  alone?: boolean
}

export function Avatar({ person, size = 'md', alone }: AvatarProps) {
  return (
    <span
      {...(alone ? { role: 'img', 'aria-label': person.name, ...tip(person.name) } : { 'aria-hidden': true })}
      className={cx(
        'avatar inline-flex shrink-0 items-center justify-center rounded-full font-semibold select-none',
        sizes[size],
      )}
      style={{ '--avatar-hue': hueOf(person.id) } as CSSProperties}
    >
      {initials(person.name)}
    </span>
  )
}
