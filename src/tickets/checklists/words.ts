// Changes of checklists in plain words. Pure.
interface Named {
  name: string
}
type Change<T> = [T, T]

const quoted = (value: unknown) => `“${String(value)}”`

type Changes = Record<string, unknown>

const listIn = ({ checklist }: Changes) => `the checklist ${quoted(checklist)}`
const itemIn = ({ item }: Changes) => quoted(item)
const progress = ({ done, total }: Changes) => (typeof done === 'number' ? ` (${done} of ${total})` : '')

export const checklistWords: Record<string, (changes: Changes) => string> = {
  'ticket.checklist_added': (changes) => `added ${listIn(changes)}`,
  'ticket.checklist_removed': (changes) => `removed ${listIn(changes)}`,
  'ticket.checklist_restored': (changes) => `brought back ${listIn(changes)}`,
  'ticket.checklist_changed': (changes) => listPhrases(listIn(changes), changes).join('; '),
  'ticket.item_added': (changes) => `added ${itemIn(changes)} to ${listIn(changes)}`,
  'ticket.item_removed': (changes) => `removed ${itemIn(changes)} from ${listIn(changes)}`,
  'ticket.item_restored': (changes) => `brought back ${itemIn(changes)} on ${listIn(changes)}`,
  'ticket.item_ticked': (changes) => `ticked ${itemIn(changes)}${progress(changes)}`,
  'ticket.item_unticked': (changes) => `unticked ${itemIn(changes)}${progress(changes)}`,
  'ticket.item_changed': (changes) =>
    itemPhrases(itemIn(changes), changes).join('; ') || `moved ${itemIn(changes)} on ${listIn(changes)}`,
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
