import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { beyondSrgb, contrast } from './contrast.ts'
import { hues } from './person-initials.ts'

const css = ['tokens.css', 'styles.css'].map((file) => readFileSync(new URL(file, import.meta.url), 'utf8')).join('\n')
type Theme = 'light' | 'dark'

// Follows var() to the colour that a token has in a theme.
function colour(token: string, theme: Theme): string {
  const value = new RegExp(`--${token}: ([^;]+);`).exec(css)?.[1]
  if (!value) throw new Error(`No token is called --${token}`)
  const alias = /^var\(--([\w-]+)\)$/.exec(value)
  return alias ? colour(alias[1] as string, theme) : pick(value, theme)
}

function pick(value: string, theme: Theme): string {
  const both = /^light-dark\((oklch\(.+?\)+), (oklch\(.+?\)+)\)$/.exec(value)
  return both ? (both[theme === 'light' ? 1 : 2] as string) : value
}

const grounds = ['surface', 'canvas', 'sunken', 'overlay', 'hover', 'selected']
const texts = ['text', 'muted', 'accent-text', 'red', 'amber', 'green', 'blue']
const onTheirOwn = [
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-red', 'red-solid'],
  ['on-red', 'red-solid-hover'],
  ['accent-text', 'accent-soft'],
  ['text', 'accent-soft'],
  ['red', 'red-soft'],
  ['amber', 'amber-soft'],
  ['green', 'green-soft'],
  ['blue', 'blue-soft'],
  ['text', 'note'],
  ['muted', 'note'],
  ['note-text', 'note'],
]

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each([...texts.flatMap((text) => grounds.map((ground) => [text, ground])), ...onTheirOwn])(
    '%s reads on %s',
    (text, ground) => {
      expect(contrast(colour(text as string, theme), colour(ground as string, theme))).toBeGreaterThanOrEqual(4.5)
    },
  )

  test.each(
    ['edge', 'ring', 'accent', 'red-solid'].flatMap((edge) =>
      ['surface', 'canvas', 'sunken', 'overlay'].map((ground) => [edge, ground]),
    ),
  )('the edge %s stands out from %s', (edge, ground) => {
    expect(contrast(colour(edge as string, theme), colour(ground as string, theme))).toBeGreaterThanOrEqual(3)
  })

  test.each(hues)('initials read on hue %i', (hue) => {
    const avatar = (property: string) => {
      const value = new RegExp(`${property}: (light-dark\\(.+\\));`).exec(
        css.slice(css.indexOf('.avatar')),
      )?.[1] as string
      return pick(value.replaceAll('var(--avatar-hue)', String(hue)), theme)
    }
    expect(contrast(avatar('color'), avatar('background'))).toBeGreaterThanOrEqual(4.5)
  })

  test('every colour exists on an ordinary screen', () => {
    for (const [, token] of css.matchAll(/--([\w-]+): (?:light-dark\()?oklch/g)) {
      const value = colour(token as string, theme)
      if (!value.includes('/')) expect(beyondSrgb(value), token).toBeLessThan(0.01)
    }
  })
})

test('black on white is 21 to 1', () => {
  expect(contrast('oklch(0 0 0)', 'oklch(1 0 0)')).toBeCloseTo(21, 1)
})
