// Changes of checklists in plain words. Pure.
interface Named {
  name: string
}
type Change<T> = [T, T]

const quoted = (value: unknown) => `“${String(value)}”`

export function checklistWords(name: string, changes: Record<string, unknown>): string {
  const list = `the checklist ${quoted(changes.checklist)}`
  const item = quoted(changes.item)
  const so = typeof changes.done === 'number' ? ` (${changes.done} of ${changes.total})` : ''
  switch (name) {
    case 'ticket.checklist_added':
      return `added ${list}`
    case 'ticket.checklist_removed':
      return `removed ${list}`
    case 'ticket.checklist_restored':
      return `brought back ${list}`
    case 'ticket.checklist_changed':
      return listPhrases(list, changes).join('; ')
    case 'ticket.item_added':
      return `added ${item} to ${list}`
    case 'ticket.item_removed':
      return `removed ${item} from ${list}`
    case 'ticket.item_restored':
      return `brought back ${item} on ${list}`
    case 'ticket.item_ticked':
      return `ticked ${item}${so}`
    case 'ticket.item_unticked':
      return `unticked ${item}${so}`
    default:
      return itemPhrases(item, changes).join('; ') || `moved ${item} on ${list}`
  }
}

function listPhrases(list: string, { name, mandatory }: Record<string, unknown>): string[] {
  return [
    ...(name ? [`renamed ${list} to ${quoted((name as Change<string>)[1])}`] : []),
    ...(mandatory ? [`made ${list} ${(mandatory as Change<boolean>)[1] ? 'mandatory' : 'optional'}`] : []),
  ]
}

function itemPhrases(item: string, { text, owner, due }: Record<string, unknown>): string[] {
  const person = (owner as Change<Named | null> | undefined)?.[1]
  const day = (due as Change<string | null> | undefined)?.[1]
  return [
    ...(text ? [`reworded ${item} to ${quoted((text as Change<string>)[1])}`] : []),
    ...(owner ? [person ? `gave ${item} to ${person.name}` : `left ${item} to nobody`] : []),
    ...(due ? [day ? `set ${item} due on ${day}` : `removed the due day of ${item}`] : []),
  ]
}

export const isOfChecklist = (name: string) => /^ticket\.(checklist|item)_/.test(name)
