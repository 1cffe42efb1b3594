// The properties that a shortcut or the palette can open.
export const properties = [
  { id: 'status', label: 'Status', shortcut: 's' },
  { id: 'priority', label: 'Priority', shortcut: 'p' },
  { id: 'assignee', label: 'Assignee', shortcut: 'a' },
  { id: 'team', label: 'Team', shortcut: 't' },
  { id: 'category', label: 'Category', shortcut: null },
  { id: 'tags', label: 'Tags', shortcut: 'l' },
] as const

export type PropertyId = (typeof properties)[number]['id'] | 'type' | 'impact' | 'urgency' | 'level' | 'requester'

const elementId = (id: PropertyId) => `property-${id}`
export const propertyAttributes = (id: PropertyId) => ({ id: elementId(id) })

/** Opens a property as a press on it would; on a phone its sheet has to be opened first, which the page sees to. */
export function openProperty(id: PropertyId) {
  const element = document.getElementById(elementId(id))
  if (element && element.offsetParent !== null) return element.click()
  document.getElementById('open-properties')?.click()
  setTimeout(() => document.getElementById(elementId(id))?.click(), 250)
}
