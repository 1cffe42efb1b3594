// Hints that somebody has waved away, for as long as the tab is open.
const place = 'mendbook.similar.dismissed'

function read(): string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(place) ?? '[]')
    return Array.isArray(kept) ? kept.map(String) : []
  } catch {
    return []
  }
}

export const isDismissed = (what: string) => read().includes(what)

export function dismiss(what: string) {
  try {
    sessionStorage.setItem(place, JSON.stringify([...read(), what].slice(-200)))
  } catch {
    // A browser that keeps nothing shows the hint again.
  }
}
