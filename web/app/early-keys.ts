// What was pressed before the code of the shortcuts had arrived: it waits here and is not lost.
const pressed: KeyboardEvent[] = []
function keep(event: KeyboardEvent) {
  // The page itself has taken this one: what was pressed before it would now come too late, and out of order.
  if (event.defaultPrevented) pressed.length = 0
  else pressed.push(event)
}
document.addEventListener('keydown', keep)

/** Those presses, oldest first, for the one who listens from now on. */
export function earlyKeys(): KeyboardEvent[] {
  document.removeEventListener('keydown', keep)
  return pressed.splice(0)
}
