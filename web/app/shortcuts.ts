// Which action a key press means. Pure: `mod+k` is pressed at once, `g i` one key after the other.

export interface Stroke {
  key: string
  mod: boolean
  alt: boolean
  shift: boolean
}

export interface Match {
  /** The shortcut that is complete now. */
  hit: string | null
  /** What was pressed so far of a longer one. */
  pending: string
}

/** Steps of one shortcut may follow each other this slowly. */
export const patience = 1000

export function matchStroke(pending: string, stroke: Stroke, shortcuts: readonly string[]): Match {
  const written = write(stroke)
  const soFar = pending ? `${pending} ${written}` : written
  if (shortcuts.includes(soFar)) return { hit: soFar, pending: '' }
  if (shortcuts.some((shortcut) => shortcut.startsWith(`${soFar} `))) return { hit: null, pending: soFar }
  // A sequence that went astray: its last key may begin another one.
  return pending ? matchStroke('', stroke, shortcuts) : { hit: null, pending: '' }
}

// Shift is named only with keys that have no other face: "?" is pressed with shift on many keyboards and without on others.
function write({ key, mod, alt, shift }: Stroke): string {
  const named = key.length > 1 || /^[a-z]$/i.test(key)
  return [mod && 'mod', alt && 'alt', shift && named && 'shift', key === ' ' ? 'space' : key.toLowerCase()]
    .filter(Boolean)
    .join('+')
}
