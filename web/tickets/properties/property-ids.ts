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

/** Opens a property as a press on it would; where there is no room beside the conversation, its sheet first. */
export function openProperty(id: PropertyId) {
  const element = document.getElementById(elementId(id))
  if (element && element.offsetParent !== null) return element.click()
  document.getElementById('open-properties')?.click()
  // The sheet is there when it takes the focus. Did somebody go elsewhere meanwhile, the focus is not called back.
  const arrived = ({ target }: FocusEvent) => {
    const property = document.getElementById(elementId(id))
    if (target instanceof Element && target.closest('[role=dialog]')?.contains(property)) property?.click()
  }
  document.addEventListener('focusin', arrived, { once: true })
}
