// What was pressed before the code of the shortcuts had arrived: it waits here and is not lost.
const pressed: KeyboardEvent[] = []
const keep = (event: KeyboardEvent) => void pressed.push(event)
document.addEventListener('keydown', keep)

/** Those presses, oldest first, for the one who listens from now on. */
export function earlyKeys(): KeyboardEvent[] {
  document.removeEventListener('keydown', keep)
  return pressed.splice(0)
}
